package dev.headroom.trial;

import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.Incident.Resolution;
import dev.headroom.alerting.source.AlertReading;
import dev.headroom.alerting.source.AlertReading.AlertLevel;
import dev.headroom.alerting.source.AlertRound;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Incidents that really were, as a source of alerts: each fires from its beginning to its end. */
final class ReplayedIncidents {
  /** No subject of any source begins like this. */
  private static final String SUBJECT = "replayed/";

  private static final Duration SHORT_WINDOW = Duration.ofMinutes(5);

  private final List<Incident> kept;

  ReplayedIncidents(List<Incident> kept) {
    this.kept = List.copyOf(kept);
  }

  static boolean isSubject(String subject) {
    return subject.startsWith(SUBJECT);
  }

  /** The incident that is meant by a subject; empty if it is none of these. */
  Optional<Incident> find(String subject) {
    return kept.stream().filter(each -> subject(each).equals(subject)).findFirst();
  }

  private static String subject(Incident incident) {
    return SUBJECT + incident.id();
  }

  /** One round of each that has begun and has not been over for a whole step. */
  List<AlertRound> rounds(Instant at, Duration step) {
    return kept.stream()
        .filter(each -> !each.startedAt().isAfter(at) && end(each).plus(step).isAfter(at))
        .map(each -> round(each, at))
        .toList();
  }

  /** When any of them began or ended between two moments, in order. */
  List<Instant> turns(Instant after, Instant before) {
    return kept.stream()
        .flatMap(each -> Stream.of(each.startedAt(), end(each)))
        .filter(each -> each.isAfter(after) && each.isBefore(before))
        .distinct()
        .sorted()
        .toList();
  }

  private static Instant end(Incident incident) {
    return incident.resolution().map(Resolution::at).orElse(Instant.MAX.minus(Duration.ofDays(1)));
  }

  private static AlertRound round(Incident incident, Instant at) {
    AlertLevel level = end(incident).isAfter(at) ? AlertLevel.FIRING : AlertLevel.CLEAR;
    return new AlertRound(
        subject(incident),
        at,
        List.of(
            new AlertReading(
                incident.lead(),
                incident.severity(),
                level,
                SHORT_WINDOW,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                Optional.empty())),
        new ReplayedAccount(incident));
  }
}
