package dev.headroom.metrics.head;

import static dev.headroom.storage.series.Push.metadata;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.model.MetricMetadata;
import java.util.List;
import org.junit.jupiter.api.Test;

class MetadataIndexTest {
  private final MetadataIndex index = new MetadataIndex(3);

  @Test
  void what_is_said_again_takes_no_room() {
    assertThat(index.put(List.of(metadata("a", "s", "a"), metadata("a", "s", "a")))).isZero();
    assertThat(index.all()).hasSize(1);
  }

  @Test
  void a_full_index_refuses_new_metrics_and_still_hears_of_old_ones() {
    index.put(List.of(metadata("a", "", "a"), metadata("b", "", "b"), metadata("c", "", "c")));
    assertThat(index.put(List.of(metadata("d", "", "d"), metadata("b", "By", "b")))).isEqualTo(1);
    assertThat(index.of("d")).isEmpty();
    assertThat(index.of("b").orElseThrow().unit()).isEqualTo("By");
  }

  @Test
  void several_metrics_may_have_had_one_name() {
    index.put(
        List.of(
            metadata("http_duration_seconds", "s", "http.duration"),
            metadata("http_duration_milliseconds", "ms", "http.duration")));
    assertThat(index.metricsOnceNamed("http.duration"))
        .containsExactly("http_duration_milliseconds", "http_duration_seconds");
  }

  @Test
  void a_corrected_original_name_replaces_the_old_one() {
    index.put(List.of(metadata("a", "", "old.a")));
    index.put(List.of(metadata("a", "", "new.a")));
    assertThat(index.metricsOnceNamed("old.a")).isEmpty();
    assertThat(index.metricsOnceNamed("new.a")).containsExactly("a");
  }

  @Test
  void a_cleared_index_knows_nothing_and_has_room() {
    index.put(List.of(metadata("a", "", "x"), metadata("b", "", "x"), metadata("c", "", "x")));
    index.clear();
    assertThat(index.all()).isEmpty();
    assertThat(index.metricsOnceNamed("x")).isEmpty();
    assertThat(index.put(List.of(metadata("d", "", "d")))).isZero();
    assertThat(index.all()).extracting(MetricMetadata::metric).containsExactly("d");
  }
}
