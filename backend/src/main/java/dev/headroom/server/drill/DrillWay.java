package dev.headroom.server.drill;

import dev.headroom.drill.record.PageOutcome;
import dev.headroom.drill.run.DrilledServer;
import dev.headroom.notify.Outbox;
import dev.headroom.notify.record.DeliveryReport;
import dev.headroom.slo.Objectives;
import dev.headroom.slo.objective.Objective;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;

/** The way of a drill through this server, and what is counted for it beside what is promised. */
public final class DrillWay implements DrilledServer, AutoCloseable {
  private final Objectives objectives;
  private final Function<List<Objective>, Optional<String>> log;
  private final Outbox outbox;
  private final DrillPush push;

  /** What was counted last for those who promise; empty while the log has not taken it. */
  private Optional<List<Objective>> promised = Optional.empty();

  private List<Objective> drilled = List.of();

  /**
   * @param log makes what is counted these objectives; says why it cannot
   * @param root where this server listens
   * @param nanoTime monotonic, for measuring
   */
  public DrillWay(
      Objectives objectives,
      Function<List<Objective>, Optional<String>> log,
      Outbox outbox,
      URI root,
      LongSupplier nanoTime) {
    this.objectives = objectives;
    this.log = log;
    this.outbox = outbox;
    this.push = new DrillPush(root, nanoTime);
  }

  /**
   * Has what is promised counted, and what is drilled beside it.
   *
   * @return why it cannot be; empty if it is
   */
  public synchronized Optional<String> promise(List<Objective> next) {
    Optional<String> refusal = log.apply(and(next, drilled));
    if (refusal.isEmpty()) {
      promised = Optional.of(next);
    }
    return refusal;
  }

  private static List<Objective> and(List<Objective> promised, List<Objective> drilled) {
    List<Objective> both = new ArrayList<>(promised);
    both.addAll(drilled);
    return both;
  }

  @Override
  public synchronized Optional<String> count(Objective objective) {
    return drill(List.of(objective));
  }

  @Override
  public synchronized Optional<String> endCount() {
    return drill(List.of());
  }

  private Optional<String> drill(List<Objective> next) {
    if (promised.isEmpty()) {
      return Optional.of("what is promised is not counted yet");
    }
    Optional<String> refusal = log.apply(and(promised.get(), next));
    if (refusal.isEmpty()) {
      drilled = next;
      objectives.drill(next);
    }
    return refusal;
  }

  @Override
  public Duration pushBad(String drill, int events, Instant at) throws IOException {
    Map<String, String> labels = Map.of("drill", "true", "drill_run", drill, "outcome", "bad");
    return push.add("headroom_drill_events_total", labels, events, at);
  }

  @Override
  public void pushOutcome(PageOutcome outcome) throws IOException {
    Map<String, String> labels = new HashMap<>();
    labels.put("service", outcome.service());
    labels.put("slo", outcome.objective());
    labels.put("schedule", outcome.schedule());
    labels.put("in_time", Boolean.toString(outcome.inTime()));
    labels.values().removeIf(String::isEmpty);
    push.addOnce(
        "drill-page-" + outcome.drill(), "headroom_drill_pages_total", labels, outcome.at());
  }

  @Override
  public List<DeliveryReport> deliveries(String incident) throws IOException {
    return outbox.deliveries(incident);
  }

  @Override
  public void close() {
    push.close();
  }
}
