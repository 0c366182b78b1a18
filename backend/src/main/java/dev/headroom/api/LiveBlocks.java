package dev.headroom.api;

import dev.headroom.api.LiveBlockView.ExpectationView;
import dev.headroom.api.LiveBlockView.Outcome;
import dev.headroom.api.LiveBlockView.State;
import dev.headroom.model.Answer;
import dev.headroom.model.TimeRange;
import dev.headroom.model.Unit;
import dev.headroom.query.LineQuery;
import dev.headroom.query.SeriesQueries;
import dev.headroom.query.percentile.PercentileAnswer;
import dev.headroom.query.percentile.PercentileQuery;
import dev.headroom.runbook.live.LiveBlock;
import dev.headroom.runbook.live.LiveQuery;
import dev.headroom.select.Selector;
import dev.headroom.slo.Evaluation;
import dev.headroom.slo.Evaluator;
import dev.headroom.storage.LogPage;
import dev.headroom.storage.LogSearch;
import dev.headroom.storage.LogStore;
import dev.headroom.storage.SignatureGroups;
import dev.headroom.storage.SignatureSearch;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Runs live blocks of runbooks; each has its own time and fails alone. */
public final class LiveBlocks {
  private static final Duration TIME_MAX = Duration.ofSeconds(2);
  private static final int STEPS = 120;

  private final Evaluator evaluator;
  private final UnaryOperator<Evaluation> told;
  private final SeriesQueries metrics;
  private final LogStore logs;
  private final InstantSource clock;

  /**
   * @param told an evaluation as people are told of it
   */
  public LiveBlocks(
      Evaluator evaluator,
      UnaryOperator<Evaluation> told,
      SeriesQueries metrics,
      LogStore logs,
      InstantSource clock) {
    this.evaluator = evaluator;
    this.told = told;
    this.metrics = metrics;
    this.logs = logs;
    this.clock = clock;
  }

  /**
   * @param number its place among the page's blocks
   */
  LiveBlockView run(int number, LiveBlock block, Occasion occasion, Answers answers)
      throws IOException {
    long began = clock.millis();
    String bound = block.source().strip();
    LiveQuery query;
    try {
      bound = block.bound(occasion.labels());
      query = LiveQuery.of(block, bound);
    } catch (IllegalArgumentException e) {
      Outcome failed = failed(String.valueOf(e.getMessage()), occasion.atEnd());
      return LiveBlockView.of(number, block, bound, failed, 0);
    }
    Outcome outcome =
        answers
            .within(TIME_MAX, () -> show(query, occasion))
            .orElseGet(() ->
                Outcome.not(
                    State.TIMEOUT,
                    "took longer than " + TIME_MAX.toSeconds() + " s",
                    occasion.atEnd()));
    return LiveBlockView.of(number, block, bound, outcome, clock.millis() - began);
  }

  private Outcome show(LiveQuery query, Occasion occasion) throws IOException {
    return switch (query) {
      case LiveQuery.Slo(String objective) -> slo(objective);
      case LiveQuery.Percentiles percentiles -> percentiles(percentiles, occasion);
      case LiveQuery.Value value -> value(value, occasion);
      case LiveQuery.Series series -> series(series, occasion);
      case LiveQuery.Logs search -> logs(search, occasion);
      case LiveQuery.Unsupported _ ->
          Outcome.not(State.UNSUPPORTED, "blocks of this kind are not run here", occasion.atEnd());
    };
  }

  private static Outcome failed(String problem, TimeRange range) {
    return Outcome.not(State.FAILED, problem, range);
  }

  private Outcome slo(String name) {
    Instant now = clock.instant();
    return evaluator
        .evaluate(name, now)
        .map(told)
        .map(found -> Outcome.slo(before(now, found.objective().window()), SloView.of(found)))
        .orElseGet(() -> failed("there is no objective " + name, before(now, Duration.ZERO)));
  }

  private Outcome percentiles(LiveQuery.Percentiles wanted, Occasion occasion) {
    TimeRange range = wanted.range().around(occasion.start(), occasion.end());
    Duration step = wanted.step().orElseGet(() -> PercentileQuery.step(range, STEPS));
    PercentileQuery query;
    try {
      query = new PercentileQuery(wanted.selector(), range, wanted.quantiles(), Optional.of(step));
    } catch (IllegalArgumentException e) {
      return failed(String.valueOf(e.getMessage()), range);
    }
    return shown(
        metrics.percentiles(query),
        range,
        answer -> Outcome.percentiles(query.covered(), view(query, answer), null));
  }

  private Outcome value(LiveQuery.Value wanted, Occasion occasion) {
    TimeRange range = before(occasion.end(), wanted.over());
    PercentileQuery query =
        new PercentileQuery(wanted.selector(), range, List.of(wanted.quantile()), Optional.empty());
    return shown(metrics.percentiles(query), range, answer -> value(wanted, query, answer));
  }

  private Outcome value(LiveQuery.Value wanted, PercentileQuery query, PercentileAnswer answer) {
    Unit unit = wanted.unit().orElse(answer.unit());
    if (!answer.points().isEmpty() && unit.dimension() != answer.unit().dimension()) {
      return failed(
          "the data is in " + answer.unit().symbol() + ", which cannot be told in " + unit.symbol(),
          query.covered());
    }
    Optional<PercentileAnswer.Quantile> quantile =
        answer.points().stream()
            .map(point -> point.quantiles().getFirst())
            .filter(found -> Double.isFinite(found.value()))
            .findFirst();
    boolean cut = quantile.filter(found -> Double.isInfinite(found.high())).isPresent();
    Optional<Double> value =
        quantile
            .map(PercentileAnswer.Quantile::value)
            .map(found -> unit.fromBase(BigDecimal.valueOf(found).multiply(answer.unit().base())));
    ExpectationView expectation =
        wanted
            .expectation()
            .map(expected ->
                new ExpectationView(
                    expected.text(),
                    value
                        .flatMap(
                            is -> cut ? expected.metByAtLeast(is) : Optional.of(expected.metBy(is)))
                        .orElse(null),
                    value.orElse(null)))
            .orElse(null);
    return Outcome.percentiles(query.covered(), view(query, answer), expectation);
  }

  private Outcome series(LiveQuery.Series wanted, Occasion occasion) {
    TimeRange range = wanted.range().around(occasion.start(), occasion.end());
    LineQuery query = wanted.in(range);
    return shown(
        metrics.lines(query),
        range,
        answer -> Outcome.series(range, SeriesLinesView.of(query, answer, clock.instant())));
  }

  private static <T> Outcome shown(
      Answer<T> answer, TimeRange range, Function<? super T, Outcome> show) {
    return switch (answer) {
      case Answer.Found<T> found -> show.apply(found.value());
      case Answer.Refused<T> refused -> failed(refused.reason(), range);
      case Answer.Busy<T> _ -> failed(LogResource.BUSY, range);
    };
  }

  private PercentilesView view(PercentileQuery query, PercentileAnswer answer) {
    Selector selector = query.selector();
    String metric = selector.metric().orElseGet(selector::text);
    return PercentilesView.of(metric, query, answer, clock.instant());
  }

  private Outcome logs(LiveQuery.Logs wanted, Occasion occasion) throws IOException {
    Instant start = wanted.expectNone() ? occasion.end() : occasion.start();
    TimeRange range = wanted.range().around(start, occasion.end());
    return wanted.bySignature() ? signatures(wanted, range, occasion) : records(wanted, range);
  }

  private Outcome records(LiveQuery.Logs wanted, TimeRange range) throws IOException {
    LogSearch search = new LogSearch(wanted.query(), range, wanted.limit(), Optional.empty());
    return switch (logs.search(search)) {
      case Answer.Found<LogPage>(LogPage page, Optional<String> incomplete) ->
          Outcome.logs(
              range,
              LogResource.PageView.of(page, incomplete, clock.instant()),
              wanted.expectNone()
                  ? none(page.records().size(), page.partial() || incomplete.isPresent())
                  : null);
      case Answer.Refused<LogPage> refused -> failed(LogResource.text(refused), range);
      case Answer.Busy<LogPage> _ -> failed(LogResource.BUSY, range);
    };
  }

  private Outcome signatures(LiveQuery.Logs wanted, TimeRange range, Occasion occasion)
      throws IOException {
    SignatureSearch search =
        new SignatureSearch(wanted.query(), range, wanted.limit(), SignaturesView.BUCKETS_DEFAULT);
    return switch (logs.signatures(search)) {
      case Answer.Found<SignatureGroups>(SignatureGroups groups, Optional<String> incomplete) ->
          Outcome.signatures(
              range,
              SignaturesView.of(
                  groups.mostSince(occasion.start().toEpochMilli()), incomplete, clock.instant()),
              wanted.expectNone()
                  ? none(groups.matched(), groups.partial() || incomplete.isPresent())
                  : null);
      case Answer.Refused<SignatureGroups> refused -> failed(LogResource.text(refused), range);
      case Answer.Busy<SignatureGroups> _ -> failed(LogResource.BUSY, range);
    };
  }

  /** Whether there was none; not known where some may be missing and none was found. */
  private static ExpectationView none(long found, boolean partial) {
    boolean none = found == 0;
    @Nullable Boolean met = (none && partial) ? null : Boolean.valueOf(none);
    return new ExpectationView("none", met, (double) found);
  }

  private static TimeRange before(Instant end, Duration length) {
    return new TimeRange(end.minus(length).toEpochMilli(), end.toEpochMilli());
  }
}
