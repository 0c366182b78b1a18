package dev.headroom.drill.schedule;

import dev.headroom.drill.run.DrillRequest;
import dev.headroom.model.Urgency;
import java.time.Duration;
import java.time.Instant;

/**
 * A drill that begins by the clock, as it is declared.
 *
 * @param request what begins; its schedule is the name, unlike any other
 * @param promise name of the promise that is drilled
 * @param service whose promise that is
 * @param owner who is told if it fails; may be empty
 * @param severity whether somebody is woken then
 */
record DrillSchedule(
    DrillRequest request,
    String promise,
    String service,
    DueTimes due,
    String owner,
    Urgency severity) {
  /** How long after its time a drill still begins. */
  static final Duration LATE_MAX = Duration.ofHours(1);

  String name() {
    return request.schedule();
  }

  /** Whether one that is due at a time may begin at a moment after it. */
  static boolean mayBegin(Instant due, Instant moment) {
    return !moment.isAfter(due.plus(LATE_MAX));
  }
}
