package dev.headroom.slo;

import dev.headroom.model.TimeRange;
import dev.headroom.slo.Evaluation.ErrorBudget;
import dev.headroom.slo.Evaluator.History;
import dev.headroom.slo.count.CountReader;
import dev.headroom.slo.count.CountReader.CountHistory;
import dev.headroom.slo.count.CountReader.CountSeries;
import dev.headroom.slo.count.CountReader.CountStep;
import dev.headroom.slo.count.EventCounting;
import dev.headroom.slo.objective.Objective;
import dev.headroom.slo.objective.SloConfig;
import dev.headroom.slo.objective.SloConfig.WindowScale;
import io.prometheus.client.CollectorRegistry;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * The objectives in force, and what has been counted towards each. What <em>is promised</em> is
 * what the files of now say ({@link #replace}): targets, tiers, owners. What <em>is counted</em> is
 * history, and has its own rules ({@link EventCounting}).
 *
 * <p>An objective in force is read from the counts of its own definition; while there are none, for
 * the log could not be told yet, it has counted nothing. Read by the {@link Evaluator}; safe for
 * any number of threads.
 */
public final class Objectives {
  /** The end of the year 9999. */
  private static final long MILLIS_MAX = 253_402_300_799_999L;

  private final SloConfig config;
  private final EvaluationMetrics metrics;
  private final NoDataDetector noData;
  private final SnapshotReader snapshots;
  private final EventCounting counting;

  /** By name, in the order given; changed and read between batches. */
  private Map<String, ObjectivesInForce> inForce = Map.of();

  /** What nobody promises and is evaluated for a drill, in the same way. */
  private Map<String, ObjectivesInForce> drilled = Map.of();

  /** An objective and the text of what it has to be counted by. */
  private record ObjectivesInForce(Objective objective, String definition) {}

  /** No objective is in force and nothing is counted. */
  public Objectives(SloConfig config, CollectorRegistry registry) {
    this.config = config;
    this.metrics = new EvaluationMetrics(registry);
    this.noData = new NoDataDetector(config);
    this.snapshots = new SnapshotReader(noData);
    this.counting = new EventCounting(config, registry);
  }

  /** What is counted, whatever is in force. */
  public EventCounting counting() {
    return counting;
  }

  /** The objectives in force, in the order given. */
  public List<Objective> list() {
    return counting.betweenBatches(
        () -> inForce.values().stream().map(ObjectivesInForce::objective).toList());
  }

  /** How much faster than written the promises are played. */
  public WindowScale windowScale() {
    return config.windowScale();
  }

  /**
   * Puts other objectives into force. What is counted does not change by it: that is for the log to
   * say.
   *
   * @throws IllegalArgumentException if two have the same name
   */
  public void replace(List<Objective> objectives) {
    Map<String, String> definitions = counting.definitions(objectives);
    Map<String, ObjectivesInForce> after = byName(objectives, definitions);
    counting.betweenBatches(() -> {
      inForce.values().forEach(each -> metrics.forget(each.objective()));
      counting.show(definitions);
      metrics.objectives.set(after.size());
      inForce = after;
      return after;
    });
  }

  private static Map<String, ObjectivesInForce> byName(
      List<Objective> objectives, Map<String, String> definitions) {
    Map<String, ObjectivesInForce> byName = new LinkedHashMap<>();
    for (Objective each : objectives) {
      byName.put(
          each.name(),
          new ObjectivesInForce(each, Objects.requireNonNull(definitions.get(each.name()))));
    }
    return byName;
  }

  /**
   * Evaluates other objectives beside those in force, for drills: they are counted and judged in
   * the same way, and neither listed nor told of in metrics.
   *
   * @param objectives with names that none in force has
   */
  public void drill(List<Objective> objectives) {
    Map<String, ObjectivesInForce> next = byName(objectives, counting.definitions(objectives));
    counting.betweenBatches(() -> {
      drilled = next;
      return next;
    });
  }

  /** What the objectives of drills stand at. */
  List<ObjectiveSnapshot> readDrills(Instant at) {
    return counting.betweenBatches(
        () -> drilled.values().stream().map(each -> snapshot(each, at)).toList());
  }

  /** What all objectives stand at, of one moment: no batch is half in it. */
  List<ObjectiveSnapshot> read(Instant at) {
    return counting.betweenBatches(
        () -> inForce.values().stream().map(each -> snapshot(each, at)).toList());
  }

  /** What one objective stands at; empty if there is none of that name. */
  Optional<ObjectiveSnapshot> read(String name, Instant at) {
    return reading(name, each -> snapshot(each, at));
  }

  private ObjectiveSnapshot snapshot(ObjectivesInForce each, Instant at) {
    return snapshots.read(each.objective(), counts(each), at);
  }

  /** One objective's past in steps; empty if there is none of that name. */
  Optional<CountSeries> series(String name, Instant from, Instant to, Duration step) {
    long fromMillis = Math.clamp(from.toEpochMilli(), 0, MILLIS_MAX);
    long toMillis = Math.clamp(to.toEpochMilli(), fromMillis, MILLIS_MAX);
    Duration fitting = fitting(step, toMillis - fromMillis);
    return reading(
        name,
        each ->
            counts(each)
                .series(Instant.ofEpochMilli(fromMillis), Instant.ofEpochMilli(toMillis), fitting));
  }

  /** The past of one objective; empty if there is none of that name. */
  Optional<History> history(String name, TimeRange range, Duration step) {
    long from = Math.clamp(range.fromMillis(), 0, MILLIS_MAX);
    long to = Math.clamp(range.toMillis(), 0, MILLIS_MAX);
    Duration fitting = fitting(step, to - from);
    return reading(
        name,
        each -> {
          CountReader counts = counts(each);
          return history(
              counts.history(Instant.ofEpochMilli(from), Instant.ofEpochMilli(to), fitting),
              counts.oldest(),
              each.objective().budget());
        });
  }

  private static History history(CountHistory past, Optional<Instant> oldest, BigDecimal share) {
    return new History(
        past.from(),
        past.step(),
        oldest,
        past.steps().stream().map(step -> point(step, share)).toList());
  }

  private static Evaluator.HistoryPoint point(CountStep step, BigDecimal share) {
    return new Evaluator.HistoryPoint(
        step.from(),
        step.to(),
        step.counts(),
        step.window().flatMap(window -> ErrorBudget.of(window, share).known()));
  }

  /** A step so long that no answer has too many points. */
  private Duration fitting(Duration step, long lengthMillis) {
    return Duration.ofMillis(
        Math.max(step.toMillis(), Math.ceilDiv(lengthMillis, config.historyPointsMax())));
  }

  /** Something about one objective; empty if there is none of that name. */
  <T> Optional<T> find(String name, Function<Objective, T> what) {
    return reading(name, each -> what.apply(each.objective()));
  }

  private <T> Optional<T> reading(String name, Function<ObjectivesInForce, T> what) {
    return counting.betweenBatches(() ->
        Optional.ofNullable(inForce.get(name))
            .or(() -> Optional.ofNullable(drilled.get(name)))
            .map(what));
  }

  private CountReader counts(ObjectivesInForce each) {
    return counting.read(each.objective(), each.definition());
  }

  EvaluationMetrics metrics() {
    return metrics;
  }

  NoDataDetector noData() {
    return noData;
  }
}
