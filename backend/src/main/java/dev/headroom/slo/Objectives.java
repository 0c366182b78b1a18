package dev.headroom.slo;

import dev.headroom.metrics.SeriesTap;
import dev.headroom.model.PromiseChange;
import dev.headroom.model.TimeRange;
import dev.headroom.slo.objective.BurnTier;
import dev.headroom.slo.objective.Counts;
import dev.headroom.slo.objective.Indicator;
import dev.headroom.slo.objective.Objective;
import dev.headroom.slo.objective.WindowScale;
import dev.headroom.storage.CheckpointPart;
import dev.headroom.storage.Follower;
import io.prometheus.client.CollectorRegistry;
import java.io.DataInput;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * All promises and what has been counted towards each. Two things meet here:
 *
 * <ul>
 *   <li>What <em>is counted</em> is history: it begins and ends where the log says so ({@link
 *       #apply}), and is filled by the {@link #taps}, which belong on the metrics store, one set
 *       for each batch that is applied.
 *   <li>What <em>is promised</em> is what the files of now say ({@link #replace}): targets, tiers,
 *       owners. Where the two differ {@link #unrecorded} says what has to be written into the log.
 * </ul>
 *
 * <p>A promise in force is read from the counts of its own definition; while there are none, for
 * the log could not be told yet, it has counted nothing. Read by the {@link Evaluator}.
 *
 * <p>The counted side and the total of an indicator often grow by different series of one batch. So
 * that no reader sees one without the other, whoever applies holds this object's lock for a whole
 * batch ({@link #wholeBatches}), and readers take it once for all objectives. The lock is fair: a
 * reader waits for one batch at most, a batch for one reading.
 */
public final class Objectives implements CheckpointPart {
  /** The end of the year 9999. */
  private static final long MILLIS_MAX = 253_402_300_799_999L;

  /** Counting that has not begun. */
  private static final Instant NOT_YET = Instant.ofEpochMilli(Long.MAX_VALUE);

  private final SliceGrid grid;
  private final SloConfig config;
  private final SloMetrics metrics;
  private final Unwatched unwatched;
  private final ReentrantLock lock = new ReentrantLock(true);

  private final CountedDefinitions definitions;

  /** By name, in the order given. */
  private Map<String, Promised> promised = Map.of();

  /** A promise and the text of what it has to be counted by. */
  private record Promised(Objective objective, String definition) {}

  /** Nothing is promised and nothing is counted. */
  public Objectives(SloConfig config, CollectorRegistry registry) {
    this.grid = SliceGrid.of(config.windowScale());
    this.config = config;
    this.metrics = new SloMetrics(registry);
    this.unwatched = new Unwatched(config);
    this.definitions = new CountedDefinitions(config.givenUpMax(), lock, metrics);
  }

  /** The promises in force. */
  public List<Objective> list() {
    lock.lock();
    try {
      return promised.values().stream().map(Promised::objective).toList();
    } finally {
      lock.unlock();
    }
  }

  /** How much faster than written the promises are played. */
  public WindowScale windowScale() {
    return config.windowScale();
  }

  /**
   * What has to watch the metrics store while the next batch is applied: the same list as before
   * where nothing changed, else one with new taps for what is new.
   */
  public List<SeriesTap> taps() {
    lock.lock();
    try {
      return definitions.taps();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Takes in what a batch says about what is counted, before the rest of the batch is applied; on
   * the applying thread, for each batch, live and in replay alike.
   *
   * @param receivedAtMillis when the batch was received
   */
  public void apply(long receivedAtMillis, List<PromiseChange> changes) {
    lock.lock();
    try {
      if (definitions.apply(receivedAtMillis, changes)) {
        showCounts();
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * How what is counted differs from what should be: the changes that make it so, to be written
   * into the log. Nothing where no definition differs, whatever else does.
   *
   * @param next what is to be promised
   * @param at from when
   * @throws IllegalArgumentException if two have the same name
   */
  public List<PromiseChange> unrecorded(List<Objective> next, Instant at) {
    Map<String, Promised> wanted = byName(next);
    Map<String, String> current;
    lock.lock();
    try {
      current = definitions.current();
    } finally {
      lock.unlock();
    }
    List<PromiseChange> changes = new ArrayList<>();
    for (String name : current.keySet()) {
      if (!wanted.containsKey(name)) {
        changes.add(PromiseChange.removal(name, at.toEpochMilli()));
      }
    }
    wanted.forEach((name, each) -> {
      if (!each.definition().equals(current.get(name))) {
        changes.add(new PromiseChange(name, each.definition(), at.toEpochMilli()));
      }
    });
    return changes;
  }

  /**
   * Puts other promises into force. What is counted does not change by it: that is for the log to
   * say.
   *
   * @throws IllegalArgumentException if two have the same name
   */
  public void replace(List<Objective> objectives) {
    Map<String, Promised> after = byName(objectives);
    lock.lock();
    try {
      promised.values().forEach(each -> metrics.forgetEvaluation(each.objective()));
      promised.keySet().stream()
          .filter(name -> !after.containsKey(name))
          .forEach(metrics::forgetCounts);
      promised = after;
      metrics.objectives.set(after.size());
      showCounts();
    } finally {
      lock.unlock();
    }
  }

  /** Metrics tell of the counts of what is promised, and not of what is only kept. */
  private void showCounts() {
    for (ObjectiveCounts each : definitions.all()) {
      Promised same = promised.get(each.objective());
      each.show(same != null && same.definition().equals(each.definition()));
    }
  }

  private Map<String, Promised> byName(List<Objective> objectives) {
    Map<String, Promised> byName = new LinkedHashMap<>();
    for (Objective objective : objectives) {
      Promised one = new Promised(objective, CountingRule.of(objective, grid).text());
      if (byName.put(objective.name(), one) != null) {
        throw new IllegalArgumentException("two objectives named " + objective.name());
      }
    }
    return byName;
  }

  /**
   * The metrics store as a follower whose batches become visible here whole.
   *
   * @param store the follower that calls the {@link #taps}
   */
  public Follower wholeBatches(Follower store) {
    return new WholeBatches(store, lock);
  }

  /** What all objectives stand at, of one moment: no batch is half in it. */
  List<Reading> read(Instant at) {
    lock.lock();
    try {
      return promised.values().stream().map(each -> read(each, at)).toList();
    } finally {
      lock.unlock();
    }
  }

  Optional<Reading> read(String name, Instant at) {
    lock.lock();
    try {
      return find(name).map(each -> read(each, at));
    } finally {
      lock.unlock();
    }
  }

  private Reading read(Promised promised, Instant at) {
    Objective objective = promised.objective();
    Optional<ObjectiveCounts> counts = counts(promised);
    SliceCounts slices = slices(promised);
    Function<Tally, Counts> judge = judge(promised);
    Map<Duration, Counts> windows = new HashMap<>();
    for (BurnTier tier : objective.tiers()) {
      for (Duration window : List.of(tier.longWindow(), tier.shortWindow())) {
        windows.computeIfAbsent(window, length -> judge.apply(slices.window(at, length)));
      }
    }
    Tally whole = slices.window(at, objective.window());
    windows.put(objective.window(), judge.apply(whole));
    Reading reading =
        new Reading(
            objective,
            at,
            windows,
            slices.newest(),
            whole.excess(),
            counts.map(ObjectiveCounts::since),
            slices.oldest(),
            counts
                .map(each -> each.watching(at, heardAt -> unwatched.quiet(heardAt, at)))
                .orElseGet(() -> Watching.notYet(at)),
            Map.of());
    Map<Duration, Recent> recent = recent(reading, slices, judge);
    return recent.isEmpty() ? reading : reading.with(recent);
  }

  /** What tallies mean: nothing where one side of the indicator matches no series. */
  private Function<Tally, Counts> judge(Promised promised) {
    Indicator.Side side = promised.objective().indicator().counted();
    return counts(promised).flatMap(ObjectiveCounts::unmatched).isPresent()
        ? Tally::unjudged
        : tally -> tally.judged(side);
  }

  /** Steps are read where a tier is not clear; that is seldom, and they cost. */
  private static Map<Duration, Recent> recent(
      Reading reading, SliceCounts slices, Function<Tally, Counts> judge) {
    Map<Duration, Recent> recent = new HashMap<>();
    for (BurnTier tier : reading.objective().tiers()) {
      if (TierJudge.level(tier, reading) != TierReading.Level.CLEAR) {
        Duration window = tier.shortWindow();
        long step = window.toMillis() / TierJudge.STEPS;
        recent.put(window, recent(slices.lately(reading.at(), window, step), judge));
      }
    }
    return recent;
  }

  private static Recent recent(SliceCounts.Tallies past, Function<Tally, Counts> judge) {
    return new Recent(
        Instant.ofEpochMilli(past.fromMillis()),
        Duration.ofMillis(past.stepMillis()),
        past.tallies().stream().map(judge).toList());
  }

  /** One objective's past in steps; empty if there is none of that name. */
  Optional<Recent> course(String name, Instant from, Instant to, Duration step) {
    long fromMillis = Math.clamp(from.toEpochMilli(), 0, MILLIS_MAX);
    long toMillis = Math.clamp(to.toEpochMilli(), fromMillis, MILLIS_MAX);
    long stepMillis = fitting(step, toMillis - fromMillis);
    lock.lock();
    try {
      return find(name)
          .map(each -> recent(slices(each).tallies(fromMillis, toMillis, stepMillis), judge(each)));
    } finally {
      lock.unlock();
    }
  }

  /** The past of one objective; empty if there is none of that name. */
  Optional<History> history(String name, TimeRange range, Duration step) {
    long from = Math.clamp(range.fromMillis(), 0, MILLIS_MAX);
    long to = Math.clamp(range.toMillis(), 0, MILLIS_MAX);
    long stepMillis = fitting(step, to - from);
    lock.lock();
    try {
      return find(name).map(each -> history(each, from, to, stepMillis));
    } finally {
      lock.unlock();
    }
  }

  private History history(Promised promised, long from, long to, long stepMillis) {
    Objective objective = promised.objective();
    Function<Tally, Counts> judge = judge(promised);
    Instant begun = counts(promised).map(ObjectiveCounts::begun).orElse(NOT_YET);
    SliceCounts.Steps past =
        slices(promised).steps(from, to, stepMillis, begun, objective.window());
    return new History(
        Instant.ofEpochMilli(past.fromMillis()),
        Duration.ofMillis(past.stepMillis()),
        past.steps().stream().map(each -> point(each, judge, objective.budget())).toList());
  }

  private static History.Point point(
      SliceCounts.Step step, Function<Tally, Counts> judge, BigDecimal share) {
    return new History.Point(
        Instant.ofEpochMilli(step.fromMillis()),
        Instant.ofEpochMilli(step.toMillis()),
        judge.apply(step.tally()),
        step.window().map(judge).flatMap(window -> ErrorBudget.of(window, share).known()));
  }

  /** Something about one objective; empty if there is none of that name. */
  <T> Optional<T> find(String name, Function<Objective, T> what) {
    lock.lock();
    try {
      return find(name).map(Promised::objective).map(what);
    } finally {
      lock.unlock();
    }
  }

  private Optional<Promised> find(String name) {
    return Optional.ofNullable(promised.get(name));
  }

  private Optional<ObjectiveCounts> counts(Promised promised) {
    return definitions.find(promised.objective().name(), promised.definition());
  }

  /** What a promise counted: nothing where counting has not begun. */
  private SliceCounts slices(Promised promised) {
    return counts(promised)
        .map(ObjectiveCounts::slices)
        .orElseGet(() -> new SliceCounts(grid, promised.objective().window().toMillis()));
  }

  /** A step so long that no answer has too many points. */
  private long fitting(Duration step, long lengthMillis) {
    return Math.max(step.toMillis(), Math.ceilDiv(lengthMillis, config.historyPointsMax()));
  }

  SloMetrics metrics() {
    return metrics;
  }

  Unwatched unwatched() {
    return unwatched;
  }

  @Override
  public String name() {
    return "objectives";
  }

  @Override
  public PartSnapshot capture() {
    lock.lock();
    try {
      List<ObjectiveCounts.Saved> saved = definitions.save();
      return out -> ObjectivesCheckpoint.write(out, saved);
    } finally {
      lock.unlock();
    }
  }

  /** Counts what was counted then, and nothing else. */
  @Override
  public void restore(DataInput in) throws IOException {
    List<ObjectiveCounts.Saved> saved = ObjectivesCheckpoint.read(in);
    lock.lock();
    try {
      definitions.restore(saved);
      showCounts();
    } catch (IllegalArgumentException nonsense) {
      throw new IOException("checkpoint of objectives: " + nonsense.getMessage(), nonsense);
    } finally {
      lock.unlock();
    }
  }
}
