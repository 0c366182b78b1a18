package dev.headroom.drill.run;

import dev.headroom.alerting.incident.DrillSubject;
import dev.headroom.drill.record.KeptDrill.DrillLeg;
import dev.headroom.drill.record.KeptDrill.LegTime;
import dev.headroom.model.Alert;
import dev.headroom.model.Urgency;
import dev.headroom.model.text.DurationText;
import dev.headroom.select.Selector;
import dev.headroom.slo.objective.BurnTier;
import dev.headroom.slo.objective.Indicator;
import dev.headroom.slo.objective.Indicator.MetricSource.CounterSource;
import dev.headroom.slo.objective.Objective;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a drill does: an objective of its own, with the target and one tier of a real one, over a
 * series of its own that has nothing but bad events.
 *
 * @param drilled the promise whose way to people is tried out
 * @param objective counted and evaluated for this drill alone
 * @param pageWithin from the first bad event, in which the first receiver has the page in time
 */
record DrillPlan(Objective drilled, Objective objective, Duration pageWithin) {
  static final Duration DURABLE_MAX = Duration.ofSeconds(10);

  /** Over theory: events are counted by slices of ten seconds, and pushed each second. */
  static final Duration ALERT_SLACK = Duration.ofSeconds(20);

  static final Duration INCIDENT_MAX = Duration.ofSeconds(10);
  static final Duration RECEIVED_MAX = Duration.ofSeconds(30);
  static final Duration ACKNOWLEDGED_MAX = Duration.ofMinutes(10);

  /** What the page of a drill is about; no objective of the files has a slash in its name. */
  static final String SUBJECT = DrillSubject.RUN;

  /** Of the promises that page, none in shadow, the one that notices a complete outage first. */
  static Optional<DrillPlan> of(List<Objective> promises, String drill) {
    return promises.stream()
        .filter(each -> !each.isShadow() && tier(each).isPresent())
        .min(Comparator.comparing(DrillPlan::noticedAfter))
        .map(each -> new DrillPlan(each, objective(each, drill), longest(noticedAfter(each))));
  }

  /** The longest time that passes the legs up to the first receiver. */
  private static Duration longest(Duration noticed) {
    return noticed.plus(ALERT_SLACK).plus(INCIDENT_MAX).plus(RECEIVED_MAX);
  }

  /** The same with another time in which the page is in time. */
  DrillPlan within(Duration time) {
    return new DrillPlan(drilled, objective, time);
  }

  /**
   * @param paged from the first bad event until the first receiver had the page
   */
  boolean isInTime(Duration paged) {
    return paged.compareTo(pageWithin) <= 0;
  }

  /** What is said of a page that was not in time though no leg was missed; empty where it was. */
  Optional<String> lateness(Duration paged) {
    return isInTime(paged)
        ? Optional.empty()
        : Optional.of(
            "The first receiver had the page after %s; in time is %s."
                .formatted(DurationText.format(paged), DurationText.format(pageWithin)));
  }

  private static Optional<BurnTier> tier(Objective promise) {
    return promise.tiers().stream()
        .filter(each -> each.urgency() == Urgency.PAGE)
        .min(Comparator.comparing(each -> each.outageNoticedAfter(promise.budget())));
  }

  private static Duration noticedAfter(Objective promise) {
    return tier(promise).orElseThrow().outageNoticedAfter(promise.budget());
  }

  private static Objective objective(Objective promise, String drill) {
    BurnTier tier = tier(promise).orElseThrow();
    CounterSource events =
        new CounterSource(
            Selector.parse(
                "headroom_drill_events_total{drill=\"true\",drill_run=\"%s\"}".formatted(drill)));
    return new Objective(
        SUBJECT + drill,
        promise.displayName(),
        promise.description(),
        promise.service(),
        promise.owner(),
        promise.runbook(),
        promise.labels(),
        promise.target(),
        tier.longWindow(),
        new Indicator(Indicator.Side.BAD, events, events),
        List.of(tier),
        1,
        promise.events(),
        promise.definition(),
        false);
  }

  /** The legs, none of which is done. */
  List<LegTime> legs() {
    Duration noticed = noticedAfter(objective);
    return List.of(
        leg(DrillLeg.DURABLE, Duration.ZERO, DURABLE_MAX),
        leg(DrillLeg.ALERT, noticed, noticed.plus(ALERT_SLACK)),
        leg(DrillLeg.INCIDENT, Duration.ZERO, INCIDENT_MAX),
        leg(DrillLeg.RECEIVED, Duration.ZERO, RECEIVED_MAX),
        leg(DrillLeg.ACKNOWLEDGED, Duration.ZERO, ACKNOWLEDGED_MAX));
  }

  private static LegTime leg(DrillLeg leg, Duration expected, Duration limit) {
    return new LegTime(leg, Optional.empty(), expected, limit);
  }

  /** What its page is routed by: the labels that a page of the promise has, and that it is none. */
  Map<String, String> labels() {
    Map<String, String> labels = new TreeMap<>(drilled.labels());
    labels.put(Alert.NAME, Alert.BURN);
    labels.put(Alert.SLO, drilled.name());
    labels.put("service", drilled.service());
    labels.put("owner", drilled.owner());
    labels.put(Alert.SEVERITY, Urgency.PAGE.text());
    labels.put(Alert.TIER, objective.tiers().getFirst().name());
    labels.put(Alert.DRILL, "true");
    labels.values().removeIf(String::isEmpty);
    return labels;
  }
}
