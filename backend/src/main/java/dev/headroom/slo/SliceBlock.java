package dev.headroom.slo;

/** A run of neighbouring slices and their sum. Once shared it does not change any more. */
final class SliceBlock {
  private static final long[] NONE = {};

  private final long number;
  private final long[] events;
  private final long[] total;
  private long[] unmeasured;
  private long[] spread;
  private long eventsSum;
  private long totalSum;
  private long unmeasuredSum;
  private long spreadSum;
  private boolean shared;

  SliceBlock(long number, int slices) {
    this.number = number;
    this.events = new long[slices];
    this.total = new long[slices];
    this.unmeasured = NONE;
    this.spread = NONE;
  }

  private SliceBlock(SliceBlock other) {
    number = other.number;
    events = other.events.clone();
    total = other.total.clone();
    unmeasured = other.unmeasured.length == 0 ? NONE : other.unmeasured.clone();
    spread = other.spread.length == 0 ? NONE : other.spread.clone();
    eventsSum = other.eventsSum;
    totalSum = other.totalSum;
    unmeasuredSum = other.unmeasuredSum;
    spreadSum = other.spreadSum;
  }

  /** Its place in time: block 0 begins at the epoch. */
  long number() {
    return number;
  }

  /** Its first slice with something in it, counted from the epoch; its last where all are empty. */
  long firstCounted() {
    int slice = 0;
    while (slice < slices() - 1 && slice(slice).equals(Tally.NONE)) {
      slice++;
    }
    return number * slices() + slice;
  }

  int slices() {
    return total.length;
  }

  /**
   * Adds to one slice.
   *
   * @return this block, or a copy that holds the addition where this one is shared
   */
  SliceBlock plus(int slice, Tally tally) {
    if (shared) {
      return new SliceBlock(this).plus(slice, tally);
    }
    events[slice] += tally.events();
    total[slice] += tally.total();
    unmeasured = plus(unmeasured, slice, tally.unmeasured());
    spread = plus(spread, slice, tally.spread());
    eventsSum += tally.events();
    totalSum += tally.total();
    unmeasuredSum += tally.unmeasured();
    spreadSum += tally.spread();
    return this;
  }

  /** Counts that are rare take room only where there are any. */
  private long[] plus(long[] counts, int slice, long added) {
    if (added == 0) {
      return counts;
    }
    long[] into = counts.length == 0 ? new long[total.length] : counts;
    into[slice] += added;
    return into;
  }

  Tally slice(int slice) {
    return sum(slice, slice + 1);
  }

  /** The sum of the slices from one, up to but without another. */
  Tally sum(int from, int to) {
    if (from == 0 && to == total.length) {
      return new Tally(eventsSum, totalSum, unmeasuredSum, spreadSum);
    }
    return new Tally(
        sum(events, from, to),
        sum(total, from, to),
        unmeasured.length == 0 ? 0 : sum(unmeasured, from, to),
        spread.length == 0 ? 0 : sum(spread, from, to));
  }

  private static long sum(long[] counts, int from, int to) {
    long sum = 0;
    for (int i = from; i < to; i++) {
      sum += counts[i];
    }
    return sum;
  }

  /** From now on a view for other threads; additions go to a copy. */
  SliceBlock share() {
    shared = true;
    return this;
  }
}
