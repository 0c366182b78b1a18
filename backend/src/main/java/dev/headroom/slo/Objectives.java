package dev.headroom.slo;

import dev.headroom.metrics.SeriesTap;
import dev.headroom.model.TimeRange;
import dev.headroom.wal.CheckpointPart;
import dev.headroom.wal.Follower;
import io.prometheus.client.CollectorRegistry;
import java.io.DataInput;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * All promises and what has been counted towards each. Filled by its {@link #taps}, which belong on
 * the metrics store, one set for each batch that is applied; read by the {@link Evaluator}.
 *
 * <p>The counted side and the total of an indicator often grow by different series of one batch. So
 * that no reader sees one without the other, whoever applies holds this object's lock for a whole
 * batch ({@link #wholeBatches}), and readers take it once for all objectives. The lock is fair: a
 * reader waits for one batch at most, a batch for one reading.
 */
public final class Objectives implements CheckpointPart {
  /** The end of the year 9999. */
  private static final long MILLIS_MAX = 253_402_300_799_999L;

  private final SliceGrid grid;
  private final SloConfig config;
  private final SloMetrics metrics;
  private final ReentrantLock lock = new ReentrantLock(true);

  /** By name, in the order given. */
  private Map<String, Counted> counted = Map.of();

  /** An objective and its counts; the counts outlive changes of anything but the definition. */
  private record Counted(Objective objective, ObjectiveCounts counts) {}

  /**
   * @param objectives as {@link OpenSlo} read them, with the same config
   */
  public Objectives(List<Objective> objectives, SloConfig config, CollectorRegistry registry) {
    this.grid = SliceGrid.of(config.windowScale());
    this.config = config;
    this.metrics = new SloMetrics(registry);
    replace(objectives);
  }

  /** The promises in force. */
  public List<Objective> list() {
    lock.lock();
    try {
      return counted.values().stream().map(Counted::objective).toList();
    } finally {
      lock.unlock();
    }
  }

  /** How much faster than written the promises are played. */
  public WindowScale windowScale() {
    return config.windowScale();
  }

  /**
   * What has to watch the metrics store. The taps of an objective whose definition did not change
   * are the same objects after {@link #replace} as before.
   */
  public List<SeriesTap> taps() {
    lock.lock();
    try {
      return counted.values().stream().flatMap(each -> each.counts().taps().stream()).toList();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Puts other promises into force. One that has the name, indicator and window of one before keeps
   * its counts, whatever else changed; the others start empty. The caller then puts the new {@link
   * #taps} on the store.
   *
   * @throws IllegalArgumentException if two have the same name
   */
  public void replace(List<Objective> objectives) {
    Map<String, Objective> wanted = byName(objectives);
    lock.lock();
    try {
      Map<String, Counted> before = counted;
      Map<String, Counted> after = new LinkedHashMap<>();
      before.values().forEach(each -> metrics.forgetEvaluation(each.objective()));
      before.values().stream()
          .filter(each -> !keeps(each, wanted.get(each.objective().name())))
          .forEach(each -> metrics.forgetCounts(each.objective().name()));
      for (Objective objective : wanted.values()) {
        Counted same = before.get(objective.name());
        ObjectiveCounts counts =
            same != null && keeps(same, objective)
                ? same.counts()
                : new ObjectiveCounts(objective, grid, lock, metrics);
        after.put(objective.name(), new Counted(objective, counts));
      }
      counted = after;
      metrics.objectives.set(after.size());
    } finally {
      lock.unlock();
    }
  }

  private static Map<String, Objective> byName(List<Objective> objectives) {
    Map<String, Objective> byName = new LinkedHashMap<>();
    for (Objective objective : objectives) {
      if (byName.put(objective.name(), objective) != null) {
        throw new IllegalArgumentException("two objectives named " + objective.name());
      }
    }
    return byName;
  }

  private boolean keeps(Counted before, @Nullable Objective after) {
    return after != null
        && before.counts().definition().equals(ObjectiveCounts.definition(after, grid));
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
      return counted.values().stream().map(each -> read(each, at)).toList();
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

  private static Reading read(Counted counted, Instant at) {
    Objective objective = counted.objective();
    SliceCounts slices = counted.counts().slices();
    Indicator.Side side = objective.indicator().counted();
    Map<Duration, Counts> windows = new HashMap<>();
    for (BurnTier tier : objective.tiers()) {
      for (Duration window : List.of(tier.longWindow(), tier.shortWindow())) {
        windows.computeIfAbsent(window, length -> slices.window(at, length).judged(side));
      }
    }
    Tally whole = slices.window(at, objective.window());
    windows.put(objective.window(), whole.judged(side));
    Reading reading =
        new Reading(
            objective, at, windows, slices.newest(), whole.excess(), slices.oldest(), Map.of());
    Map<Duration, Recent> recent = recent(reading, slices);
    return recent.isEmpty() ? reading : reading.with(recent);
  }

  /** Steps are read where a tier is not clear; that is seldom, and they cost. */
  private static Map<Duration, Recent> recent(Reading reading, SliceCounts slices) {
    Map<Duration, Recent> recent = new HashMap<>();
    for (BurnTier tier : reading.objective().tiers()) {
      if (TierJudge.level(tier, reading) != TierReading.Level.CLEAR) {
        Duration window = tier.shortWindow();
        long step = window.toMillis() / TierJudge.STEPS;
        recent.put(
            window, recent(reading.objective(), slices.windowSteps(reading.at(), window, step)));
      }
    }
    return recent;
  }

  private static Recent recent(Objective objective, SliceCounts.Steps steps) {
    Indicator.Side side = objective.indicator().counted();
    return new Recent(
        Instant.ofEpochMilli(steps.fromMillis()),
        Duration.ofMillis(steps.stepMillis()),
        steps.tallies().stream().map(tally -> tally.judged(side)).toList());
  }

  /** One objective's past in steps; empty if there is none of that name. */
  Optional<Recent> course(String name, Instant from, Instant to, Duration step) {
    long fromMillis = Math.clamp(from.toEpochMilli(), 0, MILLIS_MAX);
    long toMillis = Math.clamp(to.toEpochMilli(), fromMillis, MILLIS_MAX);
    long stepMillis = fitting(step, toMillis - fromMillis);
    lock.lock();
    try {
      return find(name)
          .map(each ->
              recent(
                  each.objective(),
                  each.counts().slices().steps(fromMillis, toMillis, stepMillis)));
    } finally {
      lock.unlock();
    }
  }

  /** The past of one objective; empty if there is none of that name. */
  Optional<History> history(String name, TimeRange range, Duration step) {
    long from = Math.clamp(range.fromMillis(), 0, MILLIS_MAX);
    long to = Math.clamp(range.toMillis(), 0, MILLIS_MAX);
    long stepMillis = fitting(step, to - from);
    return past(name, each -> each.steps(from, to, stepMillis));
  }

  /** The past of one objective over its own window that ends at a moment. */
  Optional<History> currentWindow(String name, Instant at, Duration step) {
    lock.lock();
    try {
      return find(name)
          .map(each -> each.objective().window())
          .flatMap(window -> {
            long stepMillis = fitting(step, window.toMillis());
            return past(name, each -> each.windowSteps(at, window, stepMillis));
          });
    } finally {
      lock.unlock();
    }
  }

  private Optional<History> past(String name, Function<SliceCounts, SliceCounts.Steps> steps) {
    lock.lock();
    try {
      return find(name)
          .map(each -> History.of(each.objective(), steps.apply(each.counts().slices())));
    } finally {
      lock.unlock();
    }
  }

  /** Something about one objective; empty if there is none of that name. */
  <T> Optional<T> find(String name, Function<Objective, T> what) {
    lock.lock();
    try {
      return find(name).map(Counted::objective).map(what);
    } finally {
      lock.unlock();
    }
  }

  private Optional<Counted> find(String name) {
    return Optional.ofNullable(counted.get(name));
  }

  /** A step so long that no answer has too many points. */
  private long fitting(Duration step, long lengthMillis) {
    return Math.max(step.toMillis(), Math.ceilDiv(lengthMillis, config.historyPointsMax()));
  }

  SloMetrics metrics() {
    return metrics;
  }

  @Override
  public String name() {
    return "objectives";
  }

  @Override
  public View capture() {
    lock.lock();
    try {
      List<ObjectivesCheckpoint.Part> parts =
          counted.values().stream()
              .map(each ->
                  new ObjectivesCheckpoint.Part(
                      each.objective().name(), each.counts().definition(), each.counts().save()))
              .toList();
      return out -> ObjectivesCheckpoint.write(out, parts);
    } finally {
      lock.unlock();
    }
  }

  /** Takes back the counts of objectives still defined the same; the others stay as they are. */
  @Override
  public void restore(DataInput in) throws IOException {
    List<ObjectivesCheckpoint.Part> parts = ObjectivesCheckpoint.read(in);
    lock.lock();
    try {
      for (ObjectivesCheckpoint.Part part : parts) {
        Counted same = counted.get(part.objective());
        if (same != null && same.counts().definition().equals(part.definition())) {
          same.counts().restore(part.saved());
        }
      }
    } finally {
      lock.unlock();
    }
  }
}
