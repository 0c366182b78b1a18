package dev.headroom.api.view;

import dev.headroom.model.Answer;
import dev.headroom.model.LogRecord;
import dev.headroom.model.Severity;
import dev.headroom.storage.logs.LogStore.LogEntry;
import dev.headroom.storage.logs.LogStore.LogPage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Log records that match, newest first (schema LogPage), and the words all log answers share. */
public record LogPageView(
    List<LogRecordView> records,
    @Nullable String cursor,
    boolean partial,
    @Nullable String partialReason,
    FreshnessView freshness) {
  /** What is said where the log store takes no more searches. */
  public static final String BUSY = "too many log searches at once";

  /** One record (schema LogRecord). */
  public record LogRecordView(
      String id,
      Instant time,
      String service,
      String severity,
      int severityNumber,
      String body,
      String traceId,
      String spanId,
      Map<String, String> attributes) {
    public static LogRecordView of(LogEntry entry) {
      LogRecord record = entry.record();
      return new LogRecordView(
          entry.id(),
          Instant.ofEpochSecond(0, record.timeUnixNanos()),
          record.service(),
          Severity.of(record.severity()).name(),
          record.severity(),
          record.body(),
          record.traceId(),
          record.spanId(),
          record.attributes());
    }
  }

  /**
   * @param incomplete why records may be missing; empty if none can be
   */
  public static LogPageView of(LogPage page, Optional<String> incomplete, Instant now) {
    return new LogPageView(
        page.records().stream().map(LogRecordView::of).toList(),
        page.nextCursor().orElse(null),
        page.partial() || incomplete.isPresent(),
        whyPartial(page.partial(), incomplete),
        FreshnessView.of(Optional.of(Instant.ofEpochMilli(page.visibleAsOfMillis())), now));
  }

  /**
   * Why an answer is partial; null if it is whole.
   *
   * @param late whether its time ran out
   */
  public static @Nullable String whyPartial(boolean late, Optional<String> incomplete) {
    return incomplete.orElse(late ? "the search took longer than it may" : null);
  }

  /** What is wrong with a query, as people are told. */
  public static String text(Answer.Refused<?> refused) {
    return text(refused.column(), refused.reason());
  }

  /**
   * @param column where in the query, counted from 1
   */
  public static String text(int column, String message) {
    return "query, column " + column + ": " + message;
  }
}
