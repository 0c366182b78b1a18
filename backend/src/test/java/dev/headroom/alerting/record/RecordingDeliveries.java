package dev.headroom.alerting.record;

import dev.headroom.alerting.incident.Transition;
import dev.headroom.routing.Receiver;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Notes what it is told: {@code opened page-1h to pager}; commits only count when they come. */
public final class RecordingDeliveries implements Deliveries<Object> {
  public final List<String> enqueued = new ArrayList<>();
  public final List<String> unwritten = new ArrayList<>();
  public final List<Transition> transitions = new ArrayList<>();
  public List<Receiver> receivers = List.of();
  public int commits;
  private final Map<String, Map<String, Instant>> told = new HashMap<>();

  @Override
  public void enqueue(Object records, Transition transition, Audience audience) {
    enqueued.add(words(transition, audience.routed()));
    transitions.add(transition);
    for (Receiver each : audience.routed()) {
      told.computeIfAbsent(transition.incident().id(), _ -> new HashMap<>())
          .put(each.name(), transition.at());
    }
  }

  @Override
  public void sendUnwritten(Transition transition, Audience audience) {
    unwritten.add(words(transition, audience.routed()));
  }

  @Override
  public Map<String, Instant> lastTold(String incident) {
    return told.getOrDefault(incident, Map.of());
  }

  @Override
  public List<String> untold(String incident, List<Receiver> routed) {
    return List.of();
  }

  private static String words(Transition transition, List<Receiver> routed) {
    List<String> names = routed.stream().map(Receiver::name).toList();
    return transition.sequence()
        + " "
        + transition.kind()
        + " "
        + transition.incident().lead()
        + " to "
        + String.join(",", names);
  }

  @Override
  public void committed() {
    commits++;
  }

  @Override
  public void receivers(List<Receiver> next) {
    receivers = next;
  }
}
