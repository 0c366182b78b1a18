package dev.headroom.demo.fleet;

import dev.headroom.demo.push.Push;
import dev.headroom.demo.simulation.Simulation.Served;
import java.util.List;

/** What one service tells about itself, in its own protocols. */
interface Telemetry {
  /**
   * Adds up what ended between two moments, milliseconds since the epoch.
   *
   * @param served everything that ended after {@code fromMillis}, until {@code toMillis}
   */
  void record(long fromMillis, long toMillis, List<Served> served);

  /** Everything recorded since the last time, ready to be sent; empty if there was nothing. */
  List<Push> drain();
}
