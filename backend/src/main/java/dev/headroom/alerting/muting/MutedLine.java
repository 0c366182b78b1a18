package dev.headroom.alerting.muting;

import static dev.headroom.alerting.incident.TimelineEntry.HEADROOM;

import dev.headroom.alerting.incident.EntryKind;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.LoggedTransition;
import dev.headroom.alerting.incident.TimelineEntry;
import dev.headroom.alerting.incident.Transition;
import dev.headroom.alerting.incident.TransitionKind;
import java.time.Instant;
import java.util.Map;

/** The line that says who was not told of a step, and why. A restart reads who it was from it. */
public final class MutedLine {
  public static final String RECEIVER = "receiver";
  public static final String OVER = "over";

  private MutedLine() {}

  /** Whether everybody who is not held back hears of a step, and the others hear of it later. */
  public static boolean goesToAll(LoggedTransition step) {
    return step.notifies()
        && switch (step.transition().kind()) {
          case OPENED, REOPENED, UPDATED, PARTLY_RESOLVED, UNACKNOWLEDGED, UNMUTED -> true;
          case ACKNOWLEDGED, ROUTED, RELEASED, REPEATED, ESCALATED, FAILED_OVER, RESOLVED -> false;
        };
  }

  /**
   * The line, as a step of its own that nobody is told of.
   *
   * @param before the incident as it is before it
   */
  public static LoggedTransition of(
      Incident before, Instant at, String receiver, HoldReason reason) {
    String line = "Not told to %s: %s".formatted(receiver, reason.why());
    Map<String, String> details = Map.of(RECEIVER, receiver, OVER, reason.over());
    return new LoggedTransition(
        new Transition(TransitionKind.UPDATED, at, before.next(draft -> draft)),
        new TimelineEntry(at, EntryKind.MUTED, HEADROOM, "", line, details),
        false);
  }
}
