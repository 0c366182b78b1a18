package dev.headroom.metrics.series;

import dev.headroom.metrics.chunk.FloatChunk;
import dev.headroom.model.TimeRange;
import dev.headroom.storage.series.Samples;
import java.util.Arrays;
import java.util.List;

/**
 * The newest samples of a series, plain, until there are enough to pack. Only ever appended to: the
 * arrays may be shared with a reader that knows how many samples there were.
 */
final class OpenSamples {
  /** Samples in a full chunk. */
  static final int SAMPLES_MAX = 120;

  private static final int SAMPLES_FIRST = 15;
  private static final int OBJECTS_FOOTPRINT = 72;

  private long firstMillis;
  private int[] offsets = new int[0];
  private double[] values = new double[0];
  private int size;

  static OpenSamples of(FloatChunk chunk) {
    return of(samples(chunk));
  }

  /** Samples in ascending time order. */
  static OpenSamples of(Samples samples) {
    OpenSamples open = new OpenSamples();
    for (int i = 0; i < samples.size(); i++) {
      open.append(samples.timesMillis()[i], samples.values()[i]);
    }
    return open;
  }

  static Samples samples(FloatChunk chunk) {
    Samples samples = new Samples(new long[chunk.count()], new double[chunk.count()]);
    chunk.read(samples.timesMillis(), samples.values(), 0);
    return samples;
  }

  /** The samples of chunks and of what is open that lie in a range. */
  static Samples samples(List<FloatChunk> chunks, OpenView open, TimeRange range) {
    List<FloatChunk> overlapping =
        chunks.stream()
            .filter(chunk ->
                chunk.lastMillis() >= range.fromMillis() && chunk.firstMillis() < range.toMillis())
            .toList();
    int size = open.size() + overlapping.stream().mapToInt(FloatChunk::count).sum();
    Samples all = new Samples(new long[size], new double[size]);
    int at = 0;
    for (FloatChunk chunk : overlapping) {
      chunk.read(all.timesMillis(), all.values(), at);
      at += chunk.count();
    }
    open.read(all.timesMillis(), all.values(), at);
    return all.between(
        all.firstAtOrAfter(range.fromMillis()), all.firstAtOrAfter(range.toMillis()));
  }

  boolean takes(long millis) {
    return size == 0 || (size < SAMPLES_MAX && millis - firstMillis <= Integer.MAX_VALUE);
  }

  /** Whether the next sample needs more room. */
  boolean isCramped() {
    return size == offsets.length;
  }

  void append(long millis, double value) {
    if (isCramped()) {
      int grown = size == 0 ? SAMPLES_FIRST : size * 2;
      offsets = Arrays.copyOf(offsets, grown);
      values = Arrays.copyOf(values, grown);
    }
    if (size == 0) {
      firstMillis = millis;
    }
    offsets[size] = (int) (millis - firstMillis);
    values[size++] = value;
  }

  /** The same with the newest value higher; what others look at stays as it is. */
  OpenSamples raised(double by) {
    OpenSamples raised = new OpenSamples();
    raised.firstMillis = firstMillis;
    raised.offsets = offsets;
    raised.values = values.clone();
    raised.size = size;
    raised.values[size - 1] += by;
    return raised;
  }

  int size() {
    return size;
  }

  long firstMillis() {
    return firstMillis;
  }

  /** Time of the last sample, of which there must be one. */
  long lastMillis() {
    return firstMillis + offsets[size - 1];
  }

  int footprint() {
    return OBJECTS_FOOTPRINT + offsets.length * (Integer.BYTES + Double.BYTES);
  }

  FloatChunk pack() {
    return FloatChunk.of(firstMillis, offsets, values, size);
  }

  /** What is in here now, without copying. */
  OpenView view() {
    return new OpenView(firstMillis, offsets, values, size);
  }

  /** The samples there were at one moment. */
  record OpenView(long firstMillis, int[] offsets, double[] values, int size) {
    /** From the bytes of a chunk; none for no samples. */
    static OpenView ofBytes(byte[] chunk) {
      return (chunk.length == 0 ? new OpenSamples() : OpenSamples.of(FloatChunk.ofBytes(chunk)))
          .view();
    }

    FloatChunk pack() {
      return FloatChunk.of(firstMillis, offsets, values, size);
    }

    Samples samples() {
      Samples samples = new Samples(new long[size], new double[size]);
      read(samples.timesMillis(), samples.values(), 0);
      return samples;
    }

    void read(long[] timesMillis, double[] into, int at) {
      for (int i = 0; i < size; i++) {
        timesMillis[at + i] = firstMillis + offsets[i];
      }
      System.arraycopy(values, 0, into, at, size);
    }
  }
}
