package dev.headroom.query;

import dev.headroom.model.TimeRange;

/**
 * The whole steps of a range. They begin at multiples of their length, so that the same step has
 * the same number whenever it is asked for; one that is not over is not told.
 *
 * @param fromMillis where the first begins
 */
record Grid(long fromMillis, long lengthMillis, int count) {
  private static final long LENGTH_MIN_MILLIS = 10_000;
  private static final int COUNT = 90;

  static Grid of(TimeRange range) {
    long pieces = Math.ceilDiv(range.lengthMillis(), COUNT * LENGTH_MIN_MILLIS);
    long length = Math.max(1, pieces) * LENGTH_MIN_MILLIS;
    long first = Math.floorDiv(range.fromMillis(), length);
    long end = Math.floorDiv(range.toMillis(), length);
    return new Grid(first * length, length, (int) Math.max(1, end - first));
  }

  TimeRange step(int number) {
    long start = fromMillis + number * lengthMillis;
    return new TimeRange(start, start + lengthMillis);
  }

  TimeRange range() {
    return new TimeRange(fromMillis, fromMillis + count * lengthMillis);
  }

  long[] endsMillis() {
    long[] ends = new long[count];
    for (int i = 0; i < count; i++) {
      ends[i] = step(i).toMillis();
    }
    return ends;
  }
}
