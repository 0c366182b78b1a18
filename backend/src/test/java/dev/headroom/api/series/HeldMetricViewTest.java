package dev.headroom.api.series;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.model.MetricMetadata;
import dev.headroom.model.MetricMetadata.MetricKind;
import dev.headroom.model.Unit;
import dev.headroom.query.SeriesQueries.HeldMetric;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HeldMetricViewTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private static HeldMetric held(String name) {
    return new HeldMetric(
        name, 2, NOW.toEpochMilli() - 3_000, Double.NaN, false, Optional.empty(), Optional.empty());
  }

  private static HeldMetricView view(HeldMetric held, MetricMetadata... told) {
    return HeldMetricView.all(List.of(held), List.of(told), NOW).getFirst();
  }

  @Test
  void counters_of_a_histogram_are_told_by_what_was_said_of_it() {
    MetricMetadata whole =
        new MetricMetadata("wait", MetricKind.HISTOGRAM, "s", "Time in line", "wait");
    HeldMetricView sum = view(held("wait_sum"), whole);
    assertThat(sum.kind()).isEqualTo("counter");
    assertThat(sum.unit()).isEqualTo("s");
    assertThat(sum.help()).isEqualTo("Time in line");
    assertThat(view(held("wait_count"), whole).unit()).isEmpty();
    MetricMetadata gauge =
        new MetricMetadata("wait", MetricKind.GAUGE, "s", "No histogram", "wait");
    assertThat(view(held("wait_sum"), gauge).kind()).isEqualTo("unknown");
  }

  private static HeldMetric buckets(String histogram) {
    return new HeldMetric(
        histogram + "_bucket", 1, 0, 3, true, Optional.empty(), Optional.of(histogram));
  }

  @Test
  void buckets_are_the_histogram_in_its_unit() {
    MetricMetadata whole =
        new MetricMetadata("wait", MetricKind.HISTOGRAM, "seconds", "Time in line", "wait");
    HeldMetricView view = view(buckets("wait"), whole);
    assertThat(view.kind()).isEqualTo("histogram");
    assertThat(view.unit()).isEqualTo("s");
    assertThat(view.help()).isEqualTo("Time in line");
    assertThat(view.latest()).isNull();
    assertThat(view.isAskedBy("wait")).isTrue();
  }

  @Test
  void buckets_that_nobody_described_are_a_histogram_of_unknown_unit() {
    HeldMetricView view = view(buckets("wait"));
    assertThat(view.kind()).isEqualTo("histogram");
    assertThat(view.unit()).isEmpty();
  }

  @Test
  void words_of_openmetrics_become_symbols() {
    MetricMetadata seconds = new MetricMetadata("wait", MetricKind.GAUGE, "seconds", "", "wait");
    assertThat(view(held("wait"), seconds).unit()).isEqualTo("s");
    MetricMetadata other = new MetricMetadata("wait", MetricKind.GAUGE, "connections", "", "wait");
    assertThat(view(held("wait"), other).unit()).isEqualTo("connections");
    MetricMetadata none = new MetricMetadata("wait", MetricKind.GAUGE, "", "", "wait");
    assertThat(view(held("wait"), none).unit()).isEmpty();
  }

  @Test
  void distributions_are_histograms_in_their_own_unit() {
    HeldMetric held =
        new HeldMetric(
            "pay",
            1,
            NOW.toEpochMilli(),
            Double.NaN,
            false,
            Optional.of(Unit.BYTE),
            Optional.of("pay"));
    HeldMetricView view = view(held);
    assertThat(view.kind()).isEqualTo("histogram");
    assertThat(view.unit()).isEqualTo("By");
    assertThat(view.latest()).isNull();
    assertThat(view.freshness().ageSeconds()).isZero();
  }

  @Test
  void a_name_tells_the_kind_where_nobody_else_does() {
    HeldMetric held = new HeldMetric("a_total", 1, 0, 3, true, Optional.empty(), Optional.empty());
    assertThat(view(held).kind()).isEqualTo("counter");
    MetricMetadata told = new MetricMetadata("a_total", MetricKind.GAUGE, "", "", "a_total");
    assertThat(view(held, told).kind()).isEqualTo("gauge");
  }

  @Test
  void every_word_must_be_in_its_name_or_its_help() {
    MetricMetadata told =
        new MetricMetadata("pay_total", MetricKind.COUNTER, "", "Orders paid", "pay");
    HeldMetricView view = view(held("pay_total"), told);
    assertThat(view.mentions("")).isTrue();
    assertThat(view.mentions(" ORDERS  pay_")).isTrue();
    assertThat(view.mentions("orders refunded")).isFalse();
  }

  @Test
  void a_counter_is_described_by_its_family_as_openmetrics_names_it() {
    MetricMetadata family =
        new MetricMetadata("bytes_sent", MetricKind.COUNTER, "bytes", "Sent so far", "bytes_sent");
    HeldMetricView total = view(held("bytes_sent_total"), family);
    assertThat(total.kind()).isEqualTo("counter");
    assertThat(total.unit()).isEqualTo("By");
    assertThat(total.help()).isEqualTo("Sent so far");
    HeldMetricView created = view(held("bytes_sent_created"), family);
    assertThat(created.kind()).isEqualTo("gauge");
    assertThat(created.unit()).isEqualTo("s");
    assertThat(created.help()).isEqualTo("Sent so far");
  }

  @Test
  void only_a_family_that_has_such_a_part_describes_it() {
    MetricMetadata gauge = new MetricMetadata("queue", MetricKind.GAUGE, "", "Waiting", "queue");
    assertThat(view(held("queue_total"), gauge).help()).isEmpty();
    assertThat(view(held("queue_created"), gauge).kind()).isEqualTo("unknown");
    MetricMetadata counter = new MetricMetadata("queue", MetricKind.COUNTER, "", "Waited", "queue");
    assertThat(view(held("queue_bucket"), counter).help()).isEmpty();
    MetricMetadata own =
        new MetricMetadata("queue_total", MetricKind.GAUGE, "", "Own", "queue_total");
    assertThat(view(held("queue_total"), counter, own).help()).isEqualTo("Own");
  }
}
