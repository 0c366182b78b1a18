package dev.headroom.metrics.series;

import dev.headroom.metrics.chunk.Chunk;
import dev.headroom.metrics.growth.BaseLine;
import dev.headroom.metrics.growth.HeldFirst;
import dev.headroom.metrics.growth.StreamSender;
import dev.headroom.model.Labels;
import dev.headroom.model.StreamId;
import dev.headroom.storage.series.SeriesCursor;
import java.util.Collection;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A series of numbers: a gauge, or a counter. Samples come in ascending time order; one that is
 * stored already may come again. Increments come in any order, and each adds.
 *
 * <p>What its next point is told from lies in it too, for the applying thread alone: one base line
 * for its plain samples, and one for each stream of sums that adds up in it.
 */
public final class FloatSeries extends Series {
  private static final int SEAL_EARLY_MIN = 16;
  private static final int INCREMENTS_FOOTPRINT = 80;

  /** Its share of what is known of its sender. */
  private static final int SENDER_FOOTPRINT = 40;

  /** Made first, so that it lies beside the series in memory: both are touched by every sample. */
  private final BaseLine base;

  private final boolean counter;
  private final StoredSamples samples;
  private @Nullable SeriesIncrements increments;
  private @Nullable StreamSender sender;
  private @Nullable HeldFirst held;
  private final SumStreams streams = new SumStreams();

  public FloatSeries(Labels labels) {
    this(labels, new BaseLine(), new StoredSamples());
    weigh();
  }

  private FloatSeries(Labels labels, BaseLine base, StoredSamples samples) {
    super(labels);
    this.base = base;
    this.counter = isCounter(labels.metric());
    this.samples = samples;
  }

  /** A series as {@link #snapshot} saw it. */
  public static FloatSeries of(FloatSnapshot snapshot) {
    FloatSeries series =
        new FloatSeries(snapshot.labels(), snapshot.base(), StoredSamples.of(snapshot));
    SeriesIncrements.IncrementsView increments = snapshot.increments();
    series.increments = increments == null ? null : SeriesIncrements.of(increments);
    series.held = snapshot.held();
    series.weigh();
    return series;
  }

  /**
   * Stores a sample. It must be later than the newest, unless that can only be so late because the
   * sender's clock ran ahead and is right again: what was stored for times from this sample's on
   * then gives way. Growth is told from what arrived last, so none is lost by it.
   *
   * @param arrivedMillis when the push arrived
   */
  public synchronized Appended append(long millis, double value, long arrivedMillis) {
    long before = samples.footprint();
    Appended appended = samples.append(millis, value, arrivedMillis);
    weighSince(before);
    return appended;
  }

  /** Whether {@link #append} would store a sample. */
  public synchronized boolean takes(long millis, double value, long arrivedMillis) {
    return samples.takes(millis, value, arrivedMillis);
  }

  /** Adds to the counter at a time, whenever that is. */
  public synchronized void add(long millis, double increment) {
    if (increments == null) {
      increments = new SeriesIncrements();
    }
    increments.add(millis, increment);
    weigh();
  }

  /**
   * Stores what a stream of sums grew the series by, together with all others. Growth that comes
   * late or at the time of the newest sample raises that one, unless that is only so late because a
   * clock ran ahead and is right again: it then gives way.
   *
   * @param arrivedMillis when the push arrived
   */
  public synchronized void appendGrowth(long millis, double growth, long arrivedMillis) {
    long before = samples.footprint();
    samples.appendGrowth(millis, growth, arrivedMillis);
    weighSince(before);
  }

  /** Puts a zero before everything that is stored: the series counted from there. */
  public synchronized void beginAtZero(long millis) {
    if (millis < oldestMillis()) {
      samples.beginAt(millis, 0);
      weigh();
    }
  }

  /** Whether there is a sample of this very time. */
  public synchronized boolean has(long millis) {
    return samples.has(millis);
  }

  @Override
  public SeriesCursor cursor() {
    return new SeriesCursors.OfFloats(this);
  }

  /** Whether its name says that it is a counter. */
  public boolean isCounter() {
    return counter;
  }

  /** What its plain samples stood at. */
  public BaseLine base() {
    return base;
  }

  /** Who sends its plain samples; null before the first finite one. */
  public @Nullable StreamSender sender() {
    return sender;
  }

  public void setSender(StreamSender known) {
    sender = known;
  }

  /** Its first plain sample, as long as it is not decided whether that counts. */
  public @Nullable HeldFirst held() {
    return held;
  }

  public void hold(@Nullable HeldFirst first) {
    held = first;
  }

  /** The streams of sums that add up in it, in order of arrival. */
  public Collection<SumStream> streams() {
    return streams.all();
  }

  public @Nullable SumStream stream(StreamId id) {
    return streams.get(id);
  }

  public synchronized void addStream(SumStream stream) {
    streams.add(stream);
    weigh();
  }

  /** Lets a further writer of a stream speak. */
  public synchronized void giveWay(
      SumStream stream, SumStream.SumWriter next, long lookbackMillis) {
    streams.giveWay(stream, next, lookbackMillis);
    weigh();
  }

  public synchronized void dropStream(StreamId id) {
    streams.drop(id);
    weigh();
  }

  /** The finite sample that arrived last; NaN before the first. Asked on the applying thread. */
  public double lastFinite() {
    return samples.lastFinite();
  }

  /** How many chunks this object has sealed; not part of its state. */
  public int seals() {
    return samples.seals() + (increments == null ? 0 : increments.seals());
  }

  /** How many samples of a clock that ran ahead this object has let go; not part of its state. */
  public long superseded() {
    return samples.superseded();
  }

  public synchronized FloatSnapshot snapshot() {
    return new FloatSnapshot(
        labels(),
        samples.newestMillis(),
        samples.newestArrivedMillis(),
        samples.lastFinite(),
        samples.sealed(),
        samples.open(),
        base.copy(),
        held,
        streams.save(),
        increments == null ? null : increments.view());
  }

  @Override
  public synchronized long newestMillis() {
    long newest = samples.newestMillis();
    return increments == null ? newest : Math.max(newest, increments.newestMillis());
  }

  @Override
  public synchronized long oldestMillis() {
    long oldest = samples.oldestMillis();
    return increments == null ? oldest : Math.min(oldest, increments.oldestMillis());
  }

  @Override
  public synchronized void dropBefore(long millis) {
    samples.dropBefore(millis);
    if (increments != null) {
      increments.dropBefore(millis);
    }
    weigh();
  }

  @Override
  public synchronized void seal() {
    if (samples.openSize() >= SEAL_EARLY_MIN) {
      samples.seal();
    }
    if (increments != null && increments.openSize() >= SEAL_EARLY_MIN) {
      increments.seal();
    }
    weigh();
  }

  @Override
  public void forEachSealed(Consumer<? super Chunk> each) {
    samples.sealed().forEach(each);
    if (increments != null) {
      increments.forEachSealed(each);
    }
  }

  /** Weighs it again if its samples take another amount than before; most appends change none. */
  private void weighSince(long before) {
    if (samples.footprint() != before) {
      weigh();
    }
  }

  private void weigh() {
    weigh(
        samples.footprint()
            + BaseLine.FOOTPRINT
            + SENDER_FOOTPRINT
            + streams.footprint()
            + (increments == null ? 0 : INCREMENTS_FOOTPRINT + increments.footprint()));
  }
}
