package dev.headroom.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.intake.Receipt;
import dev.headroom.model.Batch;
import dev.headroom.select.Selector;
import dev.headroom.slo.count.EventCounting;
import dev.headroom.slo.objective.Indicator;
import dev.headroom.slo.objective.Objective;
import dev.headroom.slo.objective.Objective.SourceDocument;
import dev.headroom.slo.objective.SloConfig;
import dev.headroom.storage.Refusal;
import io.prometheus.client.CollectorRegistry;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PromiseLogTest {
  private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");

  private final EventCounting counting =
      new EventCounting(SloConfig.defaults(), new CollectorRegistry());
  private final List<Batch> appended = new ArrayList<>();
  private Optional<Receipt> refusal = Optional.empty();
  private final PromiseLog promises =
      new PromiseLog(
          counting,
          (batch, key, told) -> {
            assertThat(key.remembered()).isFalse();
            if (refusal.isPresent()) {
              told.accept(refusal.get());
              return;
            }
            appended.add(batch);
            counting.apply(batch.receivedAtMillis(), batch.promises());
            told.accept(new Receipt.Applied(List.of()));
          },
          () -> NOW);

  private static Objective promise(String target) {
    Indicator.MetricSource requests =
        new Indicator.MetricSource.CounterSource(Selector.parse("requests_total"));
    return new Objective(
        "a",
        "a",
        "",
        "service",
        "",
        "a",
        Map.of(),
        new BigDecimal(target),
        Duration.ofDays(1),
        new Indicator(Indicator.Side.GOOD, requests, requests),
        List.of(),
        0,
        Objective.EVENTS,
        new SourceDocument("slos.yaml", 1, ""),
        false);
  }

  @Test
  void whatDiffersIsWrittenOnce() {
    assertThat(promises.record(List.of(promise("0.9")))).isEmpty();
    assertThat(promises.record(List.of(promise("0.99")))).isEmpty();

    assertThat(appended).hasSize(1);
    assertThat(appended.getFirst().receivedAtMillis()).isEqualTo(NOW.toEpochMilli());
    assertThat(appended.getFirst().promises())
        .singleElement()
        .satisfies(change -> {
          assertThat(change.objective()).isEqualTo("a");
          assertThat(change.atMillis()).isEqualTo(NOW.toEpochMilli());
        });
  }

  @Test
  void everyRefusalSaysWhyAndChangesNothing() {
    for (Receipt each :
        List.of(
            new Receipt.NotApplied(
                new Refusal.Unwritable(Duration.ofSeconds(1), "the disk is full")),
            new Receipt.NotApplied(
                new Refusal.QueueFull(Duration.ofSeconds(1), "the disk is full")),
            new Receipt.NotApplied(new Refusal.TooLarge("the disk is full")))) {
      refusal = Optional.of(each);

      assertThat(promises.record(List.of(promise("0.9")))).contains("the disk is full");
      assertThat(counting.taps()).isEmpty();
    }
    refusal = Optional.empty();
    assertThat(promises.record(List.of(promise("0.9")))).isEmpty();
    assertThat(counting.taps()).hasSize(2);
  }

  @Test
  void nothingToSayIsNeverRefused() {
    refusal = Optional.of(new Receipt.NotApplied(new Refusal.TooLarge("the disk is full")));

    assertThat(promises.record(List.of())).isEmpty();
  }
}
