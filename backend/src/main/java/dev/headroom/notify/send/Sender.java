package dev.headroom.notify.send;

import dev.headroom.alerting.incident.Transition;
import java.util.List;

/** Knows how one integration is told. */
public interface Sender {
  /** The bodies that tell of a transition, in their order; none if this integration is not told. */
  List<String> payloads(Transition transition);

  /** Posts a delivery. Blocks within the deadline of a request; what goes wrong is an outcome. */
  Attempt send(Delivery delivery);
}
