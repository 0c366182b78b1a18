package dev.headroom.storage.series;

import java.util.Arrays;

/**
 * Samples in ascending time order; both arrays are of the same length.
 *
 * @param timesMillis milliseconds since the epoch
 * @param before what a counter stood at before the first of them; NaN where nobody knows
 */
public record Samples(long[] timesMillis, double[] values, double before) {
  /** Samples of which nobody knows what was before. */
  public Samples(long[] timesMillis, double[] values) {
    this(timesMillis, values, Double.NaN);
  }

  public static Samples of(long millis, double value) {
    return new Samples(new long[] {millis}, new double[] {value});
  }

  public int size() {
    return values.length;
  }

  /** The samples from one index up to another. */
  public Samples between(int from, int to) {
    return new Samples(
        Arrays.copyOfRange(timesMillis, from, to), Arrays.copyOfRange(values, from, to));
  }

  /** These and one more in its place; where there is one of its time, that grows by its value. */
  public Samples plus(long millis, double value) {
    int at = firstAtOrAfter(millis);
    boolean known = at < size() && timesMillis[at] == millis;
    int size = known ? size() : size() + 1;
    Samples grown = new Samples(Arrays.copyOf(timesMillis, size), Arrays.copyOf(values, size));
    if (!known) {
      System.arraycopy(timesMillis, at, grown.timesMillis, at + 1, size() - at);
      System.arraycopy(values, at, grown.values, at + 1, size() - at);
      grown.timesMillis[at] = millis;
    }
    grown.values[at] = known ? values[at] + value : value;
    return grown;
  }

  public double sum() {
    return sumOfFirst(size());
  }

  /** The sum of all values before a time. */
  public double sumBefore(long millis) {
    return sumOfFirst(firstAtOrAfter(millis));
  }

  private double sumOfFirst(int count) {
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += values[i];
    }
    return sum;
  }

  /** Index of the first sample at or after a time; {@link #size} if there is none. */
  public int firstAtOrAfter(long millis) {
    return firstAtOrAfter(timesMillis, millis);
  }

  private static int firstAtOrAfter(long[] timesMillis, long millis) {
    int found = Arrays.binarySearch(timesMillis, millis);
    return found >= 0 ? found : -found - 1;
  }
}
