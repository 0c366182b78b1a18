package dev.headroom.demo.fleet;

/**
 * What the machines under one service give it. A clock that is set back a second makes timers spin:
 * one machine after the other loses two thirds of its processor to them, and everything on it takes
 * three times as long.
 */
final class Cpu {
  private static final double LOST_SHARE = 2.0 / 3;

  private final Faults faults;
  private final Rollout step;
  private double lost;

  Cpu(Faults faults, long fromMicros) {
    this.faults = faults;
    this.step = new Rollout(fromMicros);
  }

  /** Lives on until a moment; what is lost stays the same until the next call. */
  void live(long untilMicros) {
    lost = LOST_SHARE * step.shareAt(untilMicros, faults.isOn(FaultKind.LEAP_SECOND));
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
