package dev.headroom.alerting.muting;

import dev.headroom.alerting.incident.Incident;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What is to be told to receivers that are held back, once nothing holds them back any more. */
public final class Owed {
  /** By id of the incident and name of the receiver: why it was held back. */
  private final Map<String, Map<String, String>> reasons = new HashMap<>();

  public boolean isOwed(Incident incident, String receiver) {
    return of(incident.id()).containsKey(receiver);
  }

  /** Why each receiver was held back from an incident, by its name. */
  public Map<String, String> of(String incident) {
    return Map.copyOf(reasons.getOrDefault(incident, Map.of()));
  }

  /** Ids of the incidents of which somebody is to be told. */
  public Set<String> incidents() {
    return Set.copyOf(reasons.keySet());
  }

  /**
   * Notes that a receiver is to be told of an incident.
   *
   * @param reason why it was held back, for the timeline
   */
  public void owe(Incident incident, String receiver, String reason) {
    reasons.computeIfAbsent(incident.id(), _ -> new HashMap<>()).put(receiver, reason);
  }

  /** Notes that nothing is to be told to some receivers any more. */
  public void settle(String incident, Set<String> receivers) {
    reasons.getOrDefault(incident, new HashMap<>()).keySet().removeAll(receivers);
    reasons.values().removeIf(Map::isEmpty);
  }

  /** Nothing else stands any more. */
  public void retain(Collection<String> incidents) {
    reasons.keySet().retainAll(incidents);
  }
}
