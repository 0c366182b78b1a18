package dev.headroom.alerting.incident;

import dev.headroom.alerting.incident.Incident.Acknowledgement;
import dev.headroom.model.Urgency;
import java.time.Instant;

/**
 * A tier that burns: from the moment it reached its factor until it is clear.
 *
 * @param since when it was noticed
 * @param answer what a person has done about it since
 */
public record BurningTier(String tier, Urgency urgency, Instant since, Handling answer) {
  /** What a person has done about a burn. It holds for this burn and no later one. */
  public sealed interface Handling {
    /** Nothing yet. */
    record Unhandled() implements Handling {}

    /** An incident was acknowledged while it burnt. */
    record Acknowledged(Acknowledgement by) implements Handling {}

    /** An incident was resolved by hand while it burnt. */
    record ClosedByHand() implements Handling {}
  }

  public boolean isUnanswered() {
    return answer instanceof Handling.Unhandled;
  }

  public BurningTier answered(Handling by) {
    return new BurningTier(tier, urgency, since, by);
  }
}
