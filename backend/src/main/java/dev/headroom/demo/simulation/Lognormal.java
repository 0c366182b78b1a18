package dev.headroom.demo.simulation;

import java.util.random.RandomGenerator;

/**
 * Durations as they are found in practice: never negative, most near the median, some far above.
 *
 * @param medianMillis half of them are shorter
 * @param sigma spread of the logarithm: 0.5 puts the 99th percentile at 3.2 times the median
 */
record Lognormal(double medianMillis, double sigma) {
  private static final double MICROS_PER_MILLI = 1_000;

  long micros(RandomGenerator random) {
    double millis = medianMillis * Math.exp(sigma * random.nextGaussian());
    return Math.max(1, Math.round(millis * MICROS_PER_MILLI));
  }
}
