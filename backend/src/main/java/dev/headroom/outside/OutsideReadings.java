package dev.headroom.outside;

import dev.headroom.alerting.source.AlertReading;
import dev.headroom.alerting.source.AlertReading.AlertLevel;
import dev.headroom.outside.record.OutsideAlert;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** How the alerts of a subject stand, as alerting asks for it. */
final class OutsideReadings {
  /**
   * How far a sender looks back is not known; servers evaluate once a minute, and a few in a row
   * say what goes on.
   */
  static final Duration SHORT_WINDOW = Duration.ofMinutes(5);

  private OutsideReadings() {}

  static List<AlertReading> of(List<OutsideAlert> alerts, Instant at, StartGrace grace) {
    return alerts.stream()
        .sorted(
            Comparator.comparing(OutsideSubject::urgency)
                .thenComparing(each -> each.group().isEmpty() ? Instant.MIN : each.startsAt())
                .thenComparing(OutsideSubject::lead))
        .map(alert ->
            new AlertReading(
                OutsideSubject.lead(alert),
                OutsideSubject.urgency(alert),
                level(alert, at, grace),
                SHORT_WINDOW,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                Optional.empty()))
        .toList();
  }

  static AlertLevel level(OutsideAlert alert, Instant at, StartGrace grace) {
    if (alert.firesInRound(at)) {
      return AlertLevel.FIRING;
    }
    return alert.isEnded() || !grace.holds(alert, at) ? AlertLevel.CLEAR : AlertLevel.UNKNOWN;
  }
}
