package dev.headroom.change;

import dev.headroom.model.ChangeEvent;
import java.util.Comparator;

/**
 * A change event and its number.
 *
 * @param id counts from 1 in the order of the write-ahead log, so it is the same after every replay
 */
public record Change(long id, ChangeEvent event) {
  /** By time; of one moment, by number. */
  static final Comparator<Change> OLDEST_FIRST =
      Comparator.<Change>comparingLong(change -> change.event().timeMillis())
          .thenComparingLong(Change::id);
}
