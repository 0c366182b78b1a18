package dev.headroom.query;

import static dev.headroom.storage.series.Push.ALL;
import static dev.headroom.storage.series.Push.NOW;
import static dev.headroom.storage.series.Push.floats;
import static dev.headroom.storage.series.Push.observations;
import static dev.headroom.storage.series.Push.series;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.metrics.head.Head;
import dev.headroom.metrics.head.HeadConfig;
import dev.headroom.model.TimeRange;
import dev.headroom.model.Unit;
import dev.headroom.query.SeriesQueries.Cardinality;
import dev.headroom.query.SeriesQueries.Cardinality.OfLabel;
import dev.headroom.query.SeriesQueries.Cardinality.OfValue;
import dev.headroom.query.SeriesQueries.HeldMetric;
import dev.headroom.select.Selector;
import io.prometheus.client.CollectorRegistry;
import java.util.List;
import org.junit.jupiter.api.Test;

class CatalogReaderTest {
  private final Head head = new Head(HeadConfig.defaults(), new CollectorRegistry());

  @Test
  void metrics_are_told_with_the_number_of_their_series() {
    head.apply(
        NOW,
        List.of(
            floats(series("level", "tank", "a"), NOW - 1_000, 3),
            floats(series("level", "tank", "b"), NOW - 2_000, 4),
            floats(series("alone"), NOW - 3_000, 7),
            floats(series("wait_bucket", "le", "1"), NOW, 1),
            observations(series("pay"), Unit.MILLISECONDS, NOW, 5)),
        List.of());
    assertThat(new SeriesQueries(head).metrics())
        .extracting(HeldMetric::name)
        .containsExactly("alone", "level", "pay", "wait_bucket");
    HeldMetric alone = new SeriesQueries(head).metrics().get(0);
    assertThat(alone.latest()).isEqualTo(7);
    assertThat(alone.newestMillis()).isEqualTo(NOW - 3_000);
    assertThat(alone.distribution()).isEmpty();
    HeldMetric level = new SeriesQueries(head).metrics().get(1);
    assertThat(level.series()).isEqualTo(2);
    assertThat(level.latest()).isNaN();
    assertThat(level.newestMillis()).isEqualTo(NOW - 1_000);
    HeldMetric pay = new SeriesQueries(head).metrics().get(2);
    assertThat(pay.unit()).contains(Unit.MILLISECONDS);
    assertThat(pay.distribution()).contains("pay");
    assertThat(new SeriesQueries(head).metrics().get(3).distribution()).contains("wait");
    assertThat(new SeriesQueries(head).metrics())
        .extracting(HeldMetric::counter)
        .containsExactly(false, false, false, true);
  }

  @Test
  void values_are_counted_by_label_those_on_most_series_first() {
    head.apply(
        NOW,
        List.of(
            floats(series("level", "tank", "a", "zone", "x"), NOW, 1),
            floats(series("level", "tank", "b", "zone", "y"), NOW, 1),
            floats(series("level", "tank", "c", "zone", "y"), NOW, 1),
            observations(series("pay", "zone", "y"), Unit.SECONDS, NOW, 1)),
        List.of());
    Selector level = Selector.parse("level");
    assertThat(new SeriesQueries(head).cardinality(level, ALL, 10, 2))
        .isEqualTo(
            new Cardinality(
                3,
                List.of(
                    new OfLabel("tank", 3, List.of(new OfValue("a", 1), new OfValue("b", 1))),
                    new OfLabel("zone", 2, List.of(new OfValue("y", 2), new OfValue("x", 1)))),
                0));
    Cardinality cut =
        new SeriesQueries(head).cardinality(Selector.parse("{zone=\"y\"}"), ALL, 1, 10);
    assertThat(cut.series()).isEqualTo(3);
    assertThat(cut.labels()).extracting(OfLabel::name).containsExactly("tank");
    assertThat(cut.moreLabels()).isOne();
    TimeRange before = new TimeRange(NOW - 20_000, NOW - 10_000);
    assertThat(new SeriesQueries(head).cardinality(level, before, 10, 10).series()).isZero();
  }
}
