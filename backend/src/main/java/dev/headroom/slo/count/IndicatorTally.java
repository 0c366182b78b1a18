package dev.headroom.slo.count;

import dev.headroom.model.distribution.EventCounts;
import dev.headroom.slo.objective.Counts;
import dev.headroom.slo.objective.Indicator;

/**
 * What was counted, as it was counted: each side of an indicator by itself.
 *
 * @param events of the side the indicator names, the good ones or the bad ones
 * @param total all events, the unmeasured ones included
 * @param unmeasured events of which nobody can say on which side of a threshold they lie
 * @param spread those of all events that came in one count after a gap and were dealt out evenly
 */
record IndicatorTally(long events, long total, long unmeasured, long spread) {
  static final IndicatorTally NONE = new IndicatorTally(0, 0, 0);

  IndicatorTally(long events, long total, long unmeasured) {
    this(events, total, unmeasured, 0);
  }

  IndicatorTally plus(IndicatorTally other) {
    return new IndicatorTally(
        EventCounts.plus(events, other.events),
        EventCounts.plus(total, other.total),
        EventCounts.plus(unmeasured, other.unmeasured),
        EventCounts.plus(spread, other.spread));
  }

  IndicatorTally minus(IndicatorTally other) {
    return new IndicatorTally(
        events - other.events,
        total - other.total,
        unmeasured - other.unmeasured,
        spread - other.spread);
  }

  /** A part of each count, in whole events; all of it for 1. */
  IndicatorTally share(double part) {
    return new IndicatorTally(
        Math.round(events * part),
        Math.round(total * part),
        Math.round(unmeasured * part),
        Math.round(spread * part));
  }

  /**
   * Good and bad events. The side that is not counted is what is left of the total, and nothing
   * where the counted side exceeds it.
   */
  Counts judged(Indicator.Side counted) {
    long rest = Math.max(0, total - EventCounts.plus(unmeasured, events));
    return switch (counted) {
      case GOOD -> new Counts(events, rest, unmeasured, spread);
      case BAD -> new Counts(rest, events, unmeasured, spread);
    };
  }

  /** Where one side matches nothing, nobody can say of any event whether it was good. */
  Counts unjudged() {
    return new Counts(0, 0, Math.max(total, events));
  }

  /** How far the counted side exceeds the total: 0 wherever the two sources fit together. */
  long excess() {
    return Math.max(0, EventCounts.plus(events, unmeasured) - total);
  }
}
