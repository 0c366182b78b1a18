package dev.headroom.demo.simulation;

import java.util.List;

/** One service, alive in simulated time. */
public interface Simulation {
  /**
   * Lives on until a moment, microseconds since the epoch, not before the last one.
   *
   * @return what ended since the last time
   */
  List<Served> live(long untilMicros);

  /** The world stood still until a moment: nobody came. */
  void skipTo(long micros);
}
