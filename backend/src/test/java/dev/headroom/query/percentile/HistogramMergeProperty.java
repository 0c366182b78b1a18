package dev.headroom.query.percentile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.headroom.Seed;
import dev.headroom.metrics.histogram.Given;
import dev.headroom.model.Unit;
import dev.headroom.model.Unit.Dimension;
import dev.headroom.model.distribution.HdrLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Merging knows no order, and the true quantile always lies within the bounds of the answer. */
class HistogramMergeProperty {
  @RegisterExtension final Seed seed = new Seed();

  private static final List<Double> QUANTILES = List.of(0.0, 0.01, 0.5, 0.9, 0.99, 0.999, 1.0);
  private static final double[][] BOUNDS = {
    {0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10}, {0.1, 0.3, 1, 3}, {1}
  };

  @Test
  void the_order_of_merging_does_not_matter() {
    Random random = seed.random();
    for (int run = 0; run < 60; run++) {
      List<Consumer<HistogramMerge>> parts = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        parts.add(part(random, values(random), random.nextInt(5)));
      }
      List<Estimate> once = merged(parts).estimates(Unit.SECONDS, QUANTILES);
      Collections.shuffle(parts, random);
      List<Estimate> again = merged(parts).estimates(Unit.SECONDS, QUANTILES);
      for (int i = 0; i < once.size(); i++) {
        assertThat(again.get(i).low()).isEqualTo(once.get(i).low());
        assertThat(again.get(i).high()).isEqualTo(once.get(i).high());
        assertThat(again.get(i).value())
            .isCloseTo(once.get(i).value(), within(1e-9 + once.get(i).value() * 1e-9));
      }
    }
  }

  @Test
  void the_true_quantile_lies_within_the_bounds() {
    Random random = seed.random();
    for (int run = 0; run < 400; run++) {
      int onlyKind = random.nextInt(9);
      double[] all = {};
      HistogramMerge merge = new HistogramMerge(Dimension.TIME);
      for (int i = random.nextInt(1, 6); i > 0; i--) {
        double[] values = values(random);
        part(random, values, onlyKind < 5 ? onlyKind : random.nextInt(5)).accept(merge);
        int before = all.length;
        all = Arrays.copyOf(all, before + values.length);
        System.arraycopy(values, 0, all, before, values.length);
      }
      Arrays.sort(all);
      assertThat(merge.count()).isEqualTo(all.length);
      List<Estimate> estimates = merge.estimates(Unit.SECONDS, QUANTILES);
      double bound = merge.relativeErrorBound(estimates);
      for (int i = 0; i < estimates.size(); i++) {
        double exact = all[(int) MergedBuckets.rank(QUANTILES.get(i), all.length) - 1];
        Estimate estimate = estimates.get(i);
        double slack = exact * 1e-9;
        assertThat(exact)
            .as("q %s", QUANTILES.get(i))
            .isBetween(estimate.low() - slack, estimate.high() + slack);
        assertThat(estimate.value()).isBetween(estimate.low(), estimate.high());
        assertThat(bound).isGreaterThanOrEqualTo(0);
        if (Double.isFinite(bound)) {
          assertThat(Math.abs(exact - estimate.value()))
              .isLessThanOrEqualTo(bound * Math.max(-estimate.low(), estimate.high()) + slack);
        }
      }
    }
  }

  private static HistogramMerge merged(List<Consumer<HistogramMerge>> parts) {
    HistogramMerge merge = new HistogramMerge(Dimension.TIME);
    parts.forEach(part -> part.accept(merge));
    return merge;
  }

  private static Consumer<HistogramMerge> part(Random random, double[] values, int kind) {
    return switch (kind) {
      case 0, 1 -> {
        int digits = 2 + kind;
        byte[] payload = Given.payload(digits, ticks(values));
        yield merge -> merge.add(HdrLayout.of(digits), digits, 0, payload, 0);
      }
      case 2 -> {
        int scale = random.nextInt(0, 9);
        yield merge -> merge.add(Unit.SECONDS, Given.exponential(scale, values));
      }
      default -> {
        double[] bounds = BOUNDS[kind == 3 ? 0 : random.nextInt(BOUNDS.length)];
        yield merge -> merge.add(Unit.SECONDS, Given.explicit(bounds, values));
      }
    };
  }

  /** Log-normal durations, in whole microseconds so that every kind sees the same values. */
  private static double[] values(Random random) {
    double median = Math.exp(random.nextGaussian() * 2 - 3);
    double[] values = new double[random.nextInt(1, 200)];
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.ceil(median * Math.exp(random.nextGaussian()) * 1e6) / 1e6;
    }
    return values;
  }

  private static long[] ticks(double[] values) {
    return Arrays.stream(values).mapToLong(each -> Math.round(each * 1e6)).toArray();
  }
}
