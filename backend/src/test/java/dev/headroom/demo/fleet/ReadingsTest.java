package dev.headroom.demo.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.Seed;
import dev.headroom.model.Labels;
import dev.headroom.model.SeriesData.Floats;
import dev.headroom.model.distribution.Distribution.ExponentialDistribution;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Counters, gauges and exponential buckets. */
class ReadingsTest {
  private static final Labels A = Labels.of(Labels.NAME, "a_total");
  private static final Labels B = Labels.of(Labels.NAME, "b_total");

  @Test
  void countersGrowOverDrains() {
    Readings readings = new Readings();
    readings.counter(A);
    readings.readAt(1_000);
    readings.increase(A, 3);
    readings.readAt(2_000);
    assertThat(values(readings)).containsExactly(List.of(0.0, 3.0));

    readings.increase(A, 2);
    readings.readAt(3_000);
    assertThat(values(readings)).containsExactly(List.of(5.0));
    assertThat(readings.drain()).isEmpty();
  }

  @Test
  void counterIsMadeOnceOnly() {
    Readings readings = new Readings();
    readings.increase(A, 3);
    readings.counter(A);
    readings.readAt(1_000);
    assertThat(values(readings)).containsExactly(List.of(3.0));
  }

  @Test
  void seriesThatAppearsBetweenReadingsHadBeenAtZero() {
    Readings readings = new Readings();
    readings.counter(A);
    readings.readAt(1_000);
    readings.increase(B, 4);
    readings.readAt(2_000);

    List<Floats> drained = readings.drain();
    assertThat(drained).extracting(Floats::labels).containsExactly(A, B);
    assertThat(drained.get(1).values()).containsExactly(0, 4);
    assertThat(drained.get(1).timestampsMillis()).containsExactly(1_000, 2_000);
  }

  @Test
  void gaugeTakesItsLastValue() {
    Readings readings = new Readings();
    readings.set(A, 7);
    readings.readAt(1_000);
    readings.set(A, 2);
    readings.readAt(2_000);
    assertThat(values(readings)).containsExactly(List.of(7.0, 2.0));
  }

  @Test
  void everyValueLiesInItsExponentialBucket() {
    SplittableRandom random = Seed.fixedSplittable(5);
    double base = Math.pow(2, Math.pow(2, -5));
    for (int i = 0; i < 10_000; i++) {
      double value = Math.exp(random.nextGaussian() * 3);
      ExponentialDistribution one = ExponentialBuckets.of(List.of(value));
      int index = one.positive().offset();
      assertThat(one.scale()).isEqualTo(5);
      assertThat(one.positive().counts()).containsExactly(1);
      assertThat(value).isGreaterThan(Math.pow(base, index) * (1 - 1e-12));
      assertThat(value).isLessThanOrEqualTo(Math.pow(base, index + 1) * (1 + 1e-12));
    }
  }

  @Test
  void bucketsHoldAllValuesAndTheirSum() {
    List<Double> values = Stream.of(0.010, 0.080, 0.081, 5.2).toList();
    ExponentialDistribution all = ExponentialBuckets.of(values);
    assertThat(all.count()).isEqualTo(4);
    assertThat(all.sum()).isEqualTo(0.010 + 0.080 + 0.081 + 5.2);
    assertThat(all.zeroCount()).isZero();
    assertThat(all.positive().counts()[0]).isEqualTo(1);
  }

  private static List<List<Double>> values(Readings readings) {
    return readings.drain().stream()
        .map(series -> java.util.Arrays.stream(series.values()).boxed().toList())
        .toList();
  }
}
