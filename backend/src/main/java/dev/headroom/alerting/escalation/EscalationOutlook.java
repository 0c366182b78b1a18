package dev.headroom.alerting.escalation;

import dev.headroom.alerting.incident.Telling;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How far an alarm has been passed on.
 *
 * @param next empty where nobody else will be told as things stand
 * @param done who was told because nobody acknowledged it or it did not arrive, in that order
 */
public record EscalationOutlook(Optional<NextStep> next, List<Telling> done) {
  public EscalationOutlook {
    done = List.copyOf(done);
  }

  /**
   * Who is told next.
   *
   * @param at when, if nobody acknowledges it; in the past while something holds it back
   */
  public record NextStep(String receiver, Instant at) {}
}
