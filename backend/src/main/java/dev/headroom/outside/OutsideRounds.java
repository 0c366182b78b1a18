package dev.headroom.outside;

import dev.headroom.alerting.source.AlertRound;
import dev.headroom.alerting.source.AlertTeller;
import dev.headroom.outside.record.OutsideAlert;
import dev.headroom.routing.Routing;
import dev.headroom.routing.Routing.RouteGroup;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is told together: which group an alert is in, and the rounds that are made of each. */
final class OutsideRounds {
  private final AlertTeller teller;
  private final OutsideText text;
  private final KeptAlerts kept;
  private final StartGrace grace;
  private volatile Routing routing = Routing.NOBODY;
  private Instant last = Instant.EPOCH;

  OutsideRounds(AlertTeller teller, OutsideText text, KeptAlerts kept, StartGrace grace) {
    this.teller = teller;
    this.text = text;
    this.kept = kept;
    this.grace = grace;
  }

  void route(Routing next) {
    routing = next;
  }

  /**
   * Decides what an alert is told with: it stays with what it was told with as long as it fires,
   * whatever the files say by then.
   */
  OutsideAlert grouped(Optional<OutsideAlert> known, OutsideAlert next, Instant now) {
    boolean goesOn =
        known
            .filter(each -> !each.isEnded())
            .filter(each -> each.firesAt(now) || grace.holds(each, now))
            .isPresent();
    return goesOn || next.isEnded()
        ? next
        : next.in(
            routing
                .group(routedLabels(next))
                .map(group -> OutsideSubject.group(group, next.labels())));
  }

  private Map<String, String> routedLabels(OutsideAlert alert) {
    return text.labels(alert);
  }

  /** Those that are due at a moment. */
  List<AlertRound> at(Instant moment) {
    Instant at = afterLast(moment);
    List<AlertRound> rounds = new ArrayList<>();
    kept.due(at, grace).forEach((subject, alerts) -> rounds.add(round(subject, alerts, at)));
    return rounds;
  }

  /** What is seen later is later, however often rounds are made within a millisecond. */
  private Instant afterLast(Instant at) {
    boolean isSame = !at.isAfter(last) && at.plusSeconds(1).isAfter(last);
    last = isSame ? last.plusMillis(1) : at;
    return last;
  }

  private AlertRound round(String subject, SubjectAlerts alerts, Instant at) {
    return new AlertRound(
        subject,
        at,
        OutsideReadings.of(alerts.alerts(), at, grace),
        new OutsideAccount(teller, text, alerts, at),
        groupWait(alerts.alerts().getFirst()));
  }

  /** By the routes of now; empty of what is told alone. */
  private Optional<Duration> groupWait(OutsideAlert any) {
    return any.group()
        .map(
            _ -> routing.group(routedLabels(any)).map(RouteGroup::groupWait).orElse(Duration.ZERO));
  }
}
