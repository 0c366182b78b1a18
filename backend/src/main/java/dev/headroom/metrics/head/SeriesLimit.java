package dev.headroom.metrics.head;

import dev.headroom.model.Labels;
import dev.headroom.model.Rejection;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * How many series of one kind there may be. A series that was let in counts from then on, so that
 * one push, or many at once, cannot overrun the limit before they are applied.
 *
 * <p>Nearly every series of nearly every push is known, and looking each one up costs as much as
 * storing its point. So a push may {@link #reserve} room for as many series as it has, as if all
 * were new; at most half of the room there is, so that enough is left for those who are asked for
 * one by one.
 */
final class SeriesLimit {
  private final String reason;
  private final String key;
  private final int max;
  private final SeriesIndex<?> index;

  /** Let in one by one, not applied yet. */
  private final Set<Labels> expected = ConcurrentHashMap.newKeySet();

  /** Series of the pushes that were let in whole and have no receipt yet. */
  private final AtomicInteger reserved = new AtomicInteger();

  /**
   * @param reason of its rejections
   * @param key the limit's name in the configuration
   */
  SeriesLimit(String reason, String key, int max, SeriesIndex<?> index) {
    this.reason = reason;
    this.key = key;
    this.max = max;
    this.index = index;
  }

  /** How many new ones may still come of what was let in. */
  int expected() {
    return expected.size() + reserved.get();
  }

  /** Keeps room for so many series, if there is plenty; any thread. */
  boolean reserve(int series) {
    int all = reserved.addAndGet(series);
    if (index.size() + expected.size() + 2L * all <= max) {
      return true;
    }
    release(series);
    return false;
  }

  /** Gives back what was reserved. */
  void release(int series) {
    reserved.addAndGet(-series);
  }

  /**
   * Why there is no room for a series; empty if there is. Any thread.
   *
   * @param noMemory why no new series of any kind is taken; empty if they are
   */
  Optional<Rejection> refuse(Labels series, Supplier<Optional<String>> noMemory) {
    if (index.find(series) != null || expected.contains(series)) {
      return Optional.empty();
    }
    Optional<String> full = noMemory.get();
    if (full.isPresent()) {
      return Optional.of(
          new Rejection("memory_limit", 1, "%s is new; %s".formatted(series, full.get())));
    }
    int present = index.size() + expected();
    if (present < max) {
      expected.add(series);
      return Optional.empty();
    }
    return Optional.of(
        new Rejection(
            reason, 1, "%s would be series %d; %s is %d".formatted(series, present + 1, key, max)));
  }

  /** Notes that a series is in the index now. */
  void arrived(Labels series) {
    expected.remove(series);
  }

  /** Gives back the places of pushes that were let in but never came. */
  void forgetExpected() {
    expected.clear();
  }
}
