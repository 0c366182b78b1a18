package dev.headroom.alerting;

import dev.headroom.model.Urgency;
import dev.headroom.slo.TierReading;
import dev.headroom.slo.objective.BurnTier;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An account of its own of which tiers burn, what people have done since, and what a pager that
 * folds by key shows its person. It shares no code with what it judges.
 *
 * @param tiers those that burn, by name
 * @param shown what the pager shows of each urgency
 */
record Witness(Map<String, Burning> tiers, Map<Urgency, Shown> shown) {
  static final Witness NOTHING = new Witness(Map.of(), Map.of());

  /**
   * @param answered a person has acted since it began
   * @param paged a page has gone out for it
   * @param ticketed a ticket has
   */
  record Burning(Urgency urgency, boolean answered, boolean paged, boolean ticketed) {}

  /** Of the newest key of an urgency. */
  enum Shown {
    NOTHING,
    OPEN,
    ACKNOWLEDGED,
    CLOSED
  }

  Witness {
    tiers = Map.copyOf(tiers);
    shown = Map.copyOf(shown);
  }

  Shown shows(Urgency urgency) {
    return shown.getOrDefault(urgency, Shown.NOTHING);
  }

  /** Tiers begin at the factor and end clear; nothing else changes them. */
  Witness sees(List<TierReading> readings) {
    Map<String, Burning> now = new TreeMap<>();
    for (TierReading reading : readings) {
      BurnTier tier = reading.tier();
      Burning was = tiers.get(tier.name());
      boolean burns =
          reading.level() == TierReading.BurnLevel.BURNS
              || (was != null && reading.level() != TierReading.BurnLevel.CLEAR);
      if (burns) {
        now.put(tier.name(), was == null ? new Burning(tier.urgency(), false, false, false) : was);
      }
    }
    return new Witness(now, shown);
  }

  /** A person acts on the incident of an urgency. */
  Witness acts(Urgency urgency, Shown then) {
    Map<String, Burning> now = new TreeMap<>(tiers);
    now.replaceAll((tier, each) ->
        urgency == Urgency.PAGE || each.urgency() == Urgency.TICKET
            ? new Burning(each.urgency(), true, each.paged(), each.ticketed())
            : each);
    return new Witness(now, shown).shows(urgency, then);
  }

  Witness shows(Urgency urgency, Shown what) {
    Map<Urgency, Shown> now = new EnumMap<>(Urgency.class);
    now.putAll(shown);
    now.put(urgency, what);
    return new Witness(tiers, now);
  }

  /** Something new is shown; what is wrong with that, if anything. */
  Optional<String> mayBeTold(Urgency urgency) {
    boolean news =
        tiers.values().stream()
            .filter(each -> each.urgency() == urgency && !each.answered())
            .anyMatch(each -> urgency == Urgency.PAGE ? !each.paged() : !each.ticketed());
    return news ? Optional.empty() : Optional.of("a second " + urgency + " for the same burn");
  }

  Witness told(Urgency urgency) {
    Map<String, Burning> now = new TreeMap<>(tiers);
    now.replaceAll((tier, each) ->
        each.urgency() == urgency
            ? new Burning(
                each.urgency(),
                each.answered(),
                each.paged() || urgency == Urgency.PAGE,
                each.ticketed() || urgency == Urgency.TICKET)
            : each);
    return new Witness(now, shown).shows(urgency, Shown.OPEN);
  }

  /** The invariant: what is wrong, if anything. */
  Optional<String> wrong() {
    boolean pageMissing = isUnanswered(Urgency.PAGE) && shows(Urgency.PAGE) != Shown.OPEN;
    if (pageMissing) {
      return Optional.of("a page tier burns, nobody has acted, and no page stands open");
    }
    boolean ticketMissing =
        isUnanswered(Urgency.TICKET)
            && shows(Urgency.TICKET) != Shown.OPEN
            && shows(Urgency.PAGE) != Shown.OPEN;
    return ticketMissing
        ? Optional.of("a ticket tier burns, nobody has acted, and nothing stands open")
        : Optional.empty();
  }

  /** An incident ends by itself; what is wrong with that, if anything. */
  Optional<String> mayEnd(Urgency urgency, List<TierReading> readings) {
    if (burns(urgency)) {
      return Optional.of("a " + urgency + " ends while a tier of it burns");
    }
    return isClear(urgency, readings)
        ? Optional.empty()
        : Optional.of("a " + urgency + " ends while a tier of it is not clear");
  }

  static boolean isClear(Urgency urgency, List<TierReading> readings) {
    return readings.stream()
        .filter(reading -> reading.tier().urgency() == urgency)
        .allMatch(reading -> reading.level() == TierReading.BurnLevel.CLEAR);
  }

  boolean burns(Urgency urgency) {
    return tiers.values().stream().anyMatch(each -> each.urgency() == urgency);
  }

  private boolean isUnanswered(Urgency urgency) {
    return tiers.values().stream().anyMatch(each -> each.urgency() == urgency && !each.answered());
  }
}
