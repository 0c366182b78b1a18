package dev.headroom.demo.simulation;

import java.util.random.RandomGenerator;

/** A Poisson process along a load curve: independent customers, each in their own time. */
final class RequestArrivals {
  private static final double MICROS_PER_SECOND = 1e6;

  private final LoadCurve curve;
  private final RandomGenerator random;
  private long nextMicros;

  RequestArrivals(LoadCurve curve, RandomGenerator random, long fromMicros) {
    this.curve = curve;
    this.random = random;
    this.nextMicros = fromMicros;
    take();
  }

  /** When the next one comes. */
  long nextMicros() {
    return nextMicros;
  }

  /** Lets the next one come in and plans the one after it. */
  long take() {
    long taken = nextMicros;
    double seconds = random.nextExponential() / curve.perSecondAt(taken);
    nextMicros = taken + Math.max(1, Math.round(seconds * MICROS_PER_SECOND));
    return taken;
  }

  /** Forgets whoever would have come before a moment. */
  void skipTo(long micros) {
    nextMicros = Math.max(nextMicros, micros);
  }
}
