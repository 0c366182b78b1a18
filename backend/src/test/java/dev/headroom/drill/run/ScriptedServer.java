package dev.headroom.drill.run;

import dev.headroom.drill.record.PageOutcome;
import dev.headroom.notify.record.DeliveryReport;
import dev.headroom.slo.objective.Objective;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A server that takes what a drill does to it, unless a test says otherwise. */
public final class ScriptedServer implements DrilledServer {
  /** What is counted for drills now. */
  public final List<Objective> counted = new ArrayList<>();

  /** When bad events were pushed. */
  public final List<Instant> pushed = new ArrayList<>();

  /** What was pushed at the end of drills, as often as it was. */
  public final List<PageOutcome> outcomes = new ArrayList<>();

  public Optional<String> logRefuses = Optional.empty();
  public boolean pushFails;
  private final DeliveryLog deliveries;

  /** Where deliveries are looked up. */
  @FunctionalInterface
  public interface DeliveryLog {
    List<DeliveryReport> of(String incident) throws IOException;
  }

  public ScriptedServer(DeliveryLog deliveries) {
    this.deliveries = deliveries;
  }

  @Override
  public Optional<String> count(Objective objective) {
    if (logRefuses.isEmpty()) {
      counted.add(objective);
    }
    return logRefuses;
  }

  @Override
  public Optional<String> endCount() {
    if (logRefuses.isEmpty()) {
      counted.clear();
    }
    return logRefuses;
  }

  @Override
  public Duration pushBad(String drill, int events, Instant at) throws IOException {
    if (pushFails) {
      throw new IOException("503: the disk is full");
    }
    pushed.add(at);
    return Duration.ofMillis(7);
  }

  @Override
  public void pushOutcome(PageOutcome outcome) throws IOException {
    if (pushFails) {
      throw new IOException("503: the disk is full");
    }
    outcomes.add(outcome);
  }

  @Override
  public List<DeliveryReport> deliveries(String incident) throws IOException {
    return deliveries.of(incident);
  }
}
