package dev.headroom.watch;

import dev.headroom.alerting.Alerting;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.Links;
import dev.headroom.alerting.source.AlertReading;
import dev.headroom.alerting.source.AlertReading.AlertLevel;
import dev.headroom.alerting.source.AlertRound;
import dev.headroom.alerting.source.AlertTeller;
import dev.headroom.watch.finding.Finding;
import dev.headroom.watch.finding.WatchSubject;
import dev.headroom.watch.heartbeat.Heartbeats;
import dev.headroom.watch.page.UndeliveredPages;
import dev.headroom.watch.refusal.RefusedAlerts;
import dev.headroom.watch.stall.EvaluatorWatch;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * What Headroom raises about itself and about those who should report to it, as a source of alerts:
 * heartbeats that are missed, an evaluator that stands still, pages that reach nobody, alerts of
 * others that find no room, drills that fail.
 */
public final class Watch {
  /**
   * How many incidents begin with one look. Each is a transaction, and pages of promises must not
   * wait long for them.
   */
  static final int BEGINNINGS_MAX = 100;

  /** A beat that comes and goes is one incident for twice as long as this. */
  private static final Duration SHORT_WINDOW = Duration.ofMinutes(1);

  private final Heartbeats heartbeats;
  private final EvaluatorWatch evaluator;
  private final UndeliveredPages pages;
  private final RefusedAlerts refused;
  private final Supplier<List<Finding>> drills;
  private final WatchText text;
  private final InstantSource clock;

  /**
   * @param drills how the last drill of each schedule went; must not wait
   */
  public Watch(
      Heartbeats heartbeats,
      EvaluatorWatch evaluator,
      UndeliveredPages pages,
      RefusedAlerts refused,
      Supplier<List<Finding>> drills,
      Links links,
      InstantSource clock) {
    this.heartbeats = heartbeats;
    this.evaluator = evaluator;
    this.pages = pages;
    this.refused = refused;
    this.drills = drills;
    this.text = new WatchText(links);
    this.clock = clock;
  }

  /** Who speaks of incidents that no look has come of. */
  public static AlertTeller teller(Links links) {
    return new WatchText(links);
  }

  /**
   * Looks at everything and tells alerting; to be called each second, on a thread of its own. May
   * wait as long as alerting is busy.
   */
  public void look(Alerting alerting) {
    // What can make this thread wait comes first, so that what is found is never old news.
    List<Incident> standing = alerting.unresolved();
    List<Finding> found = new ArrayList<>();
    found.add(evaluator.look(clock.instant()));
    found.add(refused.look(clock.instant()));
    found.addAll(heartbeats.findings());
    found.addAll(drills.get());
    found.addAll(pages.look(standing, alerting.routing()));
    Instant at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    List<AlertRound> rounds = new ArrayList<>();
    int beginnings = 0;
    for (Finding each : found) {
      boolean begins =
          each.level() == AlertLevel.FIRING && alerting.firing(each.subject()).isEmpty();
      beginnings += begins ? 1 : 0;
      if (!begins || beginnings <= BEGINNINGS_MAX) {
        rounds.add(round(each, at));
      }
    }
    alerting.onRounds(rounds);
  }

  private AlertRound round(Finding finding, Instant at) {
    AlertReading reading =
        new AlertReading(
            finding.kind().lead(),
            finding.urgency(),
            finding.level(),
            SHORT_WINDOW,
            BigDecimal.ZERO,
            BigDecimal.ZERO,
            Optional.empty());
    return new AlertRound(
        finding.subject(), at, List.of(reading), new WatchAccount(text, finding, at));
  }

  /**
   * Whether it is a subject of this room that is watched now.
   *
   * @param heartbeats those that are declared
   * @param isScheduled whether the schedule of a subject is in force
   */
  public static boolean watches(
      String subject, Heartbeats heartbeats, Predicate<String> isScheduled) {
    return WatchSubject.is(subject)
        && (WatchSubject.scheduleOf(subject).isEmpty() || isScheduled.test(subject))
        && WatchSubject.heartbeatOf(subject)
            .map(name -> heartbeats.find(name).isPresent())
            .orElse(true);
  }
}
