package dev.headroom.slo;

import dev.headroom.metrics.SeriesTap;
import io.prometheus.client.Counter;
import java.util.List;
import java.util.concurrent.locks.Lock;

/** The counts of one definition and the two taps that fill them. */
final class ObjectiveCounts {
  private final String definition;
  private final SliceCounts slices;
  private final SourceTap events;
  private final SourceTap total;

  /**
   * @param lock held around every change of the counts
   */
  ObjectiveCounts(Objective objective, SliceGrid grid, Lock lock, SloMetrics metrics) {
    Indicator indicator = objective.indicator();
    definition = definition(objective, grid);
    slices = new SliceCounts(grid, objective.window().toMillis());
    events =
        new SourceTap(
            indicator.events(),
            lock,
            new SideSink(SloMetrics.Side.EVENTS, objective.name(), slices, metrics));
    total =
        new SourceTap(
            indicator.total(),
            lock,
            new SideSink(SloMetrics.Side.TOTAL, objective.name(), slices, metrics));
  }

  /**
   * What the counts depend on, as text: two objectives with the same text would have counted the
   * same, whatever their targets, tiers and names for people.
   */
  static String definition(Objective objective, SliceGrid grid) {
    Indicator indicator = objective.indicator();
    return String.join(
        " ",
        indicator.counted().toString(),
        definition(indicator.events()),
        "of",
        definition(indicator.total()),
        "over",
        objective.window().toString(),
        "in",
        grid.fineMillis() + "/" + grid.coarseMillis());
  }

  private static String definition(Indicator.Source source) {
    return switch (source) {
      case Indicator.Source.Counter counter -> "counter " + counter.selector();
      case Indicator.Source.Observations observations ->
          "observations "
              + observations.selector()
              + observations
                  .atMost()
                  .map(limit -> " at most " + limit.stripTrailingZeros().toPlainString())
                  .orElse("");
    };
  }

  String definition() {
    return definition;
  }

  SliceCounts slices() {
    return slices;
  }

  List<SeriesTap> taps() {
    return List.of(events, total);
  }

  /**
   * A moment's state, safe to write on any thread.
   *
   * @param eventsCarry fraction of an event not counted yet, of the counted side
   * @param totalCarry the same of the total
   */
  record Saved(double eventsCarry, double totalCarry, SliceCounts.Saved slices) {}

  Saved save() {
    return new Saved(events.carry(), total.carry(), slices.save());
  }

  void restore(Saved saved) {
    events.restoreCarry(saved.eventsCarry());
    total.restoreCarry(saved.totalCarry());
    slices.restore(saved.slices());
  }

  /** Puts what one side's tap counts into the slices. */
  private static final class SideSink implements SourceTap.Sink {
    private final SloMetrics.Side side;
    private final SliceCounts slices;
    private final Counter.Child counted;
    private final Counter.Child tooOld;
    private final Counter.Child notCountable;

    SideSink(SloMetrics.Side side, String objective, SliceCounts slices, SloMetrics metrics) {
      this.side = side;
      this.slices = slices;
      this.counted = metrics.events.labels(objective, side.label);
      this.tooOld = metrics.eventsIgnored.labels("too_old");
      this.notCountable = metrics.eventsIgnored.labels("not_countable");
    }

    @Override
    public void count(long sinceMillis, long timestampMillis, long events, long undecided) {
      boolean spread = sinceMillis < timestampMillis;
      Tally tally =
          switch (side) {
            case EVENTS -> new Tally(events, 0, undecided);
            case TOTAL ->
                new Tally(0, events + undecided, undecided, spread ? events + undecided : 0);
          };
      if (tally.equals(Tally.NONE)) {
        return;
      }
      if (spread
          ? slices.spread(sinceMillis, timestampMillis, tally)
          : slices.add(timestampMillis, tally)) {
        counted.inc((double) (events + undecided));
      } else {
        tooOld.inc();
      }
    }

    @Override
    public void notCountable() {
      notCountable.inc();
    }
  }
}
