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

  /**
   * A request, or an event, that was dealt with.
   *
   * @param arrivedMicros when it came in, microseconds since the epoch
   * @param endedMicros when the answer left
   * @param code HTTP status of the answer; 200 for a delivered event
   * @param version of the software that answered
   * @param way which of its ways the service went, where it knows several; else empty
   * @param cause why it went wrong or slow, in the words of a log line; empty if there is nothing
   *     to say
   */
  record Served(
      long arrivedMicros, long endedMicros, int code, String version, String way, String cause) {
    private static final double MICROS_PER_MILLI = 1_000;

    /** Of a service that knows one way only. */
    public Served(long arrivedMicros, long endedMicros, int code, String version, String cause) {
      this(arrivedMicros, endedMicros, code, version, "", cause);
    }

    public long micros() {
      return endedMicros - arrivedMicros;
    }

    public double millis() {
      return micros() / MICROS_PER_MILLI;
    }

    public boolean failed() {
      return code >= 500;
    }
  }
}
