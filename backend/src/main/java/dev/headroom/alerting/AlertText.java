package dev.headroom.alerting;

import dev.headroom.slo.BurnTier;
import dev.headroom.slo.BurnTier.Urgency;
import dev.headroom.slo.Indicator.Source.Counter;
import dev.headroom.slo.Indicator.Source.Observations;
import dev.headroom.slo.Objective;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Labels and annotations of an objective's alert: what machines route by and people read. */
final class AlertText {
  static final String SUMMARY = "summary";
  static final String SEVERITY = "severity";
  static final String TIER = "tier";

  private static final String ALERT_NAME = "ErrorBudgetBurn";
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
    labels.put("alertname", ALERT_NAME);
    labels.put("slo", objective.name());
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

  private static String summary(Objective objective, Figures figures, Instant startedAt) {
    return "%s: %s of events break the objective '%s' (%s%s); burning %sx over %s since %s"
        .formatted(
            objective.service(),
            percent(figures.badShare().round(new MathContext(2))),
            objective.name(),
            percent(objective.target()),
            threshold(objective),
            plain(figures.burn().round(new MathContext(3))),
            duration(figures.burnWindow()),
            moment(startedAt, figures.at()));
  }

  private static String description(Objective objective, Figures figures) {
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

  /** What a good event is held to, if it is a measured amount: {@code " at most 200 ms"}. */
  private static String threshold(Objective objective) {
    return switch (objective.indicator().events()) {
      case Counter _ -> "";
      case Observations observations ->
          observations
              .atMost()
              .map(amount ->
                  " at most " + amount(amount, observations.selector().metric().orElse("")))
              .orElse("");
    };
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
