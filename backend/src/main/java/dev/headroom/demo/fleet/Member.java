package dev.headroom.demo.fleet;

import dev.headroom.demo.push.Push;
import dev.headroom.demo.simulation.Simulation;
import java.util.List;

/**
 * One service of the fleet: how it lives and what it tells.
 *
 * @param name as its telemetry says it
 */
record Member(String name, Simulation simulation, Telemetry telemetry) {
  private static final long MICROS_PER_MILLI = 1_000;

  /** Lives from one moment to another, milliseconds since the epoch, and keeps what happened. */
  void live(long fromMillis, long toMillis) {
    telemetry.record(fromMillis, toMillis, simulation.live(toMillis * MICROS_PER_MILLI));
  }

  void skipTo(long millis) {
    simulation.skipTo(millis * MICROS_PER_MILLI);
  }

  List<Push> drain() {
    return telemetry.drain();
  }
}
