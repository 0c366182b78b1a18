package dev.headroom.burn;

import static dev.headroom.model.text.PlainNumbers.percent;
import static dev.headroom.model.text.PlainNumbers.speed;

import dev.headroom.alerting.incident.Figures;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.Links;
import dev.headroom.model.Alert;
import dev.headroom.model.AlertState;
import dev.headroom.model.Urgency;
import dev.headroom.model.text.MomentText;
import dev.headroom.slo.BreachSummary;
import dev.headroom.slo.BurnRate;
import dev.headroom.slo.UnwatchedPromise;
import dev.headroom.slo.objective.BurnTier;
import dev.headroom.slo.objective.Indicator.MetricSource.CounterSource;
import dev.headroom.slo.objective.Indicator.MetricSource.DistributionSource;
import dev.headroom.slo.objective.Limit;
import dev.headroom.slo.objective.Objective;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Labels and annotations of an objective's alert: what machines route by and people read. */
final class AlertText {
  /** The label that says what people try to do when they meet the promise. */
  private static final String JOURNEY = "journey";

  private static final String UNWATCHED_NAME = "PromiseUnwatched";
  private static final int DESCRIPTION_LENGTH_MAX = 2_000;

  private final Links links;

  AlertText(Links links) {
    this.links = links;
  }

  /** The alert that a tier of an objective is as long as it burns. */
  Alert alert(
      String incident,
      Objective objective,
      Urgency severity,
      BurnTier tier,
      Figures figures,
      String summary) {
    return new Alert(
        labels(objective, severity, tier),
        annotations(incident, objective, figures, summary),
        AlertState.FIRING,
        figures.at());
  }

  /** The objective's own labels and ours; ours win. Empty ones are left out. */
  Map<String, String> labels(Objective objective, Urgency severity, BurnTier tier) {
    Map<String, String> labels = new TreeMap<>(objective.labels());
    labels.put(Alert.NAME, UnwatchedPromise.is(objective) ? UNWATCHED_NAME : Alert.BURN);
    labels.put(Alert.SLO, UnwatchedPromise.promise(objective.name()));
    labels.put("service", objective.service());
    labels.put("owner", objective.owner());
    labels.put(Alert.SEVERITY, severity.text());
    labels.put(Alert.TIER, tier.name());
    labels.values().removeIf(String::isEmpty);
    return labels;
  }

  /** Annotations with a summary; whatever becomes of the incident, none is ever left out. */
  Map<String, String> annotations(
      String incident, Objective objective, Figures figures, String summary) {
    return Map.of(
        Alert.SUMMARY,
        summary,
        "description",
        description(objective, figures),
        "runbook_url",
        links.runbook(objective.runbook()),
        "incident_url",
        links.incident(incident));
  }

  /**
   * While it burns. It says of which moment it is, for it may be read much later.
   *
   * @param newest the promise's shortest window: how it is lately; empty if nothing happens
   * @param beganAt the onset
   */
  String burning(Objective objective, Optional<BurnRate> newest, Figures figures, Instant beganAt) {
    if (UnwatchedPromise.is(objective)) {
      return objective.service() + ": " + objective.description() + forWhom(objective);
    }
    return "%s: %s in the %s to %s, burning the budget %s, since %s%s"
        .formatted(
            objective.service(),
            shares(objective, newest, figures),
            duration(figures.burnWindow()),
            MomentText.format(figures.at(), figures.at()),
            speed(figures.burn()),
            MomentText.format(beganAt, figures.at()),
            forWhom(objective));
  }

  /**
   * How it is lately, in a stretch that is told, and over the long window; once where both read
   * alike.
   */
  private static String shares(Objective objective, Optional<BurnRate> newest, Figures figures) {
    String all = percent(figures.badShare());
    String events = objective.events() + " " + badness(objective);
    return newest
        .filter(rate -> !percent(BurnFigures.badShare(rate.counts())).equals(all))
        .map(rate ->
            "%s of %s in the last %s, %s"
                .formatted(
                    percent(BurnFigures.badShare(rate.counts())),
                    events,
                    duration(rate.window()),
                    all))
        .orElseGet(() -> all + " of " + events);
  }

  /**
   * While nothing is known any more of what burned.
   *
   * @param newest time of the newest event; empty if it is known no more
   */
  String silent(Objective objective, Optional<Instant> newest, Instant beganAt, Instant at) {
    if (UnwatchedPromise.is(objective)) {
      return objective.service() + ": " + objective.description() + forWhom(objective);
    }
    return "%s: nothing was measured of '%s' %s; when it last was, its budget burned too fast, since %s%s"
        .formatted(
            objective.service(),
            objective.displayName(),
            newest.map(time -> "since " + MomentText.format(time, at)).orElse("lately"),
            MomentText.format(beganAt, at),
            forWhom(objective));
  }

  /** Once nothing bad happens any more. */
  String recovering(
      Objective objective, Incident.RecoveryOutlook recovery, Instant beganAt, Instant at) {
    return "%s: '%s' recovers since %s and closes about %s, if nothing bad comes; it began %s%s"
        .formatted(
            objective.service(),
            objective.displayName(),
            MomentText.format(recovery.since(), at),
            MomentText.format(recovery.closesAbout(), at),
            MomentText.format(beganAt, at),
            forWhom(objective));
  }

  /** At the end: how bad, and for how long. */
  String over(Objective objective, Instant beganAt, BreachSummary course, Instant at) {
    return "%s: %s of %s were bad for %s, from %s to %s, %s at worst: %s%s"
        .formatted(
            objective.service(),
            percent(course.badShare()),
            objective.events(),
            duration(Duration.between(beganAt, course.lastBad())),
            MomentText.format(beganAt, at),
            MomentText.format(course.lastBad(), at),
            percent(course.worst()),
            badness(objective),
            forWhom(objective));
  }

  /** At the end of what nothing is known of any more but when it was. */
  static String over(Incident incident, Instant at) {
    String promise = UnwatchedPromise.promise(incident.subject());
    if (!promise.equals(incident.subject())) {
      return "%s: '%s' is watched again, after %s"
          .formatted(
              incident.service(), promise, duration(Duration.between(incident.startedAt(), at)));
    }
    return "%s: the budget of %s burned too fast from %s to %s, for %s"
        .formatted(
            incident.service(),
            incident.subject(),
            MomentText.format(incident.beganAt(), at),
            MomentText.format(at, at),
            duration(Duration.between(incident.beganAt(), at)));
  }

  /** What is wrong with a bad event: {@code slower than 200 ms}. */
  private static String badness(Objective objective) {
    return switch (objective.indicator().events()) {
      case DistributionSource observations when observations.atMost().isPresent() ->
          beyond(observations.limit().orElseThrow()) + " ('" + objective.displayName() + "')";
      case DistributionSource _, CounterSource _ -> "break '" + objective.displayName() + "'";
    };
  }

  private static String beyond(Limit limit) {
    String word =
        switch (limit.unit().dimension()) {
          case TIME -> "slower than ";
          case BYTES -> "larger than ";
          case NUMBER -> "above ";
        };
    return word + limit.text();
  }

  private static String forWhom(Objective objective) {
    List<String> parts = new ArrayList<>();
    String journey = objective.labels().getOrDefault(JOURNEY, "");
    if (!journey.isEmpty()) {
      parts.add("journey " + journey);
    }
    if (!objective.owner().isEmpty()) {
      parts.add(objective.owner());
    }
    return parts.isEmpty() ? "" : " (" + String.join(", ", parts) + ")";
  }

  private static String description(Objective objective, Figures figures) {
    if (UnwatchedPromise.is(objective)) {
      return objective.description() + ". Whether it is kept is not known.";
    }
    String budget = "the error budget of " + duration(objective.window());
    String left =
        figures.budgetRemaining().signum() < 0
            ? "%s is overspent by %s."
                .formatted("T" + budget.substring(1), percent(figures.budgetRemaining().negate()))
            : "%s of %s is left.".formatted(percent(figures.budgetRemaining()), budget);
    String until =
        figures
            .exhaustionOfRemaining()
            .map(time -> time.isPositive() ? " At this pace it lasts " + duration(time) + "." : "")
            .orElse("");
    String promise = objective.description().strip();
    if (promise.length() > DESCRIPTION_LENGTH_MAX) {
      promise = promise.substring(0, DESCRIPTION_LENGTH_MAX) + "…";
    }
    String budgetAt =
        left + until + " As of " + MomentText.format(figures.at(), figures.at()) + ".";
    return promise.isEmpty() ? budgetAt : promise + "\n" + budgetAt;
  }

  /** The two largest units: {@code 30d}, {@code 1h 30m}, {@code 12s}. */
  static String duration(Duration duration) {
    long days = duration.toDays();
    if (days > 0) {
      return days + "d" + (duration.toHoursPart() > 0 ? " " + duration.toHoursPart() + "h" : "");
    }
    if (duration.toHours() > 0) {
      int minutes = duration.toMinutesPart();
      return duration.toHours() + "h" + (minutes > 0 ? " " + minutes + "m" : "");
    }
    int seconds = duration.toSecondsPart();
    if (duration.toMinutes() > 0) {
      return duration.toMinutes() + "m" + (seconds > 0 ? " " + seconds + "s" : "");
    }
    return seconds + "s";
  }
}
