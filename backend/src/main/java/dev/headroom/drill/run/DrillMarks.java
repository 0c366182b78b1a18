package dev.headroom.drill.run;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When what was seen of a drill; each is empty until it is.
 *
 * @param pushed when the first bad event happened
 * @param durable how long its push took
 * @param alert the evaluation by which the tier fires
 * @param incident when the incident was on disk
 * @param received when the first receiver had answered
 * @param acknowledged when somebody had taken it
 */
record DrillMarks(
    Optional<Instant> pushed,
    Optional<Duration> durable,
    Optional<Instant> alert,
    Optional<Instant> incident,
    Optional<Instant> received,
    Optional<Instant> acknowledged) {
  static final DrillMarks NONE =
      new DrillMarks(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  DrillMarks pushed(Instant at) {
    return new DrillMarks(
        pushed.or(() -> Optional.of(at)), durable, alert, incident, received, acknowledged);
  }

  DrillMarks durable(Duration after) {
    return new DrillMarks(
        pushed, durable.or(() -> Optional.of(after)), alert, incident, received, acknowledged);
  }

  DrillMarks alert(Instant at) {
    return new DrillMarks(
        pushed, durable, alert.or(() -> Optional.of(at)), incident, received, acknowledged);
  }

  DrillMarks incident(Instant at) {
    return new DrillMarks(
        pushed, durable, alert, incident.or(() -> Optional.of(at)), received, acknowledged);
  }

  DrillMarks answered(Optional<Instant> receivedAt, Optional<Instant> acknowledgedAt) {
    return new DrillMarks(
        pushed,
        durable,
        alert,
        incident,
        received.or(() -> receivedAt),
        acknowledged.or(() -> acknowledgedAt));
  }
}
