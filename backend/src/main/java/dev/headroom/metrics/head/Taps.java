package dev.headroom.metrics.head;

import dev.headroom.model.Labels;
import dev.headroom.storage.series.SeriesTap;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/**
 * Who watches which series. Changes are asked for on any thread and made on the applying thread
 * before its next batch, so that no caller ever waits for a batch and no tap for a caller.
 */
final class Taps {
  private static final SeriesTap[] NONE = {};

  private final Queue<TapChange> changes = new ConcurrentLinkedQueue<>();
  private final List<SeriesTap> active = new ArrayList<>();

  private record TapChange(SeriesTap tap, boolean added) {}

  void add(SeriesTap tap) {
    changes.add(new TapChange(tap, true));
  }

  void remove(SeriesTap tap) {
    changes.add(new TapChange(tap, false));
  }

  /**
   * Makes the changes asked for.
   *
   * @param indexes hand every series there is to a visitor
   */
  void settle(Consumer<Consumer<IndexedSeries<?>>> indexes) {
    for (TapChange change = changes.poll(); change != null; change = changes.poll()) {
      SeriesTap tap = change.tap();
      if (!change.added() && active.remove(tap)) {
        indexes.accept(entry -> entry.setTaps(without(entry.taps(), tap)));
      } else if (change.added() && !active.contains(tap)) {
        active.add(tap);
        indexes.accept(entry -> {
          if (tap.wants(entry.series().labels())) {
            entry.setTaps(with(entry.taps(), tap));
          }
        });
      }
    }
  }

  /** Those that want a new series. */
  SeriesTap[] wanting(Labels series) {
    SeriesTap[] wanting = NONE;
    for (SeriesTap tap : active) {
      if (tap.wants(series)) {
        wanting = with(wanting, tap);
      }
    }
    return wanting;
  }

  private static SeriesTap[] with(SeriesTap[] taps, SeriesTap added) {
    List<SeriesTap> all = new ArrayList<>(List.of(taps));
    all.add(added);
    return all.toArray(NONE);
  }

  private static SeriesTap[] without(SeriesTap[] taps, SeriesTap removed) {
    List<SeriesTap> all = new ArrayList<>(List.of(taps));
    all.remove(removed);
    return all.toArray(NONE);
  }
}
