package dev.headroom.runbook.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.model.Labels;
import dev.headroom.query.LineQuery.Measure;
import dev.headroom.runbook.RunbookPages;
import dev.headroom.select.Selector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The blocks that the page of a metric makes (block.spec.ts holds it to the same file) are read.
 */
class MetricBlocksTest {
  private static final Path BLOCKS = Path.of("src/test/resources/runbook/metric-blocks.md");

  @TempDir private Path folder;
  private List<LiveQuery> queries;

  @BeforeEach
  void setUp() throws IOException {
    queries =
        new RunbookPages(folder)
            .page(Files.readString(BLOCKS)).liveBlocks().stream()
                .map(block -> LiveQuery.of(block, block.bound(Map.of())))
                .toList();
  }

  @Test
  void each_is_of_the_kind_it_says() {
    assertThat(queries).hasSize(6);
    assertThat(queries.get(3)).isInstanceOf(LiveQuery.Percentiles.class);
    queries.stream()
        .filter(each -> !(each instanceof LiveQuery.Percentiles))
        .forEach(each -> assertThat(each).isInstanceOf(LiveQuery.SeriesLines.class));
  }

  @Test
  void attributes_and_sides_are_as_on_the_page() {
    LiveQuery.SeriesLines rate = (LiveQuery.SeriesLines) queries.get(1);
    assertThat(rate.measure()).isEqualTo(Measure.RATE);
    assertThat(rate.by()).containsExactly("code", "zone");
    assertThat(rate.linesMax()).isEqualTo(5);
    assertThat(rate.selector()).hasToString("{__name__=\"orders_total\",service=\"checkout\"}");
    LiveQuery.SeriesLines ratio = (LiveQuery.SeriesLines) queries.get(2);
    assertThat(ratio.against()).isPresent();
    assertThat(ratio.linesMax()).isEqualTo(50);
  }

  @Test
  void values_stay_what_they_are_whatever_they_hold() {
    assertThat(selector(4).matches(Labels.of("__name__", "my.load", "my.label", "a\"b\\c")))
        .isTrue();
    Selector paid = selector(5);
    assertThat(paid.matches(Labels.of("__name__", "paid", "price", "$cheap (a|b)$"))).isTrue();
    assertThat(paid.matches(Labels.of("__name__", "paid", "price", "$cheap a"))).isFalse();
    assertThat(paid.matches(Labels.of("__name__", "paid", "price", "$cheap (a|b)$", "note", "$x")))
        .isFalse();
  }

  private Selector selector(int number) {
    return ((LiveQuery.SeriesLines) queries.get(number)).selector();
  }
}
