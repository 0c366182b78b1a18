package dev.headroom.slo.count;

import dev.headroom.model.distribution.EventCounts;
import java.util.Arrays;

/**
 * Counts of neighbouring slices. They take four bytes each until one of them is too large for that,
 * which few ever are.
 */
final class CountColumn {
  private static final long[] NONE = {};

  private int[] small;
  private long[] large = NONE;
  private long sum;

  CountColumn(int slices) {
    small = new int[slices];
  }

  private CountColumn(CountColumn other) {
    small = other.small.clone();
    large = other.large.clone();
    sum = other.sum;
  }

  CountColumn copy() {
    return new CountColumn(this);
  }

  int slices() {
    return isLarge() ? large.length : small.length;
  }

  private boolean isLarge() {
    return large.length > 0;
  }

  long at(int slice) {
    return isLarge() ? large[slice] : small[slice];
  }

  void add(int slice, long count) {
    long next = EventCounts.plus(at(slice), count);
    if (!isLarge() && next != (int) next) {
      large = Arrays.stream(small).asLongStream().toArray();
      small = new int[0];
    }
    if (isLarge()) {
      large[slice] = next;
    } else {
      small[slice] = (int) next;
    }
    sum = EventCounts.plus(sum, count);
  }

  /** The sum of the slices from one, up to but without another. */
  long sum(int from, int to) {
    if (from == 0 && to == slices()) {
      return sum;
    }
    long part = 0;
    for (int slice = from; slice < to; slice++) {
      part = EventCounts.plus(part, at(slice));
    }
    return part;
  }
}
