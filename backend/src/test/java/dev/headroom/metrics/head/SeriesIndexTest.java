package dev.headroom.metrics.head;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.Seed;
import dev.headroom.metrics.series.FloatSeries;
import dev.headroom.model.Labels;
import dev.headroom.select.Selector;
import dev.headroom.storage.series.SeriesTap;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SeriesIndexTest {
  @RegisterExtension final Seed seed = new Seed();

  private static final String[] SELECTORS = {
    "m1",
    "m1{a=\"1\"}",
    "{a=\"1\",b=\"2\"}",
    "{a=\"nowhere\"}",
    "{a=~\"1|2\"}",
    "{a=~\".*\"}",
    "{a!=\"1\"}",
    "{a!~\"1|2\",b=\"\"}",
    "{__name__=~\"m.\",a=\"3\"}",
    "{nolabel=\"\"}"
  };

  private final SeriesIndex<FloatSeries> index = new SeriesIndex<>();
  private final List<Labels> present = new ArrayList<>();

  @Test
  void a_selector_finds_what_matches_and_nothing_else_while_series_come_and_go() {
    Random random = seed.random();
    for (int round = 0; round < 300; round++) {
      Labels labels =
          Labels.of(
              Labels.NAME,
              "m" + random.nextInt(3),
              "a",
              "" + random.nextInt(5),
              "b",
              random.nextBoolean() ? "" : "" + random.nextInt(4));
      if (index.find(labels) == null) {
        index.add(entry(labels));
        present.add(labels);
      }
      if (round % 3 == 0) {
        removeSome(random);
      }
      for (String text : SELECTORS) {
        Selector selector = Selector.parse(text);
        assertThat(index.select(selector).stream().map(FloatSeries::labels).toList())
            .as(text)
            .containsExactlyInAnyOrderElementsOf(
                present.stream().filter(selector::matches).toList());
      }
      assertThat(index.size()).isEqualTo(present.size());
      assertThat(index.all().stream().map(each -> each.series().labels()).toList())
          .isEqualTo(present);
    }
  }

  @Test
  void a_cleared_index_is_empty() {
    index.add(entry(Labels.of("a", "b")));
    index.clear();
    assertThat(index.size()).isZero();
    assertThat(index.find(Labels.of("a", "b"))).isNull();
    assertThat(index.select(Selector.parse("{a=\"b\"}"))).isEmpty();
  }

  private void removeSome(Random random) {
    List<IndexedSeries<FloatSeries>> gone = new ArrayList<>();
    for (IndexedSeries<FloatSeries> each : index.all()) {
      if (random.nextInt(5) == 0) {
        gone.add(each);
        present.remove(each.series().labels());
      }
    }
    index.removeAll(gone);
  }

  private static IndexedSeries<FloatSeries> entry(Labels labels) {
    return new IndexedSeries<>(new FloatSeries(labels), new SeriesTap[0]);
  }
}
