package dev.headroom.metrics.series;

import dev.headroom.codec.CheckpointFields;
import dev.headroom.metrics.chunk.Chunk;
import dev.headroom.metrics.chunk.FloatChunk;
import dev.headroom.model.TimeRange;
import dev.headroom.storage.series.Samples;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/**
 * What a sender of deltas added to a counter, in time order, increments of one time summed. Running
 * totals are made when they are read, so that an increment that comes late lands in its own time
 * and nowhere else.
 */
final class SeriesIncrements {
  private static final int CHUNK_MAX = 2 * OpenSamples.SAMPLES_MAX;

  private final TimedSlices<IncrementChunk> sealed = new TimedSlices<>();
  private OpenSamples open = new OpenSamples();
  private double dropped;
  private long newestMillis = Long.MIN_VALUE;
  private int seals;

  static SeriesIncrements of(IncrementsView view) {
    SeriesIncrements increments = new SeriesIncrements();
    view.sealed.forEach(increments.sealed::append);
    if (view.open.size() > 0) {
      increments.open = OpenSamples.of(view.open.pack());
    }
    increments.dropped = view.dropped;
    increments.newestMillis = view.newestMillis;
    return increments;
  }

  void add(long millis, double increment) {
    newestMillis = Math.max(newestMillis, millis);
    if (millis > lastMillis()) {
      if (!open.takes(millis)) {
        seal();
      }
      open.append(millis, increment);
    } else if (open.size() > 0 && millis >= open.firstMillis()) {
      open = OpenSamples.of(openSamples().plus(millis, increment));
      if (open.size() > OpenSamples.SAMPLES_MAX) {
        seal();
      }
    } else {
      addToSealed(millis, increment);
    }
  }

  /** Rewrites the one chunk that a late increment falls into. */
  private void addToSealed(long millis, double increment) {
    int at = Math.max(0, sealed.atOrBefore(millis));
    if (sealed.isEmpty() || !fits(sealed.get(at), millis)) {
      int place = sealed.atOrBefore(millis) + 1;
      sealed.insert(place, IncrementChunk.of(OpenSamples.of(Samples.of(millis, increment)).pack()));
      return;
    }
    Samples all = OpenSamples.samples(sealed.remove(at).samples()).plus(millis, increment);
    if (all.size() > CHUNK_MAX) {
      sealed.insert(at, pack(all.between(0, all.size() / 2)));
      sealed.insert(at + 1, pack(all.between(all.size() / 2, all.size())));
    } else {
      sealed.insert(at, pack(all));
    }
  }

  private static boolean fits(IncrementChunk chunk, long millis) {
    long first = Math.min(chunk.firstMillis(), millis);
    return Math.max(chunk.lastMillis(), millis) - first <= Integer.MAX_VALUE;
  }

  private static IncrementChunk pack(Samples samples) {
    return IncrementChunk.of(OpenSamples.of(samples).pack());
  }

  private long lastMillis() {
    if (open.size() > 0) {
      return open.lastMillis();
    }
    return sealed.isEmpty() ? Long.MIN_VALUE : sealed.get(sealed.size() - 1).lastMillis();
  }

  private Samples openSamples() {
    return open.view().samples();
  }

  void seal() {
    if (open.size() > 0) {
      sealed.append(IncrementChunk.of(open.pack()));
      open = new OpenSamples();
      seals++;
    }
  }

  int seals() {
    return seals;
  }

  int openSize() {
    return open.size();
  }

  /** What leaves stays in the totals of what is kept. */
  void dropBefore(long millis) {
    while (!sealed.isEmpty() && sealed.get(0).lastMillis() < millis) {
      dropped += sealed.remove(0).sum();
    }
    if (newestMillis < millis && open.size() > 0) {
      dropped += openSamples().sum();
      open = new OpenSamples();
    }
  }

  long newestMillis() {
    return newestMillis;
  }

  long oldestMillis() {
    if (!sealed.isEmpty()) {
      return sealed.get(0).firstMillis();
    }
    return open.size() > 0 ? open.firstMillis() : Long.MAX_VALUE;
  }

  long footprint() {
    return sealed.footprint() + open.footprint();
  }

  void forEachSealed(Consumer<? super IncrementChunk> each) {
    sealed.copy().forEach(each);
  }

  IncrementsView view() {
    return new IncrementsView(sealed.copy(), open.view(), dropped, newestMillis);
  }

  /**
   * The increments there were at one moment.
   *
   * @param dropped sum of those that are no longer kept
   */
  record IncrementsView(
      List<IncrementChunk> sealed, OpenSamples.OpenView open, double dropped, long newestMillis) {
    /** Running totals in a range. */
    Samples totals(TimeRange range) {
      Samples in =
          OpenSamples.samples(sealed.stream().map(IncrementChunk::samples).toList(), open, range);
      double total = before(range.fromMillis());
      double[] totals = new double[in.size()];
      for (int i = 0; i < totals.length; i++) {
        total += in.values()[i];
        totals[i] = total;
      }
      return new Samples(in.timesMillis(), totals, before(range.fromMillis()));
    }

    /** The total of all increments before a time. */
    private double before(long millis) {
      double sum = dropped;
      for (IncrementChunk chunk : sealed) {
        sum += chunk.lastMillis() < millis ? chunk.sum() : sumBefore(chunk, millis);
      }
      return sum + open.samples().sumBefore(millis);
    }

    private static double sumBefore(IncrementChunk chunk, long millis) {
      return chunk.firstMillis() >= millis
          ? 0
          : OpenSamples.samples(chunk.samples()).sumBefore(millis);
    }

    int atMostIn(TimeRange range) {
      int count = open.size();
      for (IncrementChunk chunk : sealed) {
        if (chunk.lastMillis() >= range.fromMillis() && chunk.firstMillis() < range.toMillis()) {
          count += chunk.samples().count();
        }
      }
      return count;
    }

    void writeTo(DataOutput out) throws IOException {
      out.writeDouble(dropped);
      out.writeLong(newestMillis);
      CheckpointFields.putList(
          out, sealed, (chunk, to) -> CheckpointFields.putBytes(to, chunk.samples().bytes()));
      CheckpointFields.putBytes(out, open.size() == 0 ? new byte[0] : open.pack().bytes());
    }

    static IncrementsView readFrom(DataInput in) throws IOException {
      double dropped = in.readDouble();
      long newestMillis = in.readLong();
      List<IncrementChunk> sealed =
          CheckpointFields.getList(
              in, from -> IncrementChunk.of(FloatChunk.ofBytes(CheckpointFields.getBytes(from))));
      return new IncrementsView(
          sealed,
          OpenSamples.OpenView.ofBytes(CheckpointFields.getBytes(in)),
          dropped,
          newestMillis);
    }
  }

  /**
   * Packed increments of a counter.
   *
   * @param sum of all of them, so that what comes later can be told without unpacking
   */
  record IncrementChunk(FloatChunk samples, double sum) implements Chunk {
    private static final int OBJECTS_FOOTPRINT = 32;

    static IncrementChunk of(FloatChunk samples) {
      return new IncrementChunk(samples, OpenSamples.samples(samples).sum());
    }

    @Override
    public long firstMillis() {
      return samples.firstMillis();
    }

    @Override
    public long lastMillis() {
      return samples.lastMillis();
    }

    @Override
    public int footprint() {
      return OBJECTS_FOOTPRINT + samples.footprint();
    }
  }
}
