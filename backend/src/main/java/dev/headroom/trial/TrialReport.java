package dev.headroom.trial;

import dev.headroom.model.Urgency;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What would have been, beside what was.
 *
 * @param from the beginning of the time that was tried
 * @param until its end; earlier than the moment of asking where the time for trying was up
 * @param step how far apart the moments are that were looked at
 * @param isComplete whether the time for trying was enough
 * @param promises those of the rules, and since when each could be tried
 * @param wouldBe incidents that there would have been, oldest first
 * @param onlyReal incidents that there were and would not have been, oldest first
 * @param untried incidents that there were and of which it is not known, oldest first
 * @param isCut whether there were more than are listed
 */
public record TrialReport(
    Instant from,
    Instant until,
    Duration step,
    boolean isComplete,
    List<TriedPromise> promises,
    List<TriedIncident> wouldBe,
    List<TrialIncident> onlyReal,
    List<TrialIncident> untried,
    boolean isCut) {
  public TrialReport {
    promises = List.copyOf(promises);
    wouldBe = List.copyOf(wouldBe);
    onlyReal = List.copyOf(onlyReal);
    untried = List.copyOf(untried);
  }

  /**
   * A promise.
   *
   * @param from since when its events are known; empty if nobody counts them yet
   */
  public record TriedPromise(String name, Optional<Instant> from) {}

  /**
   * An incident there would have been.
   *
   * @param really the one there was; empty if there was none
   */
  public record TriedIncident(TrialIncident incident, Optional<TrialIncident> really) {}

  /**
   * An incident.
   *
   * @param id of one that really was; empty for one that would have been
   * @param endedAt empty if it stands at the end
   * @param told who was told first of each alarm, in that order
   */
  public record TrialIncident(
      Optional<String> id,
      String subject,
      String service,
      Urgency severity,
      Instant startedAt,
      Optional<Instant> endedAt,
      String summary,
      List<ToldReceiver> told) {
    public TrialIncident {
      told = List.copyOf(told);
    }

    /** Whether both stand at some time, give or take so much. */
    boolean meets(TrialIncident other, Duration slack) {
      return !startedAt.isAfter(other.endedAt.orElse(Instant.MAX.minus(slack)).plus(slack))
          && !other.startedAt.isAfter(endedAt.orElse(Instant.MAX.minus(slack)).plus(slack));
    }
  }

  /**
   * A receiver was told of an alarm for the first time.
   *
   * @param by the step of the incident: {@code opened}, {@code escalated}, …
   */
  public record ToldReceiver(String receiver, int alarm, String by, Instant at) {}
}
