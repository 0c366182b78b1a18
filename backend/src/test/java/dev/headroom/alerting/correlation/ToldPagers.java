package dev.headroom.alerting.correlation;

import dev.headroom.alerting.incident.Transition;
import dev.headroom.alerting.record.Audience;
import dev.headroom.alerting.record.Deliveries;
import dev.headroom.routing.Receiver;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Remembers who was told of what: {@code opened payments/Slow to team-payments}. */
public final class ToldPagers implements Deliveries<Object> {
  private final List<String> told = new ArrayList<>();
  private final Map<String, Map<String, Instant>> last = new HashMap<>();

  /** Whether it cannot be read who was told. */
  boolean unreadable;

  public boolean isTold(String incident) throws IOException {
    if (unreadable) {
      throw new IOException("the disk is gone");
    }
    return last.containsKey(incident);
  }

  /** What was told since this was last asked. */
  public List<String> take() {
    List<String> taken = List.copyOf(told);
    told.clear();
    return taken;
  }

  @Override
  public void enqueue(Object records, Transition transition, Audience audience) {
    String incident = transition.incident().id();
    Map<String, Instant> knows = last.computeIfAbsent(incident, _ -> new HashMap<>());
    if (begins(transition)) {
      audience.routed().forEach(each -> knows.put(each.name(), transition.at()));
    }
    if (knows.isEmpty()) {
      last.remove(incident);
      return;
    }
    List<String> names = names(transition, audience, knows);
    told.add(
        "%s %s to %s"
            .formatted(
                transition.kind(), transition.incident().subject(), String.join(",", names)));
  }

  /** An end, or that somebody has taken it, is told to those who know of a beginning. */
  private static boolean begins(Transition transition) {
    return switch (transition.kind()) {
      case ACKNOWLEDGED, RESOLVED -> false;
      default -> true;
    };
  }

  /** Who was told of an incident hears what follows, unless somebody else is told by himself. */
  private static List<String> names(
      Transition transition, Audience audience, Map<String, Instant> knows) {
    return switch (transition.kind()) {
      case ROUTED, RELEASED, REPEATED ->
          audience.routed().stream().map(Receiver::name).sorted().toList();
      default -> knows.keySet().stream().sorted().toList();
    };
  }

  @Override
  public void sendUnwritten(Transition transition, Audience audience) {
    enqueue(this, transition, audience);
  }

  @Override
  public Map<String, Instant> lastTold(String incident) {
    return last.getOrDefault(incident, Map.of());
  }

  @Override
  public List<String> untold(String incident, List<Receiver> routed) {
    return routed.stream()
        .map(Receiver::name)
        .filter(each -> !lastTold(incident).containsKey(each))
        .toList();
  }

  @Override
  public void committed() {}

  @Override
  public void receivers(List<Receiver> next) {}
}
