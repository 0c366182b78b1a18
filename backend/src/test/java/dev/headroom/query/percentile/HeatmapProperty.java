package dev.headroom.query.percentile;

import static dev.headroom.storage.logs.Pages.found;
import static dev.headroom.storage.series.Push.NOW;
import static dev.headroom.storage.series.Push.delta;
import static dev.headroom.storage.series.Push.observations;
import static dev.headroom.storage.series.Push.series;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.Seed;
import dev.headroom.metrics.head.Head;
import dev.headroom.metrics.head.HeadConfig;
import dev.headroom.model.Labels;
import dev.headroom.model.SeriesData;
import dev.headroom.model.TimeRange;
import dev.headroom.model.Unit;
import dev.headroom.model.distribution.Distribution.BucketDistribution;
import dev.headroom.model.distribution.Distribution.ExponentialDistribution;
import dev.headroom.model.distribution.Distribution.ExponentialDistribution.Buckets;
import dev.headroom.query.SeriesQueries;
import dev.headroom.select.Selector;
import dev.headroom.storage.series.Push;
import io.prometheus.client.CollectorRegistry;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A heat map counts what percentiles count, whatever was pushed and however it is cut. */
class HeatmapProperty {
  @RegisterExtension final Seed seed = new Seed();

  @Test
  void counts_add_up_to_those_of_percentiles() {
    Random random = seed.random();
    for (int run = 0; run < 200; run++) {
      Head head = new Head(HeadConfig.defaults(), new CollectorRegistry());
      for (int i = random.nextInt(40); i > 0; i--) {
        Push.to(head, data(random));
      }
      Duration step = Duration.ofSeconds(random.nextInt(10, 90));
      TimeRange range =
          new TimeRange(NOW - random.nextInt(1, 600_000), NOW + random.nextInt(1, 60_000));
      int rows = random.nextInt(1, HeatmapQuery.ROWS_MAX + 1);
      Selector selector = Selector.parse("duration_seconds");
      HeatmapAnswer heatmap =
          found(new SeriesQueries(head).heatmap(new HeatmapQuery(selector, range, step, rows)));
      PercentileAnswer percentiles =
          TestAnswers.of(head, "duration_seconds", range, step, 0, 0.5, 1);
      assertThat(heatmap.bounds()).isSorted().doesNotHaveDuplicates();
      assertThat(heatmap.bounds().size()).isLessThanOrEqualTo(rows + 1);
      assertThat(heatmap.columns())
          .extracting(HeatmapAnswer.Column::fromMillis, HeatmapAnswer.Column::count)
          .containsExactlyElementsOf(
              percentiles.points().stream()
                  .map(point ->
                      org.assertj.core.api.Assertions.tuple(point.fromMillis(), point.count()))
                  .toList());
      for (int at = 0; at < heatmap.columns().size(); at++) {
        HeatmapAnswer.Column column = heatmap.columns().get(at);
        assertThat(column.counts()).hasSize(Math.max(0, heatmap.bounds().size() - 1));
        assertThat(column.counts().stream().mapToLong(Long::longValue).sum() + column.over())
            .isEqualTo(column.count());
        PercentileAnswer.Quantile highest = percentiles.points().get(at).quantiles().getLast();
        assertThat(column.over() > 0)
            .as("over where nothing bounds the largest")
            .isEqualTo(Double.isInfinite(highest.high()));
      }
      heatmap
          .overFrom()
          .ifPresent(from -> assertThat(from).isLessThanOrEqualTo(heatmap.bounds().getLast()));
    }
  }

  private static SeriesData data(Random random) {
    Labels labels = series("duration_seconds", "pod", "p" + random.nextInt(6));
    long millis = NOW - random.nextInt(600_000);
    double value = random.nextInt(10) == 0 ? 0 : Math.exp(random.nextGaussian() * 3);
    return switch (random.nextInt(4)) {
      case 0 ->
          delta(
              labels.with("kind", "buckets"),
              Unit.SECONDS,
              millis,
              new BucketDistribution(
                  new double[] {0.1, 1},
                  new long[] {random.nextInt(3), 2, random.nextInt(2)},
                  Double.NaN));
      case 1 ->
          delta(
              labels.with("kind", "exponential"),
              Unit.SECONDS,
              millis,
              new ExponentialDistribution(
                  3,
                  random.nextInt(3),
                  0,
                  new Buckets(random.nextInt(-20, 20), new long[] {5, 0, 1}),
                  Buckets.NONE,
                  1));
      default ->
          observations(
              labels.with("kind", "hdr"), Unit.of("h"), millis, value, value / 3, value * 30);
    };
  }
}
