package dev.headroom.slo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.model.Labels;
import dev.headroom.model.Urgency;
import dev.headroom.select.Selector;
import dev.headroom.slo.objective.BurnTier;
import dev.headroom.slo.objective.Indicator;
import dev.headroom.slo.objective.Objective;
import dev.headroom.slo.objective.Objective.SourceDocument;
import dev.headroom.slo.objective.SloConfig;
import dev.headroom.storage.series.SeriesTap;
import io.prometheus.client.CollectorRegistry;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Promises at moments of the past, by what is counted for one that is in force. */
class PastPromisesTest {
  private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
  private static final BurnTier PAGE =
      new BurnTier(
          "page-1h",
          Urgency.PAGE,
          Duration.ofHours(1),
          Duration.ofMinutes(5),
          new BigDecimal("14.4"));

  private final Objectives objectives =
      new Objectives(SloConfig.defaults(), new CollectorRegistry());
  private Instant now = START;

  private static Objective promise(String name, String target, int days, String total) {
    return new Objective(
        name,
        name,
        "",
        "shop",
        "",
        name,
        Map.of(),
        new BigDecimal(target),
        Duration.ofDays(days),
        new Indicator(
            Indicator.Side.BAD,
            new Indicator.MetricSource.CounterSource(Selector.parse("errors_total")),
            new Indicator.MetricSource.CounterSource(Selector.parse(total))),
        List.of(PAGE),
        5,
        "requests",
        new SourceDocument("slos/" + name + ".yaml", 1, ""),
        false);
  }

  @BeforeEach
  void inForce() {
    List<Objective> inForce = List.of(promise("checkout", "0.99", 1, "requests_total"));
    objectives.replace(inForce);
    objectives
        .counting()
        .apply(START.toEpochMilli(), objectives.counting().unrecorded(inForce, START));
  }

  private void minutes(long count, int bad) {
    List<SeriesTap> taps = objectives.counting().taps();
    for (long minute = 0; minute < count; minute++) {
      taps.get(0).increase(Labels.of(Labels.NAME, "errors_total"), now.toEpochMilli(), bad);
      taps.get(1).increase(Labels.of(Labels.NAME, "requests_total"), now.toEpochMilli(), 100);
      now = now.plusSeconds(60);
    }
  }

  private Optional<BurnTier> firing(Objective promise, Instant at) {
    return new PastPromises(objectives, List.of(promise)).at(at).getFirst().firing();
  }

  @Test
  void eachMomentIsJudgedByWhatWasCountedUntilThen() {
    minutes(120, 0);
    minutes(30, 50);
    minutes(600, 0);
    Objective other = promise("other", "0.99", 1, "requests_total");
    Instant fault = START.plus(Duration.ofHours(2));
    assertThat(firing(other, fault)).isEmpty();
    assertThat(firing(other, fault.plus(Duration.ofMinutes(30)))).contains(PAGE);
    assertThat(firing(other, fault.plus(Duration.ofMinutes(60)))).isEmpty();
    assertThat(
            firing(
                promise("other", "0.9", 1, "requests_total"), fault.plus(Duration.ofMinutes(30))))
        .isEmpty();
    assertThat(
            new PastPromises(objectives, List.of(other))
                .onset("other", fault.plus(Duration.ofMinutes(20)), PAGE))
        .isEqualTo(fault);
  }

  @Test
  void whatIsCountedLaterChangesNothing() {
    minutes(120, 0);
    Objective promise = promise("checkout", "0.99", 1, "requests_total");
    PastPromises past = new PastPromises(objectives, List.of(promise));
    minutes(60, 100);
    assertThat(past.at(now).getFirst().counts().bad()).isZero();
    assertThat(new PastPromises(objectives, List.of(promise)).at(now).getFirst().counts().bad())
        .isPositive();
  }

  @Test
  void anotherWindowIsTriedByTheSameEvents() {
    minutes(600, 0);
    PastPromises past =
        new PastPromises(objectives, List.of(promise("checkout", "0.99", 30, "requests_total")));
    assertThat(past.from("checkout")).contains(START);
    assertThat(past.at(now).getFirst().counts().total()).isEqualTo(60_000);
  }

  @Test
  void beforeCountingBeganThereIsNothing() {
    minutes(10, 0);
    PastPromises past =
        new PastPromises(objectives, List.of(promise("checkout", "0.99", 1, "requests_total")));
    assertThat(past.at(START.minusSeconds(60))).isEmpty();
    assertThat(past.at(START)).hasSize(1);
  }

  @Test
  void beforeWhatIsKeptThereIsNothing() {
    minutes(Duration.ofDays(6).toMinutes(), 0);
    PastPromises past =
        new PastPromises(objectives, List.of(promise("checkout", "0.99", 1, "requests_total")));
    Instant from = past.from("checkout").orElseThrow();
    assertThat(from).isBetween(now.minus(Duration.ofDays(4)), now.minus(Duration.ofDays(1)));
    assertThat(past.at(from.minusSeconds(60))).isEmpty();
    assertThat(past.at(from)).hasSize(1);
  }

  @Test
  void whatNobodyCountsIsPassedOver() {
    minutes(10, 0);
    PastPromises past =
        new PastPromises(
            objectives,
            List.of(
                promise("new", "0.99", 1, "calls_total"),
                promise("checkout", "0.99", 1, "requests_total")));
    assertThat(past.from("new")).isEmpty();
    assertThat(past.at(now))
        .extracting(each -> each.objective().name())
        .containsExactly("checkout");
    assertThat(past.onset("new", now, PAGE)).isEqualTo(now);
  }
}
