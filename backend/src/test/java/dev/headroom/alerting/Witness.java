package dev.headroom.alerting;

import dev.headroom.alerting.source.AlertReading;
import dev.headroom.alerting.source.AlertReading.AlertLevel;
import dev.headroom.model.Urgency;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An account of its own of which alerts fire, what people have done since, and what a pager that
 * folds by key shows its person. It shares no code with what it judges.
 *
 * @param alerts those that fire, by name
 * @param shown what the pager shows of each urgency
 */
record Witness(Map<String, Seen> alerts, Map<Urgency, Shown> shown) {
  static final Witness NOTHING = new Witness(Map.of(), Map.of());

  /**
   * @param answered a person has acted since it began
   * @param paged a page has gone out for it
   * @param ticketed a ticket has
   */
  record Seen(Urgency urgency, boolean answered, boolean paged, boolean ticketed) {}

  /** Of the newest key of an urgency. */
  enum Shown {
    NOTHING,
    OPEN,
    ACKNOWLEDGED,
    CLOSED
  }

  Witness {
    alerts = Map.copyOf(alerts);
    shown = Map.copyOf(shown);
  }

  Shown shows(Urgency urgency) {
    return shown.getOrDefault(urgency, Shown.NOTHING);
  }

  /** Alerts begin when they fire and end clear; nothing else changes them. */
  Witness sees(List<AlertReading> readings) {
    Map<String, Seen> now = new TreeMap<>();
    for (AlertReading reading : readings) {
      Seen was = alerts.get(reading.alert());
      boolean fires =
          reading.level() == AlertLevel.FIRING
              || (was != null && reading.level() != AlertLevel.CLEAR);
      if (fires) {
        now.put(
            reading.alert(), was == null ? new Seen(reading.urgency(), false, false, false) : was);
      }
    }
    return new Witness(now, shown);
  }

  /** A person acts on the incident of an urgency. */
  Witness acts(Urgency urgency, Shown then) {
    Map<String, Seen> now = new TreeMap<>(alerts);
    now.replaceAll((alert, each) ->
        urgency == Urgency.PAGE || each.urgency() == Urgency.TICKET
            ? new Seen(each.urgency(), true, each.paged(), each.ticketed())
            : each);
    return new Witness(now, shown).shows(urgency, then);
  }

  Witness shows(Urgency urgency, Shown what) {
    Map<Urgency, Shown> now = new EnumMap<>(Urgency.class);
    now.putAll(shown);
    now.put(urgency, what);
    return new Witness(alerts, now);
  }

  /** Something new is shown; what is wrong with that, if anything. */
  Optional<String> mayBeTold(Urgency urgency) {
    boolean news =
        alerts.values().stream()
            .filter(each -> each.urgency() == urgency && !each.answered())
            .anyMatch(each -> urgency == Urgency.PAGE ? !each.paged() : !each.ticketed());
    return news ? Optional.empty() : Optional.of("a second " + urgency + " for the same alert");
  }

  Witness told(Urgency urgency) {
    Map<String, Seen> now = new TreeMap<>(alerts);
    now.replaceAll((alert, each) ->
        each.urgency() == urgency
            ? new Seen(
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
      return Optional.of("an alert for a page fires, nobody has acted, and no page stands open");
    }
    boolean ticketMissing =
        isUnanswered(Urgency.TICKET)
            && shows(Urgency.TICKET) != Shown.OPEN
            && shows(Urgency.PAGE) != Shown.OPEN;
    return ticketMissing
        ? Optional.of("an alert for a ticket fires, nobody has acted, and nothing stands open")
        : Optional.empty();
  }

  /** An incident ends by itself; what is wrong with that, if anything. */
  Optional<String> mayEnd(Urgency urgency, List<AlertReading> readings) {
    if (fires(urgency)) {
      return Optional.of("a " + urgency + " ends while an alert of it fires");
    }
    return isClear(urgency, readings)
        ? Optional.empty()
        : Optional.of("a " + urgency + " ends while an alert of it is not clear");
  }

  static boolean isClear(Urgency urgency, List<AlertReading> readings) {
    return readings.stream()
        .filter(reading -> reading.urgency() == urgency)
        .allMatch(reading -> reading.level() == AlertLevel.CLEAR);
  }

  boolean fires(Urgency urgency) {
    return alerts.values().stream().anyMatch(each -> each.urgency() == urgency);
  }

  private boolean isUnanswered(Urgency urgency) {
    return alerts.values().stream().anyMatch(each -> each.urgency() == urgency && !each.answered());
  }
}
