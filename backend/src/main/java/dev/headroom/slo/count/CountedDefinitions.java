package dev.headroom.slo.count;

import dev.headroom.model.PromiseChange;
import dev.headroom.slo.objective.Indicator;
import dev.headroom.slo.objective.SloConfig;
import dev.headroom.storage.series.SeriesTap;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is counted, by which definition, since when. It changes by what the log says and by nothing
 * else, between two batches, so that a replay counts exactly what was counted live.
 *
 * <p>A definition that is given up (its promise was removed, or is defined otherwise) goes on
 * counting unseen for the length of its window; if it comes back by then nothing is missing. So
 * that changing files without end takes no memory without end, at most {@link SloConfig#givenUpMax}
 * are kept; the one given up longest ago goes first.
 *
 * <p>Used with the lock of {@link EventCounting} held.
 */
final class CountedDefinitions {
  private static final Logger LOG = LoggerFactory.getLogger(CountedDefinitions.class);

  private final int givenUpMax;
  private final Lock lock;
  private final CountMetrics metrics;

  /** In the order in which they were first counted. */
  private final Map<DefinitionKey, DefinitionCounts> counted = new LinkedHashMap<>();

  private List<SeriesTap> taps = List.of();

  private record DefinitionKey(String objective, String definition) {}

  CountedDefinitions(int givenUpMax, Lock lock, CountMetrics metrics) {
    this.givenUpMax = givenUpMax;
    this.lock = lock;
    this.metrics = metrics;
  }

  /** The counts of a promise by a definition, also if it was given up; empty if it never began. */
  Optional<DefinitionCounts> find(String objective, String definition) {
    return Optional.ofNullable(counted.get(new DefinitionKey(objective, definition)));
  }

  /** The longest counts of an indicator's events, whichever promise they were counted for. */
  Optional<DefinitionCounts> longest(Indicator indicator, SliceGrid grid) {
    return counted.values().stream()
        .filter(each -> each.counts(indicator, grid))
        .min(Comparator.comparing(DefinitionCounts::begun));
  }

  List<DefinitionCounts> all() {
    return List.copyOf(counted.values());
  }

  /** By which definition each promise is counted now. */
  Map<String, String> current() {
    Map<String, String> current = new LinkedHashMap<>();
    for (DefinitionCounts each : counted.values()) {
      if (each.givenUpMillis().isEmpty()) {
        current.put(each.objective(), each.definition());
      }
    }
    return current;
  }

  /** The same list as before where nothing changed. */
  List<SeriesTap> taps() {
    return taps;
  }

  /**
   * Takes in what a batch says, before anything else in it is counted.
   *
   * @param nowMillis when the batch was received: the only clock
   * @return whether anything changed
   */
  boolean apply(long nowMillis, List<PromiseChange> changes) {
    int before = counted.size();
    counted.values().removeIf(each -> each.isSpent(nowMillis));
    forgotten(before - counted.size(), "window");
    boolean changed = before != counted.size() || !changes.isEmpty();
    changes.forEach(this::apply);
    if (changed) {
      forgetBeyondLimit();
      settle();
    }
    return changed;
  }

  private void apply(PromiseChange change) {
    Optional<CountingRule> rule = rule(change);
    String definition = rule.map(CountingRule::text).orElse("");
    for (DefinitionCounts each : counted.values()) {
      if (each.objective().equals(change.objective())
          && each.givenUpMillis().isEmpty()
          && !each.definition().equals(definition)) {
        each.giveUp(change.atMillis());
      }
    }
    rule.ifPresent(begun ->
        counted
            .computeIfAbsent(
                new DefinitionKey(change.objective(), definition),
                key ->
                    new DefinitionCounts(
                        change.objective(), begun, change.atMillis(), lock, metrics))
            .takeUpAgain());
  }

  /** A definition that cannot be read ends what was counted before and begins nothing. */
  private Optional<CountingRule> rule(PromiseChange change) {
    if (change.isRemoval()) {
      return Optional.empty();
    }
    try {
      return Optional.of(CountingRule.parse(change.definition()));
    } catch (IllegalArgumentException unreadable) {
      LOG.error("{} is not counted: {}", change.objective(), unreadable.getMessage());
      metrics.definitionsUnreadable.inc();
      return Optional.empty();
    }
  }

  private void forgetBeyondLimit() {
    List<DefinitionCounts> givenUp = givenUp();
    givenUp.sort(Comparator.comparingLong(each -> each.givenUpMillis().orElseThrow()));
    int tooMany = Math.max(0, givenUp.size() - givenUpMax);
    counted.values().removeAll(givenUp.subList(0, tooMany));
    forgotten(tooMany, "limit");
  }

  private void forgotten(int definitions, String reason) {
    metrics.definitionsForgotten.labels(reason).inc(definitions);
  }

  private void settle() {
    taps = counted.values().stream().flatMap(each -> each.taps().stream()).toList();
    metrics.definitionsGivenUp.set((double) givenUp().size());
  }

  private List<DefinitionCounts> givenUp() {
    List<DefinitionCounts> givenUp = new ArrayList<>(counted.values());
    givenUp.removeIf(each -> each.givenUpMillis().isEmpty());
    return givenUp;
  }

  List<SavedCounts> save() {
    return counted.values().stream().map(DefinitionCounts::save).toList();
  }

  /**
   * Holds what was saved and nothing else.
   *
   * @throws IllegalArgumentException if a definition makes no sense; nothing changes then
   */
  void restore(List<SavedCounts> saved) {
    Map<DefinitionKey, DefinitionCounts> restored = new LinkedHashMap<>();
    for (SavedCounts each : saved) {
      DefinitionCounts counts = DefinitionCounts.of(each, lock, metrics);
      restored.put(new DefinitionKey(counts.objective(), counts.definition()), counts);
    }
    counted.clear();
    counted.putAll(restored);
    settle();
  }
}
