package dev.headroom.alerting.correlation;

import dev.headroom.alerting.incident.Incident;
import dev.headroom.model.text.DurationText;
import java.time.Duration;

/** Why incidents belong together, in words. */
final class OnsetWords {
  private OnsetWords() {}

  /**
   * Where one service needs the other: {@code payments began 40s earlier and checkout needs it}.
   */
  static String needs(Incident dependent, Incident cause) {
    return "%s and %s needs it".formatted(began(cause, dependent), dependent.service());
  }

  /** Where both are the same kind of fault. */
  static String same(Incident incident, Incident other) {
    return "the same kind of fault; " + began(other, incident);
  }

  /** {@code payments began 40s earlier}. */
  private static String began(Incident one, Incident other) {
    Duration ahead =
        Duration.ofSeconds(Duration.between(one.beganAt(), other.beganAt()).toSeconds());
    if (ahead.isZero()) {
      return one.service() + " began at the same time";
    }
    return "%s began %s %s"
        .formatted(
            one.service(),
            DurationText.format(ahead.abs()),
            ahead.isPositive() ? "earlier" : "later");
  }
}
