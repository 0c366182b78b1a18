package dev.headroom.demo.simulation;

/**
 * What the machines under one service give it. A clock that is set back a second makes timers spin:
 * one machine after the other loses a third of its processor to them, and everything on it takes
 * half as long again. Timers that come due later join in, until two thirds are lost.
 */
final class Cpu {
  private static final long NEVER = -1;
  private static final double LOST_AT_FIRST = 1.0 / 3;
  private static final double LOST_AT_LAST = 2.0 / 3;
  private static final double JOINING_FROM_MICROS = 40e6;
  private static final double JOINING_FOR_MICROS = 20e6;

  private final InjectedFaults faults;
  private final Rollout step;
  private long spinningSinceMicros = NEVER;
  private double lost;

  Cpu(InjectedFaults faults, long fromMicros) {
    this.faults = faults;
    this.step = new Rollout(fromMicros);
  }

  /** Lives on until a moment; what is lost stays the same until the next call. */
  void live(long untilMicros) {
    boolean spins = faults.isOn(FaultKind.LEAP_SECOND);
    if (!spins) {
      spinningSinceMicros = NEVER;
    } else if (spinningSinceMicros == NEVER) {
      spinningSinceMicros = untilMicros;
    }
    lost = step.shareAt(untilMicros, spins) * lostOfEach(untilMicros);
  }

  private double lostOfEach(long micros) {
    double joined =
        spinningSinceMicros == NEVER
            ? 0
            : (micros - spinningSinceMicros - JOINING_FROM_MICROS) / JOINING_FOR_MICROS;
    return LOST_AT_FIRST + (LOST_AT_LAST - LOST_AT_FIRST) * Math.clamp(joined, 0, 1);
  }

  /** The share of the processor that is lost to others, over all machines of the service. */
  double lost() {
    return lost;
  }

  /** The same work on these machines. */
  <J> Station.Work<J> slowing(Station.Work<J> work) {
    return (job, startMicros) -> {
      Effort effort = work.startingAt(job, startMicros);
      return new Effort(stretched(effort.micros()), effort.code(), effort.cause());
    };
  }

  /** How long it takes what would take so long on machines that are left alone. */
  long stretched(long micros) {
    return Math.round(micros / (1 - lost));
  }
}
