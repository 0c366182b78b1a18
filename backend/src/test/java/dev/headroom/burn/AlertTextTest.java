package dev.headroom.burn;

import static dev.headroom.burn.EvaluationFixture.PAGE_1H;
import static dev.headroom.burn.EvaluationFixture.firing;
import static dev.headroom.burn.EvaluationFixture.objective;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.alerting.incident.Figures;
import dev.headroom.alerting.incident.Links;
import dev.headroom.model.Urgency;
import dev.headroom.model.text.PlainNumbers;
import dev.headroom.select.Selector;
import dev.headroom.slo.BreachSummary;
import dev.headroom.slo.BurnRate;
import dev.headroom.slo.objective.Counts;
import dev.headroom.slo.objective.Indicator;
import dev.headroom.slo.objective.Indicator.MetricSource.DistributionSource;
import dev.headroom.slo.objective.Objective;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertTextTest {
  private static final Instant AT = Instant.parse("2026-03-01T03:07:00Z");
  private final AlertText text =
      new AlertText(new Links(URI.create("https://headroom.example/ui/")));

  private Map<String, String> annotations(Instant startedAt) {
    Objective objective = objective("checkout-latency");
    Figures figures = BurnFigures.of(firing(objective, AT, PAGE_1H), PAGE_1H.longWindow());
    return text.annotations(
        "inc-1", objective, figures, text.burning(objective, Optional.empty(), figures, startedAt));
  }

  @Test
  void theSummarySaysWhatBreaksHowBadSinceWhenAndForWhom() {
    assertThat(annotations(AT))
        .containsEntry(
            "summary",
            "checkout: 3.1% of events slower than 200 ms ('checkout-latency') in the 1h to"
                + " 03:07:00 UTC, burning the budget 31 times as fast as it may,"
                + " since 03:07:00 UTC (team-payments)");
  }

  @Test
  void theSummarySaysFirstHowItIsLatelyAndOverWhichStretch() {
    assertThat(summaryWithNewest(240))
        .startsWith(
            "checkout: 24% of events slower than 200 ms ('o') in the last 5m,"
                + " 3.1% in the 1h to 03:07:00 UTC, burning the budget 31 times");
    assertThat(summaryWithNewest(31)).startsWith("checkout: 3.1% of events slower than 200 ms");
  }

  private String summaryWithNewest(long badOfThousand) {
    Objective objective = objective("o");
    Figures figures = BurnFigures.of(firing(objective, AT, PAGE_1H), PAGE_1H.longWindow());
    BurnRate newest =
        new BurnRate(
            PAGE_1H.shortWindow(),
            new Counts(1_000 - badOfThousand, badOfThousand, 0),
            BigDecimal.ONE);
    return text.burning(objective, Optional.of(newest), figures, AT);
  }

  @Test
  void theSummaryNamesTheJourneyAndNobodyWhereNobodyIsKnown() {
    assertThat(summary(objective("o", Map.of("journey", "buying"))))
        .endsWith(" UTC (journey buying, team-payments)");
    assertThat(summary(promise("Takes orders", "", "up", Optional.empty())))
        .endsWith("03:07:00 UTC");
  }

  @Test
  void theSummarySaysWhatABadEventIs() {
    assertThat(summary(promise("Takes orders", "o", "orders", Optional.empty())))
        .startsWith("checkout: 3.1% of events break 'Takes orders' in the 1h to");
    assertThat(summary(promise("Small", "o", "body_bytes", Optional.of(BigDecimal.TEN))))
        .contains(" of events larger than 10 B ('Small') in ");
    assertThat(summary(promise("Short", "o", "queue", Optional.of(BigDecimal.TEN))))
        .contains(" of events above 10 ('Short') in ");
    assertThat(
            summary(promise("Fast", "o", "lag_milliseconds", Optional.of(new BigDecimal("0.25")))))
        .contains(" of events slower than 250 ms ('Fast') in ");
  }

  private String summary(Objective objective) {
    Figures figures = BurnFigures.of(firing(objective, AT, PAGE_1H), PAGE_1H.longWindow());
    return text.burning(objective, Optional.empty(), figures, AT);
  }

  private static Objective promise(
      String displayName, String owner, String metric, Optional<BigDecimal> atMost) {
    Objective like = objective("o", Map.of());
    Selector selector = Selector.parse(metric);
    return new Objective(
        like.name(),
        displayName,
        "",
        like.service(),
        owner,
        like.runbook(),
        like.labels(),
        like.target(),
        like.window(),
        new Indicator(
            Indicator.Side.GOOD,
            new DistributionSource(selector, atMost),
            new DistributionSource(selector, Optional.empty())),
        like.tiers(),
        like.minBad(),
        Objective.EVENTS,
        like.definition(),
        false);
  }

  @Test
  void aStartOnAnotherDayIsGivenWithItsDate() {
    assertThat(annotations(AT.minus(Duration.ofHours(4))).get("summary"))
        .endsWith("since 2026-02-28 23:07:00 UTC (team-payments)");
  }

  @Test
  void theDescriptionSaysWhatIsLeft() {
    assertThat(annotations(AT))
        .containsEntry(
            "description",
            "Buyers wait no longer than they notice.\n"
                + "41.2% of the error budget of 30d is left. At this pace it lasts 9h 34m."
                + " As of 03:07:00 UTC.");
  }

  @Test
  void anOverspentBudgetIsSaidToBe() {
    Objective objective = objective("o");
    Figures figures =
        new Figures(
            AT,
            new BigDecimal("14.4"),
            Duration.ofHours(1),
            new BigDecimal("0.9995"),
            new BigDecimal("-2.12"),
            Optional.of(Duration.ofDays(2)),
            Optional.of(Duration.ZERO));
    assertThat(text.annotations("inc-1", objective, figures, "").get("description"))
        .endsWith("The error budget of 30d is overspent by 212%. As of 03:07:00 UTC.");
    assertThat(text.burning(objective, Optional.empty(), figures, AT))
        .contains("99.95% of events", " 14.4 times ");
  }

  @Test
  void theEndIsToldInThePast() {
    BreachSummary course =
        new BreachSummary(AT.plusSeconds(332), new Counts(760, 240, 0), new BigDecimal("0.31"));
    assertThat(text.over(objective("o"), AT, course, AT.plusSeconds(400)))
        .isEqualTo(
            "checkout: 24% of events were bad for 5m 32s, from 03:07:00 UTC to 03:12:32 UTC,"
                + " 31% at worst: slower than 200 ms ('o') (team-payments)");
  }

  @ParameterizedTest
  @CsvSource({"0,0%", "1,100%", "0.9995,99.95%", "0.99999,99.999%", "0.00042,0.04%", "0.031,3.1%"})
  @CsvSource({"0.24,24%", "-0.5,−50%", "0.0000001,0.00001%"})
  void percentagesAreNeverRoundedToNothingOrAll(BigDecimal share, String expected) {
    assertThat(PlainNumbers.percent(share)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"14.4,14.4", "1000,1000", "31,31", "0.98765,0.988", "234.6,235", "6.9999,7"})
  void burnRatesHaveThreeDigits(BigDecimal burn, String expected) {
    assertThat(PlainNumbers.factor(burn)).isEqualTo(expected);
  }

  @Test
  void theAnnotationsLinkToIncidentAndRunbook() {
    assertThat(annotations(AT))
        .containsEntry("incident_url", "https://headroom.example/ui/i/inc-1")
        .containsEntry("runbook_url", "https://headroom.example/ui/runbooks/checkout-slow");
  }

  @Test
  void ourLabelsWinOverTheObjectivesOwn() {
    Objective objective = objective("o", Map.of("severity", "mine", "region", "eu", "none", ""));
    assertThat(text.labels(objective, Urgency.TICKET, PAGE_1H))
        .isEqualTo(
            Map.of(
                "alertname", "ErrorBudgetBurn",
                "slo", "o",
                "service", "checkout",
                "owner", "team-payments",
                "severity", "ticket",
                "tier", "page-1h",
                "region", "eu"));
  }

  @ParameterizedTest
  @CsvSource({"PT0S,0s", "PT59S,59s", "PT5M,5m", "PT90S,1m 30s", "PT1H,1h", "PT100M,1h 40m"})
  @CsvSource({"PT24H,1d", "PT49H,2d 1h", "PT720H,30d"})
  void durationsHaveTwoUnitsAtMost(Duration duration, String expected) {
    assertThat(AlertText.duration(duration)).isEqualTo(expected);
  }

  @Test
  void linksEscapeWhatIsNotPlain() {
    Links links = new Links(URI.create("http://h"));
    assertThat(links.runbook("a b/c?")).isEqualTo("http://h/runbooks/a%20b%2Fc%3F");
  }
}
