package dev.headroom.storage.logs;

import dev.headroom.model.Answer;
import dev.headroom.model.TimeRange;
import dev.headroom.select.log.LogQuery;
import java.io.IOException;
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
}
