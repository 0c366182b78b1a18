package dev.headroom.storage.logs;

import dev.headroom.model.TimeRange;
import dev.headroom.select.log.LogQuery;
import java.util.Optional;

/**
 * A question for one page of records, newest first.
 *
 * @param limit records of the page, 1 to {@value #LIMIT_MAX}
 * @param cursor where the page before it said to go on; empty for the first page
 */
public record LogSearch(LogQuery query, TimeRange range, int limit, Optional<String> cursor) {
  public static final int LIMIT_MAX = 1_000;

  public LogSearch {
    if (limit < 1 || limit > LIMIT_MAX) {
      throw new IllegalArgumentException("limit must be 1 to " + LIMIT_MAX + ": " + limit);
    }
  }
}
