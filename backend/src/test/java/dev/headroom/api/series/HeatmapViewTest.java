package dev.headroom.api.series;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.model.TimeRange;
import dev.headroom.model.Unit;
import dev.headroom.query.percentile.HeatmapAnswer;
import dev.headroom.query.percentile.HeatmapQuery;
import dev.headroom.select.Selector;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Heat maps as the API tells them. */
class HeatmapViewTest {
  private static HeatmapView view(OptionalDouble overFrom, long over) {
    HeatmapAnswer.Column column =
        new HeatmapAnswer.Column(0, 10_000, 3 + over, List.of(1L, 2L), over);
    return HeatmapView.of(
        "wait",
        new HeatmapQuery(
            Selector.parse("wait"), new TimeRange(0, 10_000), Duration.ofSeconds(10), 2),
        new HeatmapAnswer(
            Unit.SECONDS,
            List.of(0.1, 1.0, 10.0),
            overFrom,
            List.of(column),
            1,
            OptionalLong.of(10_000)),
        Instant.ofEpochMilli(12_000));
  }

  @Test
  void what_is_over_the_last_bound_is_told_apart() {
    HeatmapView view = view(OptionalDouble.of(10), 4);
    assertThat(view.overFrom()).isEqualTo(10);
    assertThat(view.columns())
        .containsExactly(
            new HeatmapView.ColumnView(
                Instant.EPOCH, Instant.ofEpochMilli(10_000), 7, List.of(1L, 2L), 4));
  }

  @Test
  void nothing_over_has_no_bound() {
    assertThat(view(OptionalDouble.empty(), 0).overFrom()).isNull();
  }
}
