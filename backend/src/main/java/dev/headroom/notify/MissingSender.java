package dev.headroom.notify;

import dev.headroom.alerting.incident.Transition;
import dev.headroom.notify.send.Attempt;
import dev.headroom.notify.send.Delivery;
import dev.headroom.notify.send.Sender;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;

/**
 * Stands in for an integration that is no longer in {@code routing.yaml} but still has deliveries
 * pending: they wait for it to come back until they expire.
 */
final class MissingSender implements Sender {
  @Override
  public List<String> payloads(Transition transition) {
    return List.of();
  }

  @Override
  public Attempt send(Delivery delivery) {
    String reason = "receiver %s is not in routing.yaml".formatted(delivery.receiver());
    return new Attempt.Retry(OptionalInt.empty(), reason, Duration.ZERO);
  }
}
