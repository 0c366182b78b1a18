package dev.headroom.ingest.hdr;

import static dev.headroom.storage.logs.Pages.found;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.Seed;
import dev.headroom.metrics.head.Head;
import dev.headroom.metrics.head.HeadConfig;
import dev.headroom.model.Labels;
import dev.headroom.model.SeriesData.DistributionPoint;
import dev.headroom.model.SeriesData.Distributions;
import dev.headroom.model.SeriesData.Temporality;
import dev.headroom.model.TimeRange;
import dev.headroom.model.Unit;
import dev.headroom.model.distribution.Distribution.HdrDistribution;
import dev.headroom.query.SeriesQueries;
import dev.headroom.query.percentile.PercentileAnswer;
import dev.headroom.query.percentile.PercentileQuery;
import io.prometheus.client.CollectorRegistry;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The bounds of an answer hold for every value that a pushed HDR histogram recorded. */
class HistogramBoundsProperty {
  @RegisterExtension final Seed seed = new Seed();

  private static final long NOW = 1_767_225_600_000L;
  private static final List<Double> QUANTILES = List.of(0.0, 0.1, 0.5, 0.9, 0.99, 1.0);
  private static final List<Unit> UNITS =
      List.of(Unit.NANOSECONDS, Unit.MICROSECONDS, Unit.MILLISECONDS, Unit.BYTE);

  private final HistogramPayload payload = new HistogramPayload(1 << 20);

  @Test
  void boundsHoldForWhatWasRecorded() throws Exception {
    Random random = seed.random();
    for (int round = 0; round < 400; round++) {
      Unit unit = UNITS.get(random.nextInt(UNITS.size()));
      Histogram histogram = new Histogram(2 + random.nextInt(2));
      long[] values = new long[1 + random.nextInt(50)];
      int bits = 1 + random.nextInt(30);
      for (int i = 0; i < values.length; i++) {
        values[i] = random.nextLong(1L << (1 + random.nextInt(bits)));
        histogram.recordValue(values[i]);
      }
      Arrays.sort(values);

      PercentileAnswer answer = answer(payload.decode(IntervalLogs.plain(histogram), unit), unit);

      double told = unit.base().doubleValue() / answer.unit().base().doubleValue();
      for (PercentileAnswer.Quantile quantile : answer.points().getFirst().quantiles()) {
        int rank = (int) Math.max(1, Math.ceil(quantile.q() * values.length));
        double exact = values[rank - 1] * told;
        double slack = exact * 1e-12;
        String what = "%s %s: %s".formatted(unit.symbol(), exact, quantile);
        assertThat(exact).as(what).isBetween(quantile.low() - slack, quantile.high() + slack);
        assertThat(Math.abs(quantile.value() - exact))
            .as(what)
            .isLessThanOrEqualTo(answer.relativeErrorBound() * quantile.high() + slack);
      }
    }
  }

  private static PercentileAnswer answer(HdrDistribution distribution, Unit unit) {
    Head head = new Head(HeadConfig.defaults(), new CollectorRegistry());
    DistributionPoint point = new DistributionPoint(NOW - 1_000, NOW, distribution);
    Labels series = Labels.of(Labels.NAME, "a");
    head.apply(
        NOW,
        List.of(new Distributions(series, unit, Temporality.DELTA, List.of(point))),
        List.of());
    TimeRange range = new TimeRange(NOW - 60_000, NOW + 60_000);
    return found(
        new SeriesQueries(head)
            .percentiles(PercentileQuery.ofMetric("a", range, QUANTILES, Optional.empty())));
  }
}
