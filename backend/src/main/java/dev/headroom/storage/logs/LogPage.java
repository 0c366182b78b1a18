package dev.headroom.storage.logs;

import java.util.List;
import java.util.Optional;

/**
 * Records of a page, newest first; records of the same millisecond, last received first.
 *
 * @param nextCursor where the next page begins, which may turn out empty; none after the last page
 * @param partial time ran out: the page holds what was found of the newest part of the range, and
 *     the cursor goes on from there
 * @param visibleAsOfMillis every record stored before this moment was there to be found;
 *     milliseconds since the epoch
 */
public record LogPage(
    List<LogEntry> records, Optional<String> nextCursor, boolean partial, long visibleAsOfMillis) {
  public LogPage {
    records = List.copyOf(records);
  }
}
