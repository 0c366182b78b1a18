package dev.headroom.slo;

/**
 * What was counted, as it was counted: each side of an indicator by itself.
 *
 * @param events of the side the indicator names, the good ones or the bad ones
 * @param total all events, the unmeasured ones included
 * @param unmeasured events of which nobody can say on which side of a threshold they lie
 */
record Tally(long events, long total, long unmeasured) {
  static final Tally NONE = new Tally(0, 0, 0);

  Tally plus(Tally other) {
    return new Tally(events + other.events, total + other.total, unmeasured + other.unmeasured);
  }

  /**
   * Good and bad events. The side that is not counted is what is left of the total, and nothing
   * where the counted side exceeds it.
   */
  Counts judged(Indicator.Side counted) {
    long rest = Math.max(0, total - unmeasured - events);
    return switch (counted) {
      case GOOD -> new Counts(events, rest, unmeasured);
      case BAD -> new Counts(rest, events, unmeasured);
    };
  }

  /** Where one side matches nothing, nobody can say of any event whether it was good. */
  Counts unjudged() {
    return new Counts(0, 0, Math.max(total, events));
  }

  /** How far the counted side exceeds the total: 0 wherever the two sources fit together. */
  long excess() {
    return Math.max(0, events + unmeasured - total);
  }
}
