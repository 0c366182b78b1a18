package dev.headroom.storage.logs;

import dev.headroom.model.Answer;
import dev.headroom.model.LogRecord;
import dev.headroom.model.TimeRange;
import dev.headroom.select.log.LogQuery;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Where log records are found again. Records are ordered by their time in milliseconds, then by
 * their place in the write-ahead log, which is the same after any restart.
 *
 * <p>Any thread may ask. Every question has a deadline; when it passes, the answer says that it is
 * partial. All methods throw IOException if the disk failed or holds something damaged.
 */
public interface LogStore {
  /** One page of the records that match, newest first. */
  Answer<LogPage> search(LogSearch search) throws IOException;

  /**
   * Counts of the records that match.
   *
   * @param buckets how many to divide the range into, 1 to {@value LogHistogram#BUCKETS_MAX}; fewer
   *     come back where the range has fewer milliseconds
   */
  Answer<LogHistogram> histogram(LogQuery query, TimeRange range, int buckets) throws IOException;

  /**
   * The lines that match, grouped by what their messages have in common. Examines the newest {@link
   * LogsConfig#signatureLinesMax} of them, and says so if there are more.
   */
  Answer<SignatureGroups> signatures(SignatureSearch search) throws IOException;

  /** The record of an id; nothing if it is not known, or not any more. */
  Answer<Optional<LogEntry>> find(String id) throws IOException;

  /**
   * A record and what the same service said around it.
   *
   * @param before how many records before it, 0 to {@value LogContext#SIDE_MAX}
   * @param after how many records after it, 0 to {@value LogContext#SIDE_MAX}
   */
  Answer<Optional<LogContext>> context(String id, int before, int after) throws IOException;

  /**
   * A record that was found.
   *
   * @param id names this record for good, in an address for instance
   * @param truncated parts of it were too large to keep
   */
  record LogEntry(String id, LogRecord record, boolean truncated) {}

  /**
   * Records of a page, newest first; records of the same millisecond, last received first.
   *
   * @param nextCursor where the next page begins, which may turn out empty; none after the last
   *     page
   * @param partial time ran out: the page holds what was found of the newest part of the range, and
   *     the cursor goes on from there
   * @param visibleAsOfMillis every record stored before this moment was there to be found;
   *     milliseconds since the epoch
   */
  record LogPage(
      List<LogEntry> records,
      Optional<String> nextCursor,
      boolean partial,
      long visibleAsOfMillis) {
    public LogPage {
      records = List.copyOf(records);
    }
  }

  /**
   * A record and what its service said around it, all in ascending order of time.
   *
   * @param before what came before it, the nearest last
   * @param after what came after it, the nearest first
   * @param partial time ran out: there may be more
   */
  record LogContext(List<LogEntry> before, LogEntry entry, List<LogEntry> after, boolean partial) {
    /** The most records on either side. */
    public static final int SIDE_MAX = 100;

    public LogContext {
      before = List.copyOf(before);
      after = List.copyOf(after);
    }
  }

  /**
   * A question for one page of records, newest first.
   *
   * @param limit records of the page, 1 to {@value #LIMIT_MAX}
   * @param cursor where the page before it said to go on; empty for the first page
   */
  record LogSearch(LogQuery query, TimeRange range, int limit, Optional<String> cursor) {
    public static final int LIMIT_MAX = 1_000;

    public LogSearch {
      if (limit < 1 || limit > LIMIT_MAX) {
        throw new IllegalArgumentException("limit must be 1 to " + LIMIT_MAX + ": " + limit);
      }
    }
  }

  /**
   * A question for the kinds of lines there are.
   *
   * @param groups the most groups of the answer, 1 to {@value #GROUPS_MAX}
   * @param buckets how many to divide the range into for the counts of each group, 1 to {@value
   *     #BUCKETS_MAX}; fewer come back where the range has fewer milliseconds
   */
  record SignatureSearch(LogQuery query, TimeRange range, int groups, int buckets) {
    public static final int GROUPS_MAX = 200;
    public static final int BUCKETS_MAX = 120;

    public SignatureSearch {
      if (groups < 1 || groups > GROUPS_MAX) {
        throw new IllegalArgumentException("groups must be 1 to " + GROUPS_MAX + ": " + groups);
      }
      if (buckets < 1 || buckets > BUCKETS_MAX) {
        throw new IllegalArgumentException("buckets must be 1 to " + BUCKETS_MAX + ": " + buckets);
      }
    }
  }
}
