package dev.headroom.alerting;

import dev.headroom.slo.BurnTier;
import dev.headroom.slo.BurnTier.Urgency;
import dev.headroom.slo.Indicator.Source.Counter;
import dev.headroom.slo.Indicator.Source.Observations;
import dev.headroom.slo.Objective;
import dev.headroom.slo.UnwatchedPromise;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Labels and annotations of an objective's alert: what machines route by and people read. */
final class AlertText {
  static final String SUMMARY = "summary";
  static final String SEVERITY = "severity";
  static final String TIER = "tier";

  /** The label that says what people try to do when they meet the promise. */
  private static final String JOURNEY = "journey";

  private static final String ALERT_NAME = "ErrorBudgetBurn";
  private static final String UNWATCHED_NAME = "PromiseUnwatched";
  private static final int DESCRIPTION_LENGTH_MAX = 2_000;
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final BigDecimal THOUSAND = BigDecimal.valueOf(1_000);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter DATE_AND_TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Links links;

  AlertText(Links links) {
    this.links = links;
  }

  /** The objective's own labels and ours; ours win. Empty ones are left out. */
  Map<String, String> labels(Objective objective, Urgency severity, BurnTier tier) {
    Map<String, String> labels = new TreeMap<>(objective.labels());
    labels.put("alertname", UnwatchedPromise.is(objective) ? UNWATCHED_NAME : ALERT_NAME);
    labels.put("slo", UnwatchedPromise.promise(objective.name()));
    labels.put("service", objective.service());
    labels.put("owner", objective.owner());
    labels.put(SEVERITY, severityName(severity));
    labels.put(TIER, tier.name());
    labels.values().removeIf(String::isEmpty);
    return labels;
  }

  static String severityName(Urgency severity) {
    return switch (severity) {
      case PAGE -> "page";
      case TICKET -> "ticket";
    };
  }

  Map<String, String> annotations(
      String incident, Objective objective, Figures figures, Instant startedAt) {
    return Map.of(
        SUMMARY,
        summary(objective, figures, startedAt),
        "description",
        description(objective, figures),
        "runbook_url",
        links.runbook(objective.runbook()),
        "incident_url",
        links.incident(incident));
  }

  /** What is broken, how bad, since when and for whom, in one sentence that fits a pager. */
  private static String summary(Objective objective, Figures figures, Instant startedAt) {
    if (UnwatchedPromise.is(objective)) {
      return objective.service() + ": " + objective.description() + forWhom(objective);
    }
    return "%s: %s of events %s in the last %s, budget burning %s times as fast as it may since %s%s"
        .formatted(
            objective.service(),
            percent(figures.badShare().round(new MathContext(2))),
            badness(objective),
            duration(figures.burnWindow()),
            plain(figures.burn().round(new MathContext(2))),
            moment(startedAt, figures.at()),
            forWhom(objective));
  }

  /** What is wrong with a bad event: {@code slower than 200 ms}. */
  private static String badness(Objective objective) {
    return switch (objective.indicator().events()) {
      case Observations observations when observations.atMost().isPresent() ->
          beyond(observations.atMost().get(), observations.selector().metric().orElse(""));
      case Observations _, Counter _ -> "break '" + objective.displayName() + "'";
    };
  }

  private static String beyond(BigDecimal limit, String metric) {
    if (metric.endsWith("_seconds")) {
      return "slower than " + amount(limit, metric);
    }
    return (metric.endsWith("_bytes") ? "larger than " : "above ") + amount(limit, metric);
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
    String left =
        "%s of the error budget of %s is left."
            .formatted(percent(rounded(figures.budgetRemaining())), duration(objective.window()));
    String until =
        figures
            .exhaustionOfRemaining()
            .map(time -> time.isPositive() ? " At this pace it lasts " + duration(time) + "." : "")
            .orElse("");
    String promise = objective.description().strip();
    if (promise.length() > DESCRIPTION_LENGTH_MAX) {
      promise = promise.substring(0, DESCRIPTION_LENGTH_MAX) + "…";
    }
    return promise.isEmpty() ? left + until : promise + "\n" + left + until;
  }

  private static BigDecimal rounded(BigDecimal share) {
    return share.setScale(3, RoundingMode.HALF_UP);
  }

  private static String percent(BigDecimal share) {
    return plain(share.multiply(HUNDRED)) + "%";
  }

  private static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }

  private static String moment(Instant then, Instant now) {
    boolean today =
        then.atOffset(ZoneOffset.UTC)
            .toLocalDate()
            .equals(now.atOffset(ZoneOffset.UTC).toLocalDate());
    return (today ? TIME : DATE_AND_TIME).format(then);
  }

  private static String amount(BigDecimal amount, String metric) {
    if (metric.endsWith("_seconds")) {
      return amount.compareTo(BigDecimal.ONE) < 0
          ? plain(amount.multiply(THOUSAND)) + " ms"
          : plain(amount) + " s";
    }
    return plain(amount) + (metric.endsWith("_bytes") ? " B" : "");
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
