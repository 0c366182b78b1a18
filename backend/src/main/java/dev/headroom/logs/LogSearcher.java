package dev.headroom.logs;

import dev.headroom.logs.document.LinePosition;
import dev.headroom.logs.document.LogFields;
import dev.headroom.logs.document.WordAnalyzer;
import dev.headroom.logs.index.BlockReaders;
import dev.headroom.logs.index.LogIndexWriter;
import dev.headroom.logs.index.LogsConfig;
import dev.headroom.model.Answer;
import dev.headroom.model.TimeRange;
import dev.headroom.model.Usage;
import dev.headroom.select.log.LogField;
import dev.headroom.select.log.LogQuery;
import dev.headroom.select.log.LogQuery.QueryProblem;
import dev.headroom.storage.logs.LogHistogram;
import dev.headroom.storage.logs.LogStore;
import dev.headroom.storage.logs.LogStore.LogContext;
import dev.headroom.storage.logs.LogStore.LogEntry;
import dev.headroom.storage.logs.LogStore.LogPage;
import dev.headroom.storage.logs.LogStore.LogSearch;
import dev.headroom.storage.logs.LogStore.SignatureSearch;
import dev.headroom.storage.logs.SignatureGroups;
import io.prometheus.client.CollectorRegistry;
import java.io.IOException;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;

/** The reading half of the log index. Any number of threads ask; few are let in at once. */
final class LogSearcher implements LogStore {
  private final LogIndexWriter writer;
  private final LogsConfig config;
  private final LongSupplier nanoTime;
  private final SearchMetrics metrics;
  private final SearchGate gate;
  private final WordAnalyzer analyzer = new WordAnalyzer();

  /**
   * @param writer whose blocks are searched
   * @param nanoTime a monotonic clock, in nanoseconds
   */
  LogSearcher(
      LogIndexWriter writer, LogsConfig config, LongSupplier nanoTime, CollectorRegistry registry) {
    this.writer = writer;
    this.config = config;
    this.nanoTime = nanoTime;
    this.metrics = new SearchMetrics(registry);
    this.gate = new SearchGate(config.searchesAtOnceMax(), config.searchesWaitingMax(), metrics);
  }

  @Override
  public Answer<LogPage> search(LogSearch search) throws IOException {
    LinePosition start = Direction.NEWEST_FIRST.start(search.range());
    Optional<LinePosition> after =
        search.cursor().isEmpty()
            ? Optional.of(start)
            : search.cursor().flatMap(LinePosition::parse);
    if (after.isEmpty()) {
      return refused(new QueryProblem(0, "the cursor is not one that a page came with"));
    }
    return answer(
        "page",
        LogPage::partial,
        deadline -> {
          long visibleAsOfMillis = writer.visibleAsOfMillis();
          PageSearch page =
              new PageSearch(
                  compile(search.query(), search.range()),
                  Direction.NEWEST_FIRST,
                  search.limit(),
                  config.pageBytesMax(),
                  after.get(),
                  deadline);
          run(page, search.range(), deadline);
          return new LogPage(
              page.entries(),
              page.next().map(LinePosition::encode),
              page.isPartial(),
              visibleAsOfMillis);
        });
  }

  @Override
  public Answer<LogHistogram> histogram(LogQuery query, TimeRange range, int buckets)
      throws IOException {
    if (buckets < 1 || buckets > LogHistogram.BUCKETS_MAX) {
      throw new IllegalArgumentException(
          "buckets must be 1 to " + LogHistogram.BUCKETS_MAX + ": " + buckets);
    }
    return answer(
        "histogram",
        LogHistogram::partial,
        deadline -> {
          long visibleAsOfMillis = writer.visibleAsOfMillis();
          Query compiled = compile(query, range);
          HistogramSearch histogram = new HistogramSearch(range, buckets);
          try (BlockReaders readers = writer.acquire(range)) {
            for (IndexSearcher day : readers.searchers(deadline).values()) {
              histogram.add(day, compiled);
            }
          }
          return histogram.result(visibleAsOfMillis);
        });
  }

  @Override
  public Answer<SignatureGroups> signatures(SignatureSearch search) throws IOException {
    return answer(
        "signatures",
        SignatureGroups::partial,
        deadline -> {
          long visibleAsOfMillis = writer.visibleAsOfMillis();
          SignatureGrouping grouping =
              new SignatureGrouping(
                  compile(search.query(), search.range()),
                  search,
                  config.signatureLinesMax(),
                  config.pageBytesMax(),
                  deadline);
          try (BlockReaders readers = writer.acquire(search.range())) {
            grouping.run(readers.searchers(deadline));
          }
          metrics.signatureLines.inc(grouping.examined());
          if (grouping.isCut()) {
            metrics.signaturesCut.inc();
          }
          return grouping.result(visibleAsOfMillis);
        });
  }

  @Override
  public Answer<Optional<LogEntry>> find(String id) throws IOException {
    return answer("find", _ -> false, deadline -> find(LinePosition.parse(id), deadline));
  }

  @Override
  public Answer<Optional<LogContext>> context(String id, int before, int after) throws IOException {
    if (Math.min(before, after) < 0 || Math.max(before, after) > LogContext.SIDE_MAX) {
      throw new IllegalArgumentException(
          "each side takes 0 to " + LogContext.SIDE_MAX + " records");
    }
    return answer(
        "context",
        context -> context.filter(LogContext::partial).isPresent(),
        deadline -> {
          Optional<LinePosition> place = LinePosition.parse(id);
          Optional<LogEntry> entry = find(place, deadline);
          return entry.isPresent() && place.isPresent()
              ? Optional.of(context(place.get(), entry.get(), before, after, deadline))
              : Optional.empty();
        });
  }

  private Optional<LogEntry> find(Optional<LinePosition> wanted, Deadline deadline)
      throws IOException {
    if (wanted.isEmpty()) {
      return Optional.empty();
    }
    LinePosition place = wanted.get();
    TimeRange moment = new TimeRange(place.timeMillis(), place.timeMillis() + 1);
    PageSearch page =
        new PageSearch(
            exactly(place),
            Direction.OLDEST_FIRST,
            1,
            1,
            LinePosition.before(place.timeMillis()),
            deadline);
    run(page, moment, deadline);
    return page.entries().stream().findFirst();
  }

  private LogContext context(
      LinePosition place, LogEntry entry, int before, int after, Deadline deadline)
      throws IOException {
    TimeRange around =
        new TimeRange(
            place.timeMillis() - LinePosition.DAY_MILLIS,
            place.timeMillis() + LinePosition.DAY_MILLIS);
    PageSearch older = side(place, entry, Direction.NEWEST_FIRST, before, deadline);
    PageSearch newer = side(place, entry, Direction.OLDEST_FIRST, after, deadline);
    run(older, around, deadline);
    run(newer, around, deadline);
    return new LogContext(
        older.entries().reversed(), entry, newer.entries(), older.isPartial() || newer.isPartial());
  }

  private PageSearch side(
      LinePosition place, LogEntry entry, Direction direction, int limit, Deadline deadline) {
    String service = entry.record().service();
    Query sameService =
        service.isEmpty()
            ? MatchAllDocsQuery.INSTANCE
            : QueryCompiler.exact(new LogQuery.Exact(new LogField.Service(), service));
    return new PageSearch(sameService, direction, limit, config.pageBytesMax(), place, deadline);
  }

  private static Query exactly(LinePosition place) {
    return new BooleanQuery.Builder()
        .add(
            NumericDocValuesField.newSlowExactQuery(LogFields.POSITION, place.position()),
            Occur.FILTER)
        .add(
            NumericDocValuesField.newSlowExactQuery(LogFields.ORDINAL, place.ordinal()),
            Occur.FILTER)
        .build();
  }

  private void run(PageSearch page, TimeRange range, Deadline deadline) throws IOException {
    try (BlockReaders readers = writer.acquire(range)) {
      NavigableMap<Long, IndexSearcher> days = readers.searchers(deadline);
      page.run(days, range);
    }
  }

  private Query compile(LogQuery query, TimeRange range) throws QueryRefused {
    return new QueryCompiler(analyzer, range, config.leadingWildcardRangeMax()).compile(query);
  }

  /** A search that has a deadline. */
  @FunctionalInterface
  private interface TimedSearch<T> {
    T run(Deadline deadline) throws IOException, QueryRefused;
  }

  private <T> Answer<T> answer(String kind, Predicate<T> isPartial, TimedSearch<T> search)
      throws IOException {
    Deadline deadline = new Deadline(config.searchTimeout(), nanoTime);
    try {
      Answer<T> answer =
          gate.pass(
              deadline,
              () -> {
                long start = nanoTime.getAsLong();
                try {
                  T value = search.run(deadline);
                  metrics.took(kind, nanoTime.getAsLong() - start);
                  return new Answer.Found<>(value, writer.incomplete());
                } catch (QueryRefused e) {
                  return refused(e.problem());
                }
              });
      metrics.searches.labels(outcome(answer, isPartial)).inc();
      writer.searchWorked();
      return answer;
    } catch (IOException e) {
      metrics.searches.labels("failed").inc();
      writer.searchFailed(e);
      throw e;
    }
  }

  private static <T> Answer<T> refused(QueryProblem problem) {
    return new Answer.Refused<>(problem.message(), problem.column());
  }

  private static <T> String outcome(Answer<T> answer, Predicate<T> isPartial) {
    return switch (answer) {
      case Answer.Found<T>(T value, Optional<String> incomplete) ->
          isPartial.test(value) || incomplete.isPresent() ? "partial" : "complete";
      case Answer.Refused<T> _ -> "refused";
      case Answer.Busy<T> _ -> "busy";
    };
  }

  /** How busy searching is. */
  List<Usage> usages() {
    return metrics.usages(config);
  }
}
