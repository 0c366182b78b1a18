package dev.headroom.metrics.series;

import dev.headroom.metrics.chunk.FloatChunk;
import dev.headroom.model.TimeRange;
import java.util.Arrays;
import java.util.List;

/**
 * Samples in ascending time order; both arrays are of the same length.
 *
 * @param timesMillis milliseconds since the epoch
 */
public record Samples(long[] timesMillis, double[] values) {
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

  /** Index of the first sample at or after a time; {@link #size} if there is none. */
  public int firstAtOrAfter(long millis) {
    return firstAtOrAfter(timesMillis, millis);
  }

  private static int firstAtOrAfter(long[] timesMillis, long millis) {
    int found = Arrays.binarySearch(timesMillis, millis);
    return found >= 0 ? found : -found - 1;
  }
}
