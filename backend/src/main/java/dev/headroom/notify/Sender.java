package dev.headroom.notify;

import dev.headroom.alerting.Transition;
import java.util.Optional;

/** Knows how one integration is told. */
interface Sender {
  /** The body that tells of a transition; empty if this integration is not told of it. */
  Optional<String> payload(Transition transition);

  /** Posts a delivery. Blocks within the deadline of a request; what goes wrong is an outcome. */
  Attempt send(Delivery delivery);
}
