package dev.headroom.metrics;

import dev.headroom.model.Labels;
import dev.headroom.model.Rejection;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * How many series of one kind there may be. A series that was let in counts from then on, so that
 * one push, or many at once, cannot overrun the limit before they are applied.
 */
final class SeriesLimit {
  private final String reason;
  private final String key;
  private final int max;
  private final SeriesIndex<?> index;

  /** Let in, not applied yet. */
  private final Set<Labels> expected = ConcurrentHashMap.newKeySet();

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

  /** How many were let in and have not come yet. */
  int expected() {
    return expected.size();
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
    int present = index.size() + expected.size();
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
