package dev.headroom.alerting.record;

import dev.headroom.alerting.incident.Transition;
import dev.headroom.routing.Receiver;
import java.util.ArrayList;
import java.util.List;

/** Notes what it is told: {@code opened page-1h to pager}; commits only count when they come. */
public final class RecordingDeliveries implements Deliveries<Object> {
  public final List<String> enqueued = new ArrayList<>();
  public final List<String> unwritten = new ArrayList<>();
  public List<Receiver> receivers = List.of();
  public int commits;

  @Override
  public void enqueue(Object records, Transition transition, List<Receiver> routed) {
    enqueued.add(words(transition, routed));
  }

  @Override
  public void sendUnwritten(Transition transition, List<Receiver> routed) {
    unwritten.add(words(transition, routed));
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
