package dev.headroom.demo.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.headroom.Seed;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Load curve, arrivals, durations and rollouts. */
class LoadTest {
  private static final long SECOND = 1_000_000;
  private static final long DAY = LoadCurve.DAY_MINUTES * 60 * SECOND;

  private final SplittableRandom random = Seed.fixedSplittable(11);

  @Test
  void dayHasItsMeanItsPeakAndItsTrough() {
    LoadCurve curve = new LoadCurve(100, 0.4);
    var day =
        LongStream.range(0, DAY / SECOND)
            .mapToDouble(second -> curve.perSecondAt(second * SECOND))
            .summaryStatistics();

    assertThat(day.getAverage()).isCloseTo(100, within(0.01));
    assertThat(day.getMax()).isCloseTo(140, within(0.1));
    assertThat(day.getMin()).isCloseTo(60, within(0.1));
    assertThat(curve.perSecondAt(DAY + 5 * SECOND))
        .isCloseTo(curve.perSecondAt(5 * SECOND), within(1e-6));
  }

  @Test
  void arrivalsAreAsManyAsTheCurveSaysAndSpreadLikeAPoissonProcess() {
    RequestArrivals arrivals = new RequestArrivals(new LoadCurve(50, 0), random, 0);
    double sum = 0;
    double squares = 0;
    int seconds = 4_000;
    for (int second = 1; second <= seconds; second++) {
      int count = 0;
      while (arrivals.nextMicros() <= second * SECOND) {
        arrivals.take();
        count++;
      }
      sum += count;
      squares += (double) count * count;
    }
    double mean = sum / seconds;

    assertThat(mean).isCloseTo(50, within(0.5));
    assertThat(squares / seconds - mean * mean).as("variance").isCloseTo(50, within(5.0));
  }

  @Test
  void skippedTimeBringsNobody() {
    RequestArrivals arrivals = new RequestArrivals(new LoadCurve(50, 0), random, 0);
    arrivals.skipTo(100 * SECOND);
    assertThat(arrivals.take()).isGreaterThanOrEqualTo(100 * SECOND);

    long next = arrivals.nextMicros();
    arrivals.skipTo(0);
    assertThat(arrivals.nextMicros()).isEqualTo(next);
  }

  @Test
  void durationsHaveTheirMedianAndTheirTail() {
    Lognormal duration = new Lognormal(40, 0.5);
    long[] sorted =
        LongStream.range(0, 100_000).map(i -> duration.micros(random)).sorted().toArray();

    assertThat(sorted[50_000] / 1_000.0).isCloseTo(40, within(0.5));
    assertThat(sorted[99_000] / 1_000.0).isCloseTo(40 * 3.2, within(5.0));
    assertThat(sorted[0]).isPositive();
  }

  @Test
  void rolloutTakesTenSecondsEachWay() {
    Rollout rollout = new Rollout(0);
    assertThat(rollout.shareAt(SECOND, false)).isZero();
    assertThat(rollout.shareAt(4 * SECOND, true)).isCloseTo(0.3, within(1e-9));
    assertThat(rollout.shareAt(20 * SECOND, true)).isEqualTo(1);
    assertThat(rollout.shareAt(25 * SECOND, false)).isCloseTo(0.5, within(1e-9));
    assertThat(rollout.shareAt(60 * SECOND, false)).isZero();
  }
}
