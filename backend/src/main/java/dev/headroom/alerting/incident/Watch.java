package dev.headroom.alerting.incident;

import dev.headroom.slo.objective.BurnTier.Urgency;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * All that decides what becomes of one objective's incidents: which tiers burn, which incidents
 * stand, one for each urgency at most, and which ended so recently that they would come back.
 *
 * @param burns by name of the tier
 */
public record Watch(
    Map<String, Burn> burns, Map<Urgency, Standing> standing, Map<Urgency, Ended> ended) {
  public static final Watch NOTHING = new Watch(Map.of(), Map.of(), Map.of());

  /**
   * An incident that ended by itself.
   *
   * @param until when it comes back if its objective burns again
   * @param returns how often it had come back before
   */
  public record Ended(Instant until, int returns) {}

  public Watch {
    burns = Map.copyOf(burns);
    standing = Map.copyOf(standing);
    ended = Map.copyOf(ended);
  }

  public Optional<Standing> standing(Urgency urgency) {
    return Optional.ofNullable(standing.get(urgency));
  }

  public Optional<Ended> ended(Urgency urgency) {
    return Optional.ofNullable(ended.get(urgency));
  }

  public List<Burn> burning(Urgency urgency) {
    return burns.values().stream().filter(burn -> burn.urgency() == urgency).toList();
  }

  public Watch with(Map<String, Burn> now) {
    return new Watch(now, standing, ended);
  }

  public Watch with(Urgency urgency, Standing now) {
    Map<Urgency, Standing> next = new EnumMap<>(Urgency.class);
    next.putAll(standing);
    next.put(urgency, now);
    return new Watch(burns, next, without(ended, urgency));
  }

  public Watch without(Urgency urgency) {
    return new Watch(burns, without(standing, urgency), without(ended, urgency));
  }

  public Watch ended(Urgency urgency, Ended how) {
    Map<Urgency, Ended> next = new EnumMap<>(Urgency.class);
    next.putAll(ended);
    next.put(urgency, how);
    return new Watch(burns, without(standing, urgency), next);
  }

  /**
   * A person did something about an incident: about its tiers, and about all that are less urgent.
   */
  public Watch answered(Urgency urgency, Burn.Answered how) {
    Map<String, Burn> next = new TreeMap<>(burns);
    next.replaceAll(
        (tier, burn) -> burn.urgency().compareTo(urgency) >= 0 ? burn.answered(how) : burn);
    return with(next);
  }

  private static <T> Map<Urgency, T> without(Map<Urgency, T> map, Urgency urgency) {
    Map<Urgency, T> next = new EnumMap<>(Urgency.class);
    next.putAll(map);
    next.remove(urgency);
    return next;
  }
}
