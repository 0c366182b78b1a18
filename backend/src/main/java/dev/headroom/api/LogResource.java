package dev.headroom.api;

import dev.headroom.model.Answer;
import dev.headroom.model.LogRecord;
import dev.headroom.model.Severity;
import dev.headroom.model.TimeRange;
import dev.headroom.select.log.LogQuery;
import dev.headroom.select.log.LogQueryParser;
import dev.headroom.select.log.ParsedQuery;
import dev.headroom.select.log.QueryProblem;
import dev.headroom.storage.LogContext;
import dev.headroom.storage.LogEntry;
import dev.headroom.storage.LogHistogram;
import dev.headroom.storage.LogPage;
import dev.headroom.storage.LogSearch;
import dev.headroom.storage.LogStore;
import dev.headroom.storage.SignatureSearch;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Log records that match, how many there were over time, and what was said around one. */
public final class LogResource {
  static final String BUSY = "too many log searches at once";

  private static final int BUCKETS_DEFAULT = 60;
  private static final int GROUPS_DEFAULT = 50;
  private static final int SIDE_DEFAULT = 20;

  private final LogStore logs;
  private final InstantSource clock;

  record PageView(
      List<RecordView> records,
      @Nullable String cursor,
      boolean partial,
      @Nullable String partialReason,
      FreshnessView freshness) {
    static PageView of(LogPage page, Optional<String> incomplete, Instant now) {
      return new PageView(
          page.records().stream().map(RecordView::of).toList(),
          page.nextCursor().orElse(null),
          page.partial() || incomplete.isPresent(),
          whyPartial(page.partial(), incomplete),
          FreshnessView.of(Optional.of(Instant.ofEpochMilli(page.visibleAsOfMillis())), now));
    }
  }

  record ContextView(
      List<RecordView> before,
      RecordView record,
      List<RecordView> after,
      boolean partial,
      @Nullable String partialReason) {
    static ContextView of(LogContext context, Optional<String> incomplete) {
      return new ContextView(
          context.before().stream().map(RecordView::of).toList(),
          RecordView.of(context.entry()),
          context.after().stream().map(RecordView::of).toList(),
          context.partial() || incomplete.isPresent(),
          whyPartial(context.partial(), incomplete));
    }
  }

  record RecordView(
      String id,
      Instant time,
      String service,
      String severity,
      int severityNumber,
      String body,
      String traceId,
      String spanId,
      Map<String, String> attributes) {
    static RecordView of(LogEntry entry) {
      LogRecord record = entry.record();
      return new RecordView(
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

  record HistogramView(
      Instant from,
      Instant to,
      double bucketSeconds,
      long total,
      boolean partial,
      @Nullable String partialReason,
      List<BucketView> buckets) {}

  record BucketView(Instant time, Map<String, Long> counts) {
    static BucketView of(LogHistogram.Bucket bucket) {
      Map<String, Long> counts = new LinkedHashMap<>();
      bucket.counts().forEach((severity, count) -> counts.put(severity.name(), count));
      return new BucketView(Instant.ofEpochMilli(bucket.fromMillis()), counts);
    }

    long total() {
      return counts.values().stream().mapToLong(Long::longValue).sum();
    }
  }

  public LogResource(LogStore logs, InstantSource clock) {
    this.logs = logs;
    this.clock = clock;
  }

  void mount(Router router, Answers answers) {
    router
        .get("/api/v1/logs")
        .handler(answers.to("logs", (request, parameters) -> search(parameters)));
    router
        .get("/api/v1/logs/context")
        .handler(answers.to("logs_context", (request, parameters) -> context(parameters)));
    router
        .get("/api/v1/logs/histogram")
        .handler(answers.to("logs_histogram", (request, parameters) -> histogram(parameters)));
    router
        .get("/api/v1/logs/signatures")
        .handler(answers.to("logs_signatures", (request, parameters) -> signatures(parameters)));
  }

  private Reply context(Parameters parameters) throws IOException {
    String id = parameters.required("id");
    int before = parameters.integer("before", SIDE_DEFAULT, 0, LogContext.SIDE_MAX);
    int after = parameters.integer("after", SIDE_DEFAULT, 0, LogContext.SIDE_MAX);
    return reply(
        logs.context(id, before, after),
        (found, incomplete) ->
            found
                .<Reply>map(context -> new Reply.Found(ContextView.of(context, incomplete)))
                .orElseGet(() -> new Reply.Missing("there is no log record " + id)));
  }

  private Reply search(Parameters parameters) throws IOException {
    TimeRange range = parameters.range();
    int limit = parameters.integer("limit", 100, 1, LogSearch.LIMIT_MAX);
    Optional<String> cursor = parameters.text("cursor");
    return withQuery(
        parameters,
        query ->
            reply(
                logs.search(new LogSearch(query, range, limit, cursor)),
                (page, incomplete) ->
                    new Reply.Found(PageView.of(page, incomplete, clock.instant()))));
  }

  private Reply histogram(Parameters parameters) throws IOException {
    TimeRange range = parameters.range();
    int buckets = parameters.integer("buckets", BUCKETS_DEFAULT, 1, LogHistogram.BUCKETS_MAX);
    return withQuery(
        parameters,
        query ->
            reply(
                logs.histogram(query, range, buckets),
                (found, incomplete) -> new Reply.Found(counts(found, incomplete))));
  }

  private Reply signatures(Parameters parameters) throws IOException {
    TimeRange range = parameters.range();
    int groups = parameters.integer("limit", GROUPS_DEFAULT, 1, SignatureSearch.GROUPS_MAX);
    int buckets =
        parameters.integer(
            "buckets", SignaturesView.BUCKETS_DEFAULT, 1, SignatureSearch.BUCKETS_MAX);
    return withQuery(
        parameters,
        query ->
            reply(
                logs.signatures(new SignatureSearch(query, range, groups, buckets)),
                (found, incomplete) ->
                    new Reply.Found(SignaturesView.of(found, incomplete, clock.instant()))));
  }

  /** Asks the store something. */
  @FunctionalInterface
  private interface Asking {
    Reply ask(LogQuery query) throws IOException;
  }

  private static Reply withQuery(Parameters parameters, Asking asking) throws IOException {
    return switch (LogQueryParser.parse(parameters.text("query").orElse(""))) {
      case ParsedQuery.Invalid invalid -> refused(invalid.problem());
      case ParsedQuery.Valid valid -> asking.ask(valid.query());
    };
  }

  private static <T> Reply reply(Answer<T> answer, BiFunction<T, Optional<String>, Reply> reply) {
    return switch (answer) {
      case Answer.Found<T> found -> reply.apply(found.value(), found.incomplete());
      case Answer.Refused<T> refused -> new Reply.Refused(text(refused));
      case Answer.Busy<T> busy -> new Reply.Busy(BUSY);
    };
  }

  static @Nullable String whyPartial(boolean late, Optional<String> incomplete) {
    return incomplete.orElse(late ? "the search took longer than it may" : null);
  }

  private static Reply refused(QueryProblem problem) {
    return new Reply.Refused(text(problem.column(), problem.message()));
  }

  static String text(Answer.Refused<?> refused) {
    return text(refused.column(), refused.reason());
  }

  private static String text(int column, String message) {
    return "query, column " + column + ": " + message;
  }

  private static HistogramView counts(LogHistogram histogram, Optional<String> incomplete) {
    List<BucketView> buckets = histogram.buckets().stream().map(BucketView::of).toList();
    return new HistogramView(
        Instant.ofEpochMilli(histogram.range().fromMillis()),
        Instant.ofEpochMilli(histogram.range().toMillis()),
        histogram.bucketMillis() / 1000.0,
        buckets.stream().mapToLong(BucketView::total).sum(),
        histogram.partial() || incomplete.isPresent(),
        whyPartial(histogram.partial(), incomplete),
        buckets);
  }
}
