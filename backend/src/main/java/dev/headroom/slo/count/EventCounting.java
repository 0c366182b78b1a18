package dev.headroom.slo.count;

import dev.headroom.model.PromiseChange;
import dev.headroom.slo.objective.Objective;
import dev.headroom.slo.objective.SloConfig;
import dev.headroom.storage.CheckpointPart;
import dev.headroom.storage.Follower;
import dev.headroom.storage.series.SeriesTap;
import io.prometheus.client.CollectorRegistry;
import java.io.DataInput;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * What is counted towards objectives, which is history: it begins and ends where the log says so
 * ({@link #apply}), and is filled by the {@link #taps}, which belong on the metrics store, one set
 * for each batch that is applied. Where it differs from what should be counted {@link #unrecorded}
 * says what has to be written into the log.
 *
 * <p>The counted side and the total of an indicator often grow by different series of one batch. So
 * that no reader sees one without the other, whoever applies holds this object's lock for a whole
 * batch ({@link #wholeBatches}), and readers take it once for all objectives ({@link
 * #betweenBatches}). The lock is fair: a reader waits for one batch at most, a batch for one
 * reading.
 */
public final class EventCounting implements CheckpointPart {
  private final SliceGrid grid;
  private final CountMetrics metrics;
  private final ReentrantLock lock = new ReentrantLock(true);
  private final CountedDefinitions definitions;

  /** The definitions that metrics tell of, by the objective's name. */
  private Map<String, String> shown = Map.of();

  /** Nothing is counted. */
  public EventCounting(SloConfig config, CollectorRegistry registry) {
    this.grid = SliceGrid.of(config.windowScale());
    this.metrics = new CountMetrics(registry);
    this.definitions = new CountedDefinitions(config.givenUpMax(), lock, metrics);
  }

  /**
   * What has to watch the metrics store while the next batch is applied: the same list as before
   * where nothing changed, else one with new taps for what is new.
   */
  public List<SeriesTap> taps() {
    return betweenBatches(definitions::taps);
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
   * By what each objective has to be counted, by its name and in the order given. Objectives with
   * the same definition count the same.
   *
   * @throws IllegalArgumentException if two have the same name
   */
  public Map<String, String> definitions(List<Objective> objectives) {
    Map<String, String> byName = new LinkedHashMap<>();
    for (Objective objective : objectives) {
      String definition = CountingRule.of(objective, grid).text();
      if (byName.put(objective.name(), definition) != null) {
        throw new IllegalArgumentException("two objectives named " + objective.name());
      }
    }
    return byName;
  }

  /**
   * How what is counted differs from what should be: the changes that make it so, to be written
   * into the log. Nothing where no definition differs, whatever else does.
   *
   * @param next what is to be counted
   * @param at from when
   * @throws IllegalArgumentException if two have the same name
   */
  public List<PromiseChange> unrecorded(List<Objective> next, Instant at) {
    Map<String, String> wanted = definitions(next);
    Map<String, String> current = betweenBatches(definitions::current);
    List<PromiseChange> changes = new ArrayList<>();
    for (String name : current.keySet()) {
      if (!wanted.containsKey(name)) {
        changes.add(PromiseChange.removal(name, at.toEpochMilli()));
      }
    }
    wanted.forEach((name, definition) -> {
      if (!definition.equals(current.get(name))) {
        changes.add(new PromiseChange(name, definition, at.toEpochMilli()));
      }
    });
    return changes;
  }

  /**
   * Lets metrics tell of the counts of these definitions, and not of what is only kept.
   *
   * @param byName as {@link #definitions} gave them
   */
  public void show(Map<String, String> byName) {
    lock.lock();
    try {
      shown.keySet().stream().filter(name -> !byName.containsKey(name)).forEach(metrics::forget);
      shown = Map.copyOf(byName);
      showCounts();
    } finally {
      lock.unlock();
    }
  }

  private void showCounts() {
    for (DefinitionCounts each : definitions.all()) {
      each.show(each.definition().equals(shown.get(each.objective())));
    }
  }

  /**
   * The metrics store as a follower whose batches become visible here whole.
   *
   * @param store the follower that calls the {@link #taps}
   */
  public Follower wholeBatches(Follower store) {
    return new WholeBatches(store, lock);
  }

  /**
   * Does something while no batch is half applied; batches wait for it.
   *
   * @param action short; it may call everything here
   * @return what the action returned
   */
  public <T> T betweenBatches(Supplier<T> action) {
    lock.lock();
    try {
      return action.get();
    } finally {
      lock.unlock();
    }
  }

  /**
   * What an objective counted by one definition: nothing while the log has not said that it begins.
   * Only of use within {@link #betweenBatches}.
   *
   * @param definition as {@link #definitions} gave it
   */
  public CountReader read(Objective objective, String definition) {
    return new CountReader(objective, definitions.find(objective.name(), definition), grid);
  }

  /**
   * What was counted until now of an objective's events, by whichever definition has counted them
   * for longest. It is a copy, to be read at any time; empty where nobody has counted them.
   */
  public Optional<CountReader> past(Objective objective) {
    return betweenBatches(
            () -> definitions.longest(objective.indicator(), grid).map(each -> each.copy(metrics)))
        .map(counts -> new CountReader(objective, Optional.of(counts), grid));
  }

  /** How finely all of an objective's window is known. */
  public Duration coarseStep() {
    return Duration.ofMillis(grid.coarseMillis());
  }

  @Override
  public String name() {
    return "objectives";
  }

  @Override
  public PartSnapshot capture() {
    List<SavedCounts> saved = betweenBatches(definitions::save);
    return out -> CountsCheckpoint.write(out, saved);
  }

  /** Counts what was counted then, and nothing else. */
  @Override
  public void restore(DataInput in) throws IOException {
    List<SavedCounts> saved = CountsCheckpoint.read(in);
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
