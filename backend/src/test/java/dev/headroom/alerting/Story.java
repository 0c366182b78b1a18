package dev.headroom.alerting;

import static dev.headroom.model.Urgency.PAGE;
import static dev.headroom.model.Urgency.TICKET;

import dev.headroom.model.Urgency;
import dev.headroom.slo.TierReading;
import dev.headroom.slo.TierReading.BurnLevel;
import dev.headroom.slo.objective.BurnTier;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What can happen to a promise with four tiers, one thing at a time. */
final class Story {
  static final Duration WAIT = Duration.ofMinutes(1);
  static final Duration LONG_WAIT = Duration.ofMinutes(10);

  /** All short windows are one wait, so that few waits reach every bound there is. */
  static final List<BurnTier> TIERS =
      List.of(
          tier("page-1h", PAGE, 1),
          tier("page-6h", PAGE, 6),
          tier("ticket-1d", TICKET, 24),
          tier("ticket-3d", TICKET, 72));

  /** What holds a tier is one thing for what is decided, whether it is a rate or silence. */
  private static final List<BurnLevel> LEVELS =
      List.of(BurnLevel.BURNS, BurnLevel.UNMEASURED, BurnLevel.CLEAR);

  private Story() {}

  private static BurnTier tier(String name, Urgency urgency, int hours) {
    return new BurnTier(name, urgency, Duration.ofHours(hours), WAIT, BigDecimal.ONE);
  }

  /** One thing that happens. */
  sealed interface Event {
    /** The counts of one tier say something else from now on. */
    record Turns(int tier, BurnLevel level) implements Event {}

    /** Everything is silent: nothing is measured any more, as after a new version of a promise. */
    record Silence() implements Event {}

    record Acknowledge(Urgency urgency) implements Event {}

    record Resolve(Urgency urgency) implements Event {}

    record Note(Urgency urgency) implements Event {}

    record Wait(Duration time) implements Event {}

    /** A tier is taken out of the rules, or put back. */
    record Reload(int tier) implements Event {}

    record Restart() implements Event {}
  }

  /**
   * All that can happen to a promise with so many of the tiers, the first of each urgency first.
   */
  static List<Event> events(List<BurnTier> tiers) {
    List<Event> events = new ArrayList<>();
    for (int tier = 0; tier < tiers.size(); tier++) {
      for (BurnLevel level : LEVELS) {
        events.add(new Event.Turns(tier, level));
      }
    }
    events.add(new Event.Silence());
    for (Urgency urgency : Urgency.values()) {
      events.add(new Event.Acknowledge(urgency));
      events.add(new Event.Resolve(urgency));
    }
    events.add(new Event.Wait(WAIT));
    events.add(new Event.Wait(LONG_WAIT));
    events.add(new Event.Reload(1));
    return events;
  }

  /** What the counts say, without the tiers that are out of the rules. */
  static List<TierReading> readings(
      List<BurnTier> tiers, List<BurnLevel> levels, List<Boolean> out) {
    List<TierReading> readings = new ArrayList<>();
    for (int tier = 0; tier < tiers.size(); tier++) {
      if (!out.get(tier)) {
        readings.add(TierReading.of(tiers.get(tier), levels.get(tier)));
      }
    }
    return readings;
  }
}
