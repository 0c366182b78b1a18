package dev.headroom.alerting.incident;

import dev.headroom.model.Urgency;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * All that decides what becomes of one subject's incidents: which of its alerts fire, which
 * incidents stand, one for each urgency at most, and which ended so recently that they would come
 * back.
 *
 * @param firing by name of the alert
 */
public record AlertingState(
    Map<String, FiringAlert> firing, Map<Urgency, OpenIncident> open, Map<Urgency, Ended> ended) {
  public static final AlertingState NOTHING = new AlertingState(Map.of(), Map.of(), Map.of());

  /**
   * An incident that ended by itself.
   *
   * @param until when it comes back if its subject fires again
   * @param returns how often it had come back before
   */
  public record Ended(Instant until, int returns) {}

  public AlertingState {
    firing = Map.copyOf(firing);
    open = Map.copyOf(open);
    ended = Map.copyOf(ended);
  }

  public Optional<OpenIncident> open(Urgency urgency) {
    return Optional.ofNullable(open.get(urgency));
  }

  public Optional<Ended> ended(Urgency urgency) {
    return Optional.ofNullable(ended.get(urgency));
  }

  public List<FiringAlert> firing(Urgency urgency) {
    return firing.values().stream().filter(alert -> alert.urgency() == urgency).toList();
  }

  public AlertingState with(Map<String, FiringAlert> now) {
    return new AlertingState(now, open, ended);
  }

  public AlertingState with(Urgency urgency, OpenIncident now) {
    Map<Urgency, OpenIncident> next = new EnumMap<>(Urgency.class);
    next.putAll(open);
    next.put(urgency, now);
    return new AlertingState(firing, next, without(ended, urgency));
  }

  public AlertingState without(Urgency urgency) {
    return new AlertingState(firing, without(open, urgency), without(ended, urgency));
  }

  public AlertingState ended(Urgency urgency, Ended how) {
    Map<Urgency, Ended> next = new EnumMap<>(Urgency.class);
    next.putAll(ended);
    next.put(urgency, how);
    return new AlertingState(firing, without(open, urgency), next);
  }

  /**
   * A person did something about an incident: about its alerts, and about all that are less urgent.
   */
  public AlertingState answered(Urgency urgency, FiringAlert.Handling how) {
    Map<String, FiringAlert> next = new TreeMap<>(firing);
    next.replaceAll(
        (name, alert) -> alert.urgency().compareTo(urgency) >= 0 ? alert.answered(how) : alert);
    return with(next);
  }

  private static <T> Map<Urgency, T> without(Map<Urgency, T> map, Urgency urgency) {
    Map<Urgency, T> next = new EnumMap<>(Urgency.class);
    next.putAll(map);
    next.remove(urgency);
    return next;
  }
}
