package dev.headroom.api;

import dev.headroom.api.http.Answers;
import dev.headroom.api.http.Parameters;
import dev.headroom.api.http.Reply;
import dev.headroom.api.http.Resource;
import dev.headroom.api.view.LogPageView;
import dev.headroom.api.view.LogPageView.LogRecordView;
import dev.headroom.api.view.SignaturesView;
import dev.headroom.model.Answer;
import dev.headroom.model.TimeRange;
import dev.headroom.select.log.LogQuery;
import dev.headroom.select.log.LogQuery.ParsedQuery;
import dev.headroom.select.log.LogQuery.QueryProblem;
import dev.headroom.storage.logs.LogHistogram;
import dev.headroom.storage.logs.LogStore;
import dev.headroom.storage.logs.LogStore.LogContext;
import dev.headroom.storage.logs.LogStore.LogSearch;
import dev.headroom.storage.logs.LogStore.SignatureSearch;
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
final class LogResource implements Resource {
  private static final int BUCKETS_DEFAULT = 60;
  private static final int GROUPS_DEFAULT = 50;
  private static final int SIDE_DEFAULT = 20;

  private final LogStore logs;
  private final InstantSource clock;
  private final Answers answers;

  private record LogContextView(
      List<LogRecordView> before,
      LogRecordView record,
      List<LogRecordView> after,
      boolean partial,
      @Nullable String partialReason) {
    static LogContextView of(LogContext context, Optional<String> incomplete) {
      return new LogContextView(
          context.before().stream().map(LogRecordView::of).toList(),
          LogRecordView.of(context.entry()),
          context.after().stream().map(LogRecordView::of).toList(),
          context.partial() || incomplete.isPresent(),
          LogPageView.whyPartial(context.partial(), incomplete));
    }
  }

  private record LogHistogramView(
      Instant from,
      Instant to,
      double bucketSeconds,
      long total,
      boolean partial,
      @Nullable String partialReason,
      List<LogBucketView> buckets) {}

  private record LogBucketView(Instant time, Map<String, Long> counts) {
    static LogBucketView of(LogHistogram.Bucket bucket) {
      Map<String, Long> counts = new LinkedHashMap<>();
      bucket.counts().forEach((severity, count) -> counts.put(severity.name(), count));
      return new LogBucketView(Instant.ofEpochMilli(bucket.fromMillis()), counts);
    }

    long total() {
      return counts.values().stream().mapToLong(Long::longValue).sum();
    }
  }

  LogResource(LogStore logs, InstantSource clock, Answers answers) {
    this.answers = answers;
    this.logs = logs;
    this.clock = clock;
  }

  @Override
  public void mount(Router router) {
    router.get("/api/v1/logs").handler(answers.to("logs", (_, parameters) -> search(parameters)));
    router
        .get("/api/v1/logs/context")
        .handler(answers.to("logs_context", (_, parameters) -> context(parameters)));
    router
        .get("/api/v1/logs/histogram")
        .handler(answers.to("logs_histogram", (_, parameters) -> histogram(parameters)));
    router
        .get("/api/v1/logs/signatures")
        .handler(answers.to("logs_signatures", (_, parameters) -> signatures(parameters)));
  }

  private Reply context(Parameters parameters) throws IOException {
    String id = parameters.required("id");
    int before = parameters.integer("before", SIDE_DEFAULT, 0, LogContext.SIDE_MAX);
    int after = parameters.integer("after", SIDE_DEFAULT, 0, LogContext.SIDE_MAX);
    return reply(
        logs.context(id, before, after),
        (found, incomplete) ->
            found
                .<Reply>map(context -> new Reply.JsonValue(LogContextView.of(context, incomplete)))
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
                    new Reply.JsonValue(LogPageView.of(page, incomplete, clock.instant()))));
  }

  private Reply histogram(Parameters parameters) throws IOException {
    TimeRange range = parameters.range();
    int buckets = parameters.integer("buckets", BUCKETS_DEFAULT, 1, LogHistogram.BUCKETS_MAX);
    return withQuery(
        parameters,
        query ->
            reply(
                logs.histogram(query, range, buckets),
                (found, incomplete) -> new Reply.JsonValue(counts(found, incomplete))));
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
                    new Reply.JsonValue(SignaturesView.of(found, incomplete, clock.instant()))));
  }

  /** Asks the store for what a query matches. */
  @FunctionalInterface
  private interface Search {
    Reply reply(LogQuery query) throws IOException;
  }

  private static Reply withQuery(Parameters parameters, Search search) throws IOException {
    return switch (LogQuery.parse(parameters.text("query").orElse(""))) {
      case ParsedQuery.InvalidQuery invalid -> refused(invalid.problem());
      case ParsedQuery.Valid valid -> search.reply(valid.query());
    };
  }

  private static <T> Reply reply(Answer<T> answer, BiFunction<T, Optional<String>, Reply> reply) {
    return switch (answer) {
      case Answer.Found<T> found -> reply.apply(found.value(), found.incomplete());
      case Answer.Refused<T> refused -> new Reply.BadRequest(LogPageView.text(refused));
      case Answer.Busy<T> busy -> new Reply.TooManyRequests(LogPageView.BUSY);
    };
  }

  private static Reply refused(QueryProblem problem) {
    return new Reply.BadRequest(LogPageView.text(problem.column(), problem.message()));
  }

  private static LogHistogramView counts(LogHistogram histogram, Optional<String> incomplete) {
    List<LogBucketView> buckets = histogram.buckets().stream().map(LogBucketView::of).toList();
    return new LogHistogramView(
        Instant.ofEpochMilli(histogram.range().fromMillis()),
        Instant.ofEpochMilli(histogram.range().toMillis()),
        histogram.bucketMillis() / 1000.0,
        buckets.stream().mapToLong(LogBucketView::total).sum(),
        histogram.partial() || incomplete.isPresent(),
        LogPageView.whyPartial(histogram.partial(), incomplete),
        buckets);
  }
}
