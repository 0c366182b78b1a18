package dev.headroom.slo.count;

import dev.headroom.slo.count.CountMetrics.TapSide;
import dev.headroom.slo.count.CountReader.SourcePresence;
import dev.headroom.slo.objective.Indicator;
import dev.headroom.storage.series.SeriesTap;
import io.prometheus.client.Counter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The counts of one promise by one definition, and the two taps that fill them. They go on counting
 * for a while after the definition was given up, so that nothing is lost if it comes back.
 */
final class DefinitionCounts {
  private final String objective;
  private final CountingRule rule;
  private final String definition;
  private final long sinceMillis;
  private final SliceCounts slices;
  private final SideSink eventsSink;
  private final SideSink totalSink;
  private final SourceTap events;
  private final SourceTap total;
  private Optional<Instant> watchedFrom = Optional.empty();
  private OptionalLong givenUpMillis = OptionalLong.empty();

  /**
   * @param sinceMillis when counting began
   * @param lock held around every change of the counts
   */
  DefinitionCounts(
      String objective, CountingRule rule, long sinceMillis, Lock lock, CountMetrics metrics) {
    this.objective = objective;
    this.rule = rule;
    this.definition = rule.text();
    this.sinceMillis = sinceMillis;
    slices = new SliceCounts(rule.grid(), rule.window().toMillis());
    eventsSink = new SideSink(TapSide.EVENTS, objective, slices, metrics);
    totalSink = new SideSink(TapSide.TOTAL, objective, slices, metrics);
    events = new SourceTap(rule.indicator().events(), lock, eventsSink);
    total = new SourceTap(rule.indicator().total(), lock, totalSink);
  }

  /** Name of the promise. */
  String objective() {
    return objective;
  }

  /** Text of the {@link CountingRule}. */
  String definition() {
    return definition;
  }

  Instant since() {
    return Instant.ofEpochMilli(sinceMillis);
  }

  /** The same or, if earlier, the time of the oldest event. */
  Instant begun() {
    return slices.oldest().filter(oldest -> oldest.isBefore(since())).orElseGet(this::since);
  }

  /**
   * The sides that no series matches, for people.
   *
   * <p>A service that is well has no bad events, and one that is down from the start no good ones:
   * so the side that is counted is there as soon as a series could have belonged to it, being of
   * its metric and having the labels it asks for. The total must match.
   */
  Optional<String> unmatched() {
    List<String> missing = new ArrayList<>();
    if (!events.isMatched() && !events.isRelated()) {
      missing.add(rule.indicator().eventsText());
    }
    if (!total.isMatched()) {
      missing.add(rule.indicator().totalText());
    }
    return missing.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", missing));
  }

  /**
   * Whether the sources are there. The first question is the beginning of watching.
   *
   * @param quiet whether nobody was heard for so long that it matters what is usual
   */
  SourcePresence presence(Instant at, Predicate<Instant> quiet) {
    Instant from = watchedFrom.orElse(at);
    watchedFrom = Optional.of(from);
    Optional<Instant> heardAt = slices.heardAt();
    return new SourcePresence(
        unmatched(),
        heardAt,
        heardAt.filter(quiet).map(_ -> slices.usualInterval()).orElse(Duration.ZERO),
        from);
  }

  /** When another definition, or none, took its place; empty while it is what is promised. */
  OptionalLong givenUpMillis() {
    return givenUpMillis;
  }

  void giveUp(long atMillis) {
    givenUpMillis = OptionalLong.of(atMillis);
  }

  void takeUpAgain() {
    givenUpMillis = OptionalLong.empty();
  }

  /** Given up for longer than its window: nothing it counted would be asked for any more. */
  boolean isSpent(long nowMillis) {
    return givenUpMillis.isPresent()
        && nowMillis - givenUpMillis.getAsLong() >= rule.window().toMillis();
  }

  /** Whether metrics tell of these counts. */
  void show(boolean shown) {
    eventsSink.show(shown);
    totalSink.show(shown);
  }

  SliceCounts slices() {
    return slices;
  }

  /** Whether it counts the events of an indicator, cut in the same way, over whatever window. */
  boolean counts(Indicator indicator, SliceGrid grid) {
    return new CountingRule(indicator, rule.window(), grid).text().equals(definition);
  }

  /** The same as it is now, which stays so whatever is counted from now on. */
  DefinitionCounts copy(CountMetrics metrics) {
    return of(save(), new ReentrantLock(), metrics);
  }

  List<SeriesTap> taps() {
    return List.of(events, total);
  }

  SavedCounts save() {
    return new SavedCounts(
        objective,
        definition,
        sinceMillis,
        givenUpMillis,
        SavedTap.of(events),
        SavedTap.of(total),
        slices.save());
  }

  /**
   * @throws IllegalArgumentException if the definition makes no sense
   */
  static DefinitionCounts of(SavedCounts saved, Lock lock, CountMetrics metrics) {
    CountingRule rule = CountingRule.parse(saved.definition());
    DefinitionCounts counts =
        new DefinitionCounts(saved.objective(), rule, saved.sinceMillis(), lock, metrics);
    counts.givenUpMillis = saved.givenUpMillis();
    saved.events().restore(counts.events);
    saved.total().restore(counts.total);
    counts.slices.restore(saved.slices());
    return counts;
  }

  /** Puts what one side's tap counts into the slices. */
  private static final class SideSink implements SourceTap.Sink {
    private final TapSide side;
    private final String objective;
    private final SliceCounts slices;
    private final CountMetrics metrics;
    private final Counter.Child tooOld;
    private final Counter.Child notCountable;
    private Counter.@Nullable Child counted;

    SideSink(TapSide side, String objective, SliceCounts slices, CountMetrics metrics) {
      this.side = side;
      this.objective = objective;
      this.slices = slices;
      this.metrics = metrics;
      this.tooOld = metrics.eventsIgnored.labels("too_old");
      this.notCountable = metrics.eventsIgnored.labels("not_countable");
    }

    void show(boolean shown) {
      counted = shown ? metrics.events(objective, side) : null;
    }

    @Override
    public void heard(long timestampMillis) {
      slices.heard(timestampMillis);
    }

    @Override
    public void count(long sinceMillis, long timestampMillis, long events, long undecided) {
      boolean spread = sinceMillis < timestampMillis;
      IndicatorTally tally =
          switch (side) {
            case EVENTS -> new IndicatorTally(events, 0, undecided);
            case TOTAL ->
                new IndicatorTally(
                    0, events + undecided, undecided, spread ? events + undecided : 0);
          };
      if (tally.equals(IndicatorTally.NONE)) {
        return;
      }
      boolean taken =
          spread
              ? slices.spread(sinceMillis, timestampMillis, tally)
              : slices.add(timestampMillis, tally);
      if (!taken) {
        tooOld.inc();
      } else if (counted != null) {
        counted.inc((double) (events + undecided));
      }
    }

    @Override
    public void notCountable() {
      notCountable.inc();
    }
  }
}
