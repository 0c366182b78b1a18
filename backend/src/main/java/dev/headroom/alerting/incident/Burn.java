package dev.headroom.alerting.incident;

import dev.headroom.alerting.incident.Incident.Acknowledgement;
import dev.headroom.slo.objective.BurnTier.Urgency;
import java.time.Instant;

/**
 * A tier that burns: from the moment it reached its factor until it is clear.
 *
 * @param since when it was noticed
 * @param answer what a person has done about it since
 */
public record Burn(String tier, Urgency urgency, Instant since, Answered answer) {
  /** What a person has done about a burn. It holds for this burn and no later one. */
  public sealed interface Answered {
    /** Nothing yet. */
    record ByNobody() implements Answered {}

    /** An incident was acknowledged while it burnt. */
    record Taken(Acknowledgement by) implements Answered {}

    /** An incident was resolved by hand while it burnt. */
    record Closed() implements Answered {}
  }

  public boolean isUnanswered() {
    return answer instanceof Answered.ByNobody;
  }

  public Burn answered(Answered by) {
    return new Burn(tier, urgency, since, by);
  }
}
