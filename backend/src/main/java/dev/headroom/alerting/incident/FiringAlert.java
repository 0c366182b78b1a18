package dev.headroom.alerting.incident;

import dev.headroom.alerting.incident.Incident.Acknowledgement;
import dev.headroom.model.Urgency;
import java.time.Instant;

/**
 * An alert that fires: from the moment its source said so until the source says that it is clear.
 *
 * @param name among the alerts of its subject
 * @param since when it was noticed
 * @param answer what a person has done about it since
 */
public record FiringAlert(String name, Urgency urgency, Instant since, Handling answer) {
  /**
   * What a person has done about an alert. It holds for as long as this one fires, and no longer.
   */
  public sealed interface Handling {
    /** Nothing yet. */
    record Unhandled() implements Handling {}

    /** An incident was acknowledged while it fired. */
    record Acknowledged(Acknowledgement by) implements Handling {}

    /** An incident was resolved by hand while it fired. */
    record ClosedByHand() implements Handling {}
  }

  public boolean isUnanswered() {
    return answer instanceof Handling.Unhandled;
  }

  public FiringAlert answered(Handling by) {
    return new FiringAlert(name, urgency, since, by);
  }
}
