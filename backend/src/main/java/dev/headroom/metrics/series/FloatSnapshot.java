package dev.headroom.metrics.series;

import dev.headroom.codec.CheckpointFields;
import dev.headroom.metrics.chunk.FloatChunk;
import dev.headroom.metrics.growth.BaseLine;
import dev.headroom.metrics.growth.HeldFirst;
import dev.headroom.model.Labels;
import dev.headroom.model.TimeRange;
import dev.headroom.storage.series.Samples;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A float series at one moment.
 *
 * @param newestMillis time of the newest sample; {@link Long#MIN_VALUE} before the first
 * @param newestArrivedMillis when that sample arrived; {@link Long#MIN_VALUE} where nobody knows
 * @param lastFinite the finite sample that arrived last; NaN before the first
 * @param base what its plain samples stood at
 * @param held a first plain sample that is not decided yet
 * @param streams the streams of sums that add up in it
 * @param increments what a sender of deltas added; null if none ever did
 */
public record FloatSnapshot(
    Labels labels,
    long newestMillis,
    long newestArrivedMillis,
    double lastFinite,
    List<FloatChunk> sealed,
    OpenSamples.OpenView open,
    BaseLine base,
    @Nullable HeldFirst held,
    List<SavedStream<SumStream.SumWriter>> streams,
    SeriesIncrements.@Nullable IncrementsView increments) {

  /**
   * The samples in a range. SeriesIncrements are told as a counter's running total, with what it
   * stood at before the range; where a series has samples too, that total comes on top of them.
   */
  public Samples samples(TimeRange range) {
    if (increments == null) {
      return OpenSamples.samples(sealed, open, range);
    }
    Samples totals = increments.totals(range);
    return Double.isNaN(lastFinite) ? totals : onTopOfSamples(totals, range);
  }

  private Samples onTopOfSamples(Samples totals, TimeRange range) {
    Samples plain =
        OpenSamples.samples(sealed, open, new TimeRange(Long.MIN_VALUE, range.toMillis()));
    return new Stacked(plain, lastFinite).with(totals, range.fromMillis());
  }

  /** How many samples there are at most in a range, without unpacking any. */
  public int samplesAtMost(TimeRange range) {
    int samples = open.size() + (increments == null ? 0 : increments.atMostIn(range));
    for (FloatChunk chunk : sealed) {
      if (chunk.lastMillis() >= range.fromMillis() && chunk.firstMillis() < range.toMillis()) {
        samples += chunk.count();
      }
    }
    return samples;
  }

  /** Writes it as the checkpoint's format page says. */
  public void writeTo(DataOutput out) throws IOException {
    CheckpointFields.putBytes(out, labels.canonical());
    out.writeLong(newestMillis);
    out.writeLong(newestArrivedMillis);
    out.writeLong(Double.doubleToRawLongBits(lastFinite));
    CheckpointFields.putList(
        out, sealed, (chunk, to) -> CheckpointFields.putBytes(to, chunk.bytes()));
    CheckpointFields.putBytes(out, open.size() == 0 ? new byte[0] : open.pack().bytes());
    base.writeTo(out);
    HeldFirst.writeOptional(held, out);
    CheckpointFields.putList(out, streams, SavedStream::writeTo);
    out.writeBoolean(increments != null);
    if (increments != null) {
      increments.writeTo(out);
    }
  }

  /**
   * Reads what {@link #writeTo} wrote.
   *
   * @throws IllegalArgumentException if it makes no sense
   */
  public static FloatSnapshot readFrom(DataInput in) throws IOException {
    return readFrom(in, true, each -> SavedStream.readFrom(each, SumStream.SumWriter::readFrom));
  }

  /** Reads what version 2 wrote, which did not know of starts. */
  public static FloatSnapshot readFromVersion2(DataInput in) throws IOException {
    return readFrom(
        in,
        false,
        each -> SavedStream.readFromVersion2(each, SumStream.SumWriter::readFromVersion2));
  }

  private static FloatSnapshot readFrom(
      DataInput in,
      boolean hasStart,
      CheckpointFields.ItemReader<SavedStream<SumStream.SumWriter>> stream)
      throws IOException {
    Labels labels = Labels.ofCanonical(CheckpointFields.getBytes(in));
    return new FloatSnapshot(
        labels,
        in.readLong(),
        in.readLong(),
        Double.longBitsToDouble(in.readLong()),
        CheckpointFields.getList(in, from -> FloatChunk.ofBytes(CheckpointFields.getBytes(from))),
        OpenSamples.OpenView.ofBytes(CheckpointFields.getBytes(in)),
        BaseLine.readFrom(in, hasStart),
        HeldFirst.readOptional(in),
        CheckpointFields.getList(in, stream),
        in.readBoolean() ? SeriesIncrements.IncrementsView.readFrom(in) : null);
  }

  /**
   * Reads what version 1 wrote: the newest value was the base line, and increments were kept as
   * samples of a counter that sums them up.
   */
  public static FloatSnapshot readFromVersion1(DataInput in) throws IOException {
    Labels labels = Labels.ofCanonical(CheckpointFields.getBytes(in));
    long newestMillis = in.readLong();
    double lastFinite = Double.longBitsToDouble(in.readLong());
    BaseLine base = new BaseLine();
    if (!Double.isNaN(lastFinite)) {
      base.begin(newestMillis, lastFinite);
    }
    return new FloatSnapshot(
        labels,
        newestMillis,
        Long.MIN_VALUE,
        lastFinite,
        CheckpointFields.getList(in, from -> FloatChunk.ofBytes(CheckpointFields.getBytes(from))),
        OpenSamples.OpenView.ofBytes(CheckpointFields.getBytes(in)),
        base,
        null,
        List.of(),
        null);
  }

  /**
   * A counter that was sent both as readings and as increments: what it was read as, and the
   * running total of the increments on top.
   *
   * @param readings all up to the end of a range
   * @param otherwise what it was last read as, where no reading is kept any more
   */
  record Stacked(Samples readings, double otherwise) {
    /**
     * The counter from a time on. Increments count from the first on; a reading that is the first
     * of the range grows by nothing, for nobody knows what was before.
     */
    Samples with(Samples totals, long fromMillis) {
      int first = readings.firstAtOrAfter(fromMillis);
      long[] times = new long[readings.size() - first + totals.size()];
      double[] values = new double[times.length];
      double level = first > 0 ? readings.values()[first - 1] : start();
      double total = totals.before();
      double before = Double.NaN;
      int size = 0;
      for (int r = first, t = 0; r < readings.size() || t < totals.size(); size++) {
        long reading = r < readings.size() ? readings.timesMillis()[r] : Long.MAX_VALUE;
        long added = t < totals.size() ? totals.timesMillis()[t] : Long.MAX_VALUE;
        times[size] = Math.min(reading, added);
        level = reading <= added ? readings.values()[r++] : level;
        before = size == 0 ? level + total : before;
        total = added <= reading ? totals.values()[t++] : total;
        values[size] = level + total;
      }
      return new Samples(Arrays.copyOf(times, size), Arrays.copyOf(values, size), before);
    }

    private double start() {
      return readings.size() > 0 ? readings.values()[0] : otherwise;
    }
  }
}
