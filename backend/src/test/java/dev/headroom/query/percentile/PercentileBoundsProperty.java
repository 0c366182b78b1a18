package dev.headroom.query.percentile;

import static dev.headroom.storage.series.Push.NOW;
import static dev.headroom.storage.series.Push.series;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.Seed;
import dev.headroom.metrics.head.Head;
import dev.headroom.metrics.head.HeadConfig;
import dev.headroom.model.Unit;
import dev.headroom.model.distribution.Distribution;
import dev.headroom.model.distribution.Distribution.BucketDistribution;
import dev.headroom.model.distribution.Distribution.ExponentialDistribution;
import dev.headroom.storage.series.Push;
import dev.headroom.storage.series.SampleStore;
import io.prometheus.client.CollectorRegistry;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The bounds of an answer hold for every value pushed, in whatever unit and form: what was there at
 * the rank asked for lies from low to high, and no further from the value than the error bound
 * says.
 */
class PercentileBoundsProperty {
  private static final double[] QUANTILES = {0, 0.01, 0.25, 0.5, 0.9, 0.99, 1};
  private static final List<Unit> UNITS =
      List.of(
          Unit.NANOSECONDS,
          Unit.MICROSECONDS,
          Unit.MILLISECONDS,
          Unit.SECONDS,
          Unit.BYTE,
          Unit.ONE);
  private static final double[] BOUNDS = {0.5, 1, 2.5, 10, 100, 5_000};

  /** Edges of answers are doubles, and so are products with units. */
  private static final double HAIR = 1e-12;

  @RegisterExtension final Seed seed = new Seed();

  private final Random random = seed.random();

  @Test
  void ofSingleValues() {
    for (int round = 0; round < 600; round++) {
      Unit unit = UNITS.get(random.nextInt(UNITS.size()));
      double[] values = values(unit);
      check(
          unit, values, store -> Push.to(store, Push.observations(series("a"), unit, NOW, values)));
    }
  }

  @Test
  void ofExplicitAndExponentialBuckets() {
    for (int round = 0; round < 600; round++) {
      Unit unit = UNITS.get(random.nextInt(UNITS.size()));
      double[] values = values(unit);
      boolean negative = unit.equals(Unit.ONE) && random.nextBoolean();
      double[] pushed = negative ? Arrays.stream(values).map(each -> each - 5).toArray() : values;
      Distribution distribution = random.nextBoolean() ? explicit(pushed) : exponential(pushed);
      check(
          unit, pushed, store -> Push.to(store, Push.delta(series("a"), unit, NOW, distribution)));
    }
  }

  private interface Pushing {
    void to(SampleStore store);
  }

  private void check(Unit unit, double[] values, Pushing pushing) {
    Head head = new Head(HeadConfig.defaults(), new CollectorRegistry());
    pushing.to(head);
    PercentileAnswer answer = TestAnswers.of(head, "a", QUANTILES);
    DoubleUnaryOperator told =
        value -> value * unit.base().doubleValue() / answer.unit().base().doubleValue();
    double[] sorted = Arrays.stream(values).map(told).sorted().toArray();
    for (PercentileAnswer.Quantile quantile : answer.points().getFirst().quantiles()) {
      double exact = sorted[(int) Math.max(1, Math.ceil(quantile.q() * sorted.length)) - 1];
      double slack = Math.abs(exact) * HAIR;
      String what = "%s %s: %s".formatted(unit.symbol(), Arrays.toString(values), quantile);
      assertThat(exact).as(what).isBetween(quantile.low() - slack, quantile.high() + slack);
      assertThat(quantile.value()).as(what).isBetween(quantile.low(), quantile.high());
      double bound = answer.relativeErrorBound();
      if (Double.isFinite(bound)) {
        double larger = Math.max(Math.abs(quantile.low()), Math.abs(quantile.high()));
        assertThat(Math.abs(quantile.value() - exact))
            .as(what)
            .isLessThanOrEqualTo(bound * larger + slack);
      }
    }
  }

  /** Zero, halves of a tick, odd fractions and large ones. */
  private double[] values(Unit unit) {
    double tick = 1 / unit.ticksPerUnit();
    double median = Math.exp(random.nextGaussian() * 6) * tick;
    double[] values = new double[1 + random.nextInt(40)];
    for (int i = 0; i < values.length; i++) {
      values[i] =
          switch (random.nextInt(5)) {
            case 0 -> 0;
            case 1 -> (random.nextInt(300) + 0.5) * tick;
            case 2 -> random.nextInt(1_000) * tick;
            default -> Math.min(median * Math.exp(random.nextGaussian()), 8e10 * tick);
          };
    }
    return values;
  }

  private static BucketDistribution explicit(double[] values) {
    long[] counts = new long[BOUNDS.length + 1];
    for (double value : values) {
      int at = Arrays.binarySearch(BOUNDS, value);
      counts[at >= 0 ? at : -at - 1]++;
    }
    return new BucketDistribution(BOUNDS, counts, 0);
  }

  private ExponentialDistribution exponential(double[] values) {
    int scale = random.nextInt(6) - 1;
    double zero = random.nextBoolean() ? 0 : random.nextDouble() * 3;
    long zeros = Arrays.stream(values).filter(each -> Math.abs(each) <= zero).count();
    return new ExponentialDistribution(
        scale,
        zeros,
        zero,
        buckets(scale, Arrays.stream(values).filter(each -> each > zero).toArray()),
        buckets(scale, Arrays.stream(values).filter(each -> each < -zero).map(Math::abs).toArray()),
        0);
  }

  private static ExponentialDistribution.Buckets buckets(int scale, double[] values) {
    if (values.length == 0) {
      return ExponentialDistribution.Buckets.NONE;
    }
    int[] indexes = Arrays.stream(values).mapToInt(each -> index(scale, each)).sorted().toArray();
    long[] counts = new long[indexes[indexes.length - 1] - indexes[0] + 1];
    for (int index : indexes) {
      counts[index - indexes[0]]++;
    }
    return new ExponentialDistribution.Buckets(indexes[0], counts);
  }

  private static int index(int scale, double value) {
    return (int) Math.ceil(Math.log(value) / Math.log(2) * Math.scalb(1.0, scale)) - 1;
  }
}
