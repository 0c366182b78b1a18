package dev.headroom.metrics.series;

import dev.headroom.metrics.chunk.Chunk;
import java.util.ArrayList;
import java.util.List;

/** Chunks of one series in time order that do not overlap. */
final class TimedSlices<C extends Chunk> {
  private final List<C> chunks = new ArrayList<>(0);
  private long footprint;

  void append(C chunk) {
    insert(chunks.size(), chunk);
  }

  void insert(int index, C chunk) {
    chunks.add(index, chunk);
    footprint += chunk.footprint();
  }

  C remove(int index) {
    C chunk = chunks.remove(index);
    footprint -= chunk.footprint();
    return chunk;
  }

  C get(int index) {
    return chunks.get(index);
  }

  int size() {
    return chunks.size();
  }

  boolean isEmpty() {
    return chunks.isEmpty();
  }

  long footprint() {
    return footprint;
  }

  /** Index of the last chunk that starts at or before a time; -1 if there is none. */
  int atOrBefore(long millis) {
    int low = 0;
    int high = chunks.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      if (chunks.get(middle).firstMillis() <= millis) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return high;
  }

  void dropBefore(long millis) {
    int dropped = 0;
    while (dropped < chunks.size() && chunks.get(dropped).lastMillis() < millis) {
      footprint -= chunks.get(dropped++).footprint();
    }
    chunks.subList(0, dropped).clear();
  }

  /** A copy of the list; the chunks themselves are immutable. */
  List<C> copy() {
    return List.copyOf(chunks);
  }
}
