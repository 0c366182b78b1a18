package dev.headroom.metrics.head;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.metrics.series.FloatSeries;
import dev.headroom.model.Labels;
import dev.headroom.storage.series.RecordingTap;
import dev.headroom.storage.series.SeriesTap;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class TapsTest {
  private final Taps taps = new Taps();
  private final List<IndexedSeries<FloatSeries>> all = List.of(entry("a"), entry("b"));

  @Test
  void nothing_changes_before_it_is_settled() {
    RecordingTap tap = new RecordingTap();
    taps.add(tap);
    assertThat(tap.asked).isEmpty();
    assertThat(taps.wanting(Labels.of("x", "c"))).isEmpty();
    settle();
    assertThat(tap.asked).containsExactly("{x=\"a\"}", "{x=\"b\"}");
    assertThat(taps.wanting(Labels.of("x", "c"))).containsExactly(tap);
  }

  @Test
  void each_series_has_the_taps_that_want_it() {
    RecordingTap both = new RecordingTap();
    RecordingTap onlyB = new RecordingTap(labels -> labels.get("x").equals("b"));
    taps.add(both);
    taps.add(onlyB);
    settle();
    assertThat(all.get(0).taps()).containsExactly(both);
    assertThat(all.get(1).taps()).containsExactly(both, onlyB);
  }

  @Test
  void changes_are_made_in_the_order_they_were_asked_for() {
    RecordingTap tap = new RecordingTap();
    taps.add(tap);
    taps.remove(tap);
    settle();
    assertThat(all.get(0).taps()).isEmpty();
    taps.remove(tap);
    taps.add(tap);
    settle();
    assertThat(all.get(0).taps()).containsExactly(tap);
  }

  @Test
  void removing_one_leaves_the_others() {
    RecordingTap gone = new RecordingTap();
    RecordingTap stays = new RecordingTap();
    taps.add(gone);
    taps.add(stays);
    taps.remove(gone);
    settle();
    assertThat(all.get(0).taps()).containsExactly(stays);
    assertThat(taps.wanting(Labels.EMPTY)).containsExactly(stays);
  }

  @Test
  void a_tap_may_ask_for_changes_while_it_is_asked() {
    RecordingTap second = new RecordingTap();
    SeriesTap first =
        labels -> {
          taps.add(second);
          return true;
        };
    taps.add(first);
    settle();
    assertThat(all.get(1).taps()).containsExactly(first, second);
  }

  private void settle() {
    Consumer<Consumer<IndexedSeries<?>>> indexes = all::forEach;
    taps.settle(indexes);
  }

  private static IndexedSeries<FloatSeries> entry(String value) {
    return new IndexedSeries<>(new FloatSeries(Labels.of("x", value)), new SeriesTap[0]);
  }
}
