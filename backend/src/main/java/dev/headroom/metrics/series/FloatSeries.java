package dev.headroom.metrics.series;

import dev.headroom.metrics.chunk.Chunk;
import dev.headroom.metrics.chunk.FloatChunk;
import dev.headroom.metrics.growth.BaseLine;
import dev.headroom.metrics.growth.SetClock;
import dev.headroom.metrics.growth.StreamSender;
import dev.headroom.model.Labels;
import dev.headroom.model.StreamId;
import dev.headroom.storage.series.Samples;
import dev.headroom.storage.series.SeriesCursor;
import java.util.Collection;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A series of numbers: a gauge, or a counter. Samples come in ascending time order; one that is
 * stored already may come again. SeriesIncrements come in any order, and each adds.
 *
 * <p>What its next point is told from lies in it too, for the applying thread alone: one base line
 * for its plain samples, and one for each stream of sums that adds up in it.
 */
public final class FloatSeries extends Series {
  private static final int SEAL_EARLY_MIN = 16;
  private static final int INCREMENTS_FOOTPRINT = 80;

  /** Its share of what is known of its sender. */
  private static final int SENDER_FOOTPRINT = 40;

  /** First, so that it lies beside the series in memory: both are touched by every sample. */
  private BaseLine base = new BaseLine();

  private final boolean counter;
  private final TimedSlices<FloatChunk> sealed = new TimedSlices<>();
  private OpenSamples open = new OpenSamples();
  private @Nullable SeriesIncrements increments;
  private long newestMillis = Long.MIN_VALUE;
  private long newestArrivedMillis = Long.MIN_VALUE;
  private double lastFinite = Double.NaN;
  private int seals;
  private long superseded;
  private @Nullable StreamSender sender;
  private @Nullable HeldFirst held;
  private final SumStreams streams = new SumStreams();

  public FloatSeries(Labels labels) {
    super(labels);
    counter = isCounter(labels.metric());
    weigh();
  }

  /** A series as {@link #snapshot} saw it. */
  public static FloatSeries of(FloatSnapshot snapshot) {
    FloatSeries series = new FloatSeries(snapshot.labels());
    snapshot.sealed().forEach(series.sealed::append);
    if (snapshot.open().size() > 0) {
      series.open = OpenSamples.of(snapshot.open().pack());
    }
    series.newestMillis = snapshot.newestMillis();
    series.newestArrivedMillis = snapshot.newestArrivedMillis();
    series.lastFinite = snapshot.lastFinite();
    SeriesIncrements.IncrementsView increments = snapshot.increments();
    series.increments = increments == null ? null : SeriesIncrements.of(increments);
    series.base = snapshot.base();
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
    if (millis <= newestMillis) {
      if (!givesWay(millis, value, arrivedMillis)) {
        return stored(millis, value);
      }
      dropFrom(millis);
    }
    newestArrivedMillis = arrivedMillis;
    return append(millis, value);
  }

  /** Whether {@link #append(long, double, long)} would store a sample. */
  public synchronized boolean takes(long millis, double value, long arrivedMillis) {
    return millis > newestMillis || givesWay(millis, value, arrivedMillis);
  }

  /** Whether what is stored from an earlier time on gives way to a sample of that time. */
  private boolean givesWay(long millis, double value, long arrivedMillis) {
    return SetClock.wasAhead(newestMillis, newestArrivedMillis, millis, arrivedMillis)
        && stored(millis, value) != Appended.KNOWN;
  }

  private Appended append(long millis, double value) {
    if (!open.takes(millis)) {
      sealOpen();
    }
    boolean grows = open.isCramped();
    open.append(millis, value);
    if (grows) {
      weigh();
    }
    newestMillis = millis;
    if (Double.isFinite(value)) {
      lastFinite = value;
    }
    return Appended.STORED;
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
    double total = (Double.isNaN(lastFinite) ? 0 : lastFinite) + growth;
    if (SetClock.wasAhead(newestMillis, newestArrivedMillis, millis, arrivedMillis)) {
      dropFrom(millis);
      newestMillis = Long.MIN_VALUE;
    }
    if (millis > newestMillis) {
      newestArrivedMillis = arrivedMillis;
      append(millis, total);
    } else if (growth != 0 && open.size() > 0) {
      if (open.size() == 1 && sealed.isEmpty()) {
        beginAt(newestMillis - 1, lastFinite);
      }
      open = open.raised(growth);
      lastFinite = total;
    } else if (growth != 0) {
      open.append(newestMillis, total);
      lastFinite = total;
      weigh();
    }
  }

  /** Puts a zero before everything that is stored: the series counted from there. */
  public synchronized void beginAtZero(long millis) {
    if (millis < oldestMillis()) {
      beginAt(millis, 0);
    }
  }

  private void beginAt(long millis, double value) {
    sealed.insert(0, FloatChunk.of(millis, new int[1], new double[] {value}, 1));
    weigh();
  }

  /** Whether there is a sample of this very time. */
  public synchronized boolean has(long millis) {
    return stored(millis, Double.NaN) != Appended.OUT_OF_ORDER;
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
    return lastFinite;
  }

  /** How many chunks this object has sealed; not part of its state. */
  public int seals() {
    return seals + (increments == null ? 0 : increments.seals());
  }

  /** How many samples of a clock that ran ahead this object has let go; not part of its state. */
  public long superseded() {
    return superseded;
  }

  public synchronized FloatSnapshot snapshot() {
    return new FloatSnapshot(
        labels(),
        newestMillis,
        newestArrivedMillis,
        lastFinite,
        sealed.copy(),
        open.view(),
        base.copy(),
        held,
        streams.save(),
        increments == null ? null : increments.view());
  }

  @Override
  public synchronized long newestMillis() {
    return increments == null ? newestMillis : Math.max(newestMillis, increments.newestMillis());
  }

  @Override
  public synchronized long oldestMillis() {
    return increments == null
        ? oldestSampleMillis()
        : Math.min(oldestSampleMillis(), increments.oldestMillis());
  }

  private long oldestSampleMillis() {
    if (!sealed.isEmpty()) {
      return sealed.get(0).firstMillis();
    }
    return open.size() > 0 ? open.firstMillis() : Long.MAX_VALUE;
  }

  @Override
  public synchronized void dropBefore(long millis) {
    sealed.dropBefore(millis);
    if (newestMillis < millis && open.size() > 0) {
      open = new OpenSamples();
    }
    if (increments != null) {
      increments.dropBefore(millis);
    }
    weigh();
  }

  @Override
  public synchronized void seal() {
    if (open.size() >= SEAL_EARLY_MIN) {
      sealOpen();
    }
    if (increments != null && increments.openSize() >= SEAL_EARLY_MIN) {
      increments.seal();
      weigh();
    }
  }

  @Override
  public void forEachSealed(Consumer<? super Chunk> each) {
    sealed.copy().forEach(each);
    if (increments != null) {
      increments.forEachSealed(each);
    }
  }

  private void dropFrom(long millis) {
    Samples left = openSamples();
    int kept = left.firstAtOrAfter(millis);
    superseded += left.size() - kept;
    while (kept == 0 && !sealed.isEmpty() && sealed.get(sealed.size() - 1).lastMillis() >= millis) {
      left = OpenSamples.samples(sealed.remove(sealed.size() - 1));
      kept = left.firstAtOrAfter(millis);
      superseded += left.size() - kept;
    }
    open = OpenSamples.of(left.between(0, kept));
    weigh();
  }

  private void sealOpen() {
    sealed.append(open.pack());
    open = new OpenSamples();
    seals++;
    weigh();
  }

  private void weigh() {
    weigh(
        sealed.footprint()
            + open.footprint()
            + BaseLine.FOOTPRINT
            + SENDER_FOOTPRINT
            + streams.footprint()
            + (increments == null ? 0 : INCREMENTS_FOOTPRINT + increments.footprint()));
  }

  /** What is known of a time that is not after the newest. */
  private Appended stored(long millis, double value) {
    int chunk = sealed.atOrBefore(millis);
    boolean inOpen = open.size() > 0 && millis >= open.firstMillis();
    Samples samples = inOpen || chunk < 0 ? openSamples() : OpenSamples.samples(sealed.get(chunk));
    return Appended.among(samples, millis, value);
  }

  private Samples openSamples() {
    return open.view().samples();
  }
}
