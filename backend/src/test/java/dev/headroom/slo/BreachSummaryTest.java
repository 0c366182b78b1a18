package dev.headroom.slo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.slo.count.CountReader.CountSeries;
import dev.headroom.slo.objective.Counts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class BreachSummaryTest {
  private static final Instant FROM = Instant.parse("2026-03-01T00:00:00Z");

  private static BreachSummary of(int stretch, Counts... steps) {
    return BreachSummary.of(new CountSeries(FROM, Duration.ofSeconds(10), List.of(steps)), stretch);
  }

  @Test
  void itEndsWithTheLastBadEvent() {
    BreachSummary breach =
        of(1, new Counts(90, 10, 0), new Counts(40, 60, 0), new Counts(1_000, 0, 0));

    assertThat(breach.lastBad()).isEqualTo(FROM.plusSeconds(20));
    assertThat(breach.counts()).isEqualTo(new Counts(130, 70, 0));
    assertThat(breach.badShare()).isEqualByComparingTo("0.35");
    assertThat(breach.worst()).isEqualByComparingTo("0.6");
  }

  @Test
  void theWorstIsThatOfAWholeStretch() {
    BreachSummary breach =
        of(2, new Counts(100, 0, 0), new Counts(0, 100, 0), new Counts(75, 25, 0));

    assertThat(breach.worst()).isEqualByComparingTo("0.625");
  }

  @Test
  void withoutABadEventThereWasNone() {
    BreachSummary breach = of(2, new Counts(100, 0, 0), Counts.NONE);

    assertThat(breach.lastBad()).isEqualTo(FROM);
    assertThat(breach.counts()).isEqualTo(Counts.NONE);
    assertThat(breach.badShare()).isZero();
    assertThat(breach.worst()).isZero();
  }
}
