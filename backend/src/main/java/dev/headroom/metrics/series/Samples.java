package dev.headroom.metrics.series;

import dev.headroom.metrics.chunk.FloatChunk;
import dev.headroom.model.TimeRange;
import java.util.Arrays;
import java.util.List;

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

  static Samples of(long millis, double value) {
    return new Samples(new long[] {millis}, new double[] {value});
  }

  static Samples of(OpenSamples.View open) {
    Samples samples = new Samples(new long[open.size()], new double[open.size()]);
    open.read(samples.timesMillis, samples.values, 0);
    return samples;
  }

  static Samples of(FloatChunk chunk) {
    Samples samples = new Samples(new long[chunk.count()], new double[chunk.count()]);
    chunk.read(samples.timesMillis, samples.values, 0);
    return samples;
  }

  /** The samples of chunks and of what is open that lie in a range. */
  static Samples of(List<FloatChunk> chunks, OpenSamples.View open, TimeRange range) {
    List<FloatChunk> overlapping =
        chunks.stream()
            .filter(chunk ->
                chunk.lastMillis() >= range.fromMillis() && chunk.firstMillis() < range.toMillis())
            .toList();
    int size = open.size() + overlapping.stream().mapToInt(FloatChunk::count).sum();
    long[] timesMillis = new long[size];
    double[] values = new double[size];
    int at = 0;
    for (FloatChunk chunk : overlapping) {
      chunk.read(timesMillis, values, at);
      at += chunk.count();
    }
    open.read(timesMillis, values, at);
    int from = firstAtOrAfter(timesMillis, range.fromMillis());
    int to = firstAtOrAfter(timesMillis, range.toMillis());
    return new Samples(
        Arrays.copyOfRange(timesMillis, from, to), Arrays.copyOfRange(values, from, to));
  }

  public int size() {
    return values.length;
  }

  /** The samples from one index up to another. */
  Samples between(int from, int to) {
    return new Samples(
        Arrays.copyOfRange(timesMillis, from, to), Arrays.copyOfRange(values, from, to));
  }

  /** These and one more in its place; where there is one of its time, that grows by its value. */
  Samples plus(long millis, double value) {
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

  double sum() {
    return sumOfFirst(size());
  }

  /** The sum of all values before a time. */
  double sumBefore(long millis) {
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
