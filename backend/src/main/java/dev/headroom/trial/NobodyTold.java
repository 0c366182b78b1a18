package dev.headroom.trial;

import dev.headroom.alerting.incident.Transition;
import dev.headroom.alerting.record.Audience;
import dev.headroom.alerting.record.Deliveries;
import dev.headroom.routing.Receiver;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Sends nothing, and remembers who was to be told last of which incident. */
final class NobodyTold implements Deliveries<Object> {
  private final Map<String, Map<String, Instant>> last = new HashMap<>();

  @Override
  public void enqueue(Object records, Transition transition, Audience audience) {
    if (transition.kind().asksForPerson()) {
      Map<String, Instant> told =
          last.computeIfAbsent(transition.incident().id(), _ -> new HashMap<>());
      audience.routed().stream()
          .filter(each -> !each.integrations().isEmpty())
          .forEach(each -> told.put(each.name(), transition.at()));
    }
  }

  boolean isTold(String incident) {
    return !lastTold(incident).isEmpty();
  }

  @Override
  public Map<String, Instant> lastTold(String incident) {
    return Map.copyOf(last.getOrDefault(incident, Map.of()));
  }

  @Override
  public List<String> untold(String incident, List<Receiver> routed) {
    Map<String, Instant> told = lastTold(incident);
    return routed.stream()
        .filter(each -> !each.integrations().isEmpty())
        .map(Receiver::name)
        .filter(each -> !told.containsKey(each))
        .toList();
  }

  @Override
  public void sendUnwritten(Transition transition, Audience audience) {
    enqueue(this, transition, audience);
  }

  @Override
  public void committed() {}

  @Override
  public void receivers(List<Receiver> receivers) {}
}
