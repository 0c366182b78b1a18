package dev.headroom.demo.fleet;

import dev.headroom.alerting.TestClock;
import dev.headroom.demo.push.Push;
import dev.headroom.demo.simulation.FaultKind;
import dev.headroom.demo.simulation.InjectedFaults;
import dev.headroom.demo.simulation.Simulation.Served;
import dev.headroom.server.wiring.SimulatedServer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Some services of the fleet, lived as {@link Fleet} lives them, pushing to a server on the same
 * simulated clock; and what really happened in them, request by request.
 */
final class FleetLife {
  private static final Duration PAST_STEP = Duration.ofSeconds(10);
  private static final int PAST_STEPS_PER_PUSH = 6;

  /** How long after the full second the fleet wakes up, and how long a push is under way. */
  private static final Duration WAKES = Duration.ofMillis(3);

  private static final Duration UNDER_WAY = Duration.ofMillis(40);
  private static final Duration HALF_SECOND = Duration.ofMillis(500);

  private final InjectedFaults faults;
  private final TestClock clock;
  private final SimulatedServer server;
  private final List<Member> members;

  /** By the moment that telemetry tells of, for each service in turn. */
  private final Map<Long, List<Told>> told = new TreeMap<>();

  private long livedUntilMillis;

  /** A request, and of which service. */
  record Told(String service, Served served) {}

  /**
   * @param services those that live
   * @param past how much of their past they tell first
   */
  FleetLife(
      SimulatedServer server, TestClock clock, long seed, Set<String> services, Duration past) {
    this.server = server;
    this.clock = clock;
    this.faults = new InjectedFaults(clock);
    this.livedUntilMillis = clock.instant().minus(past).toEpochMilli();
    this.members =
        Members.of(seed, faults, livedUntilMillis).stream()
            .filter(each -> services.contains(each.name()))
            .map(this::watched)
            .toList();
    tellThePast();
    server.evaluate();
  }

  private Member watched(Member member) {
    Telemetry telemetry =
        new Telemetry() {
          @Override
          public void record(long fromMillis, long toMillis, List<Served> served) {
            List<Told> all = told.computeIfAbsent(toMillis, at -> new ArrayList<>());
            served.forEach(each -> all.add(new Told(member.name(), each)));
            member.telemetry().record(fromMillis, toMillis, served);
          }

          @Override
          public List<Push> drain() {
            return member.telemetry().drain();
          }
        };
    return new Member(member.name(), member.simulation(), telemetry);
  }

  private void tellThePast() {
    int steps = 0;
    while (livedUntilMillis + PAST_STEP.toMillis() <= clock.millis()) {
      step(livedUntilMillis + PAST_STEP.toMillis());
      if (++steps % PAST_STEPS_PER_PUSH == 0) {
        push();
      }
    }
    push();
  }

  /** Lives the next second: wakes up, pushes what happened, and the server looks twice. */
  void second() {
    clock.set(Instant.ofEpochSecond(clock.instant().getEpochSecond() + 1).plus(WAKES));
    step(clock.millis());
    clock.advance(UNDER_WAY);
    push();
    server.evaluate();
    clock.advance(HALF_SECOND);
    server.evaluate();
  }

  void seconds(int number) {
    for (int i = 0; i < number; i++) {
      second();
    }
  }

  private void step(long untilMillis) {
    faults.liveFrom(Instant.ofEpochMilli(livedUntilMillis));
    members.forEach(member -> member.live(livedUntilMillis, untilMillis));
    livedUntilMillis = untilMillis;
  }

  private void push() {
    members.forEach(member -> member.drain().forEach(server::take));
  }

  /** Switches a fault, now. */
  void turn(FaultKind fault, boolean on) {
    faults.set(fault.faultName(), on);
  }

  /**
   * All requests, in the order in which they were told of, by the moment that was told with them.
   */
  Map<Long, List<Told>> told() {
    return told;
  }
}
