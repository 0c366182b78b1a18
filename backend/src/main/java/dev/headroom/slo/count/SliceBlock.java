package dev.headroom.slo.count;

import java.util.Optional;

/** A run of neighbouring slices and their sum. Once shared it does not change any more. */
final class SliceBlock {
  private final long number;
  private final CountColumn events;
  private final CountColumn total;

  /** Most indicators leave nothing unmeasured. */
  private Optional<CountColumn> unmeasured = Optional.empty();

  /** Most senders leave no gaps. */
  private Optional<CountColumn> spread = Optional.empty();

  private boolean shared;

  SliceBlock(long number, int slices) {
    this.number = number;
    this.events = new CountColumn(slices);
    this.total = new CountColumn(slices);
  }

  private SliceBlock(SliceBlock other) {
    number = other.number;
    events = other.events.copy();
    total = other.total.copy();
    unmeasured = other.unmeasured.map(CountColumn::copy);
    spread = other.spread.map(CountColumn::copy);
  }

  /** Its place in time: block 0 begins at the epoch. */
  long number() {
    return number;
  }

  /** Its first slice with something in it, counted from the epoch; its last where all are empty. */
  long firstCounted() {
    int slice = 0;
    while (slice < slices() - 1 && slice(slice).equals(IndicatorTally.NONE)) {
      slice++;
    }
    return number * slices() + slice;
  }

  int slices() {
    return total.slices();
  }

  /**
   * Adds to one slice.
   *
   * @return this block, or a copy that holds the addition where this one is shared
   */
  SliceBlock plus(int slice, IndicatorTally tally) {
    if (shared) {
      return new SliceBlock(this).plus(slice, tally);
    }
    events.add(slice, tally.events());
    total.add(slice, tally.total());
    unmeasured = plus(unmeasured, slice, tally.unmeasured());
    spread = plus(spread, slice, tally.spread());
    return this;
  }

  /** Counts that are rare take room only where there are any. */
  private Optional<CountColumn> plus(Optional<CountColumn> counts, int slice, long added) {
    if (added == 0) {
      return counts;
    }
    CountColumn into = counts.orElseGet(() -> new CountColumn(slices()));
    into.add(slice, added);
    return Optional.of(into);
  }

  IndicatorTally slice(int slice) {
    return sum(slice, slice + 1);
  }

  /** The sum of the slices from one, up to but without another. */
  IndicatorTally sum(int from, int to) {
    return new IndicatorTally(
        events.sum(from, to),
        total.sum(from, to),
        sum(unmeasured, from, to),
        sum(spread, from, to));
  }

  private static long sum(Optional<CountColumn> counts, int from, int to) {
    return counts.isPresent() ? counts.get().sum(from, to) : 0;
  }

  /** From now on a view for other threads; additions go to a copy. */
  SliceBlock share() {
    shared = true;
    return this;
  }
}
