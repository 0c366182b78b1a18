package dev.headroom.metrics.series;

import dev.headroom.metrics.chunk.Chunk;
import dev.headroom.metrics.chunk.FloatChunk;
import dev.headroom.metrics.growth.BaseLine;
import dev.headroom.metrics.growth.Sender;
import dev.headroom.model.Labels;
import dev.headroom.model.StreamId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A series of numbers: a gauge, or a counter. Samples come in ascending time order; one that is
 * stored already may come again.
 *
 * <p>What its next point is told from lies in it too, for the applying thread alone: one base line
 * for its plain samples, and one for each stream of sums that adds up in it.
 */
public final class FloatSeries extends Series {
  private static final int SEAL_EARLY_MIN = 16;

  /** Its share of what is known of its sender. */
  private static final int SENDER_FOOTPRINT = 40;

  /** How the names of counters end (OpenMetrics, "Suffixes"). */
  private static final List<String> COUNTER_SUFFIXES =
      List.of("_total", "_count", "_sum", "_bucket");

  /** First, so that it lies beside the series in memory: both are touched by every sample. */
  private BaseLine base = new BaseLine();

  private final boolean counter;
  private final Timeline<FloatChunk> sealed = new Timeline<>();
  private OpenSamples open = new OpenSamples();
  private long newestMillis = Long.MIN_VALUE;
  private double lastFinite = Double.NaN;
  private int seals;
  private @Nullable Sender sender;
  private @Nullable HeldFirst held;
  private Map<StreamId, SumStream> streams = Map.of();

  public FloatSeries(Labels labels) {
    super(labels);
    counter = COUNTER_SUFFIXES.stream().anyMatch(labels.metric()::endsWith);
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
    series.lastFinite = snapshot.lastFinite();
    series.base = snapshot.base();
    series.held = snapshot.held();
    series.weigh();
    return series;
  }

  /** Stores a sample. */
  public synchronized Appended append(long millis, double value) {
    if (millis <= newestMillis) {
      return stored(millis, value, false);
    }
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

  /** Stores the sum of all increments so far and this one. */
  public synchronized Appended appendIncrement(long millis, double increment) {
    return millis <= newestMillis
        ? stored(millis, increment, true)
        : append(millis, (Double.isNaN(lastFinite) ? 0 : lastFinite) + increment);
  }

  /**
   * Stores what a stream of sums grew the series by, together with all others. Growth that comes
   * late or at the time of the newest sample raises that one.
   */
  public synchronized void appendGrowth(long millis, double growth) {
    double total = (Double.isNaN(lastFinite) ? 0 : lastFinite) + growth;
    if (millis > newestMillis) {
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
    return stored(millis, Double.NaN, false) != Appended.OUT_OF_ORDER;
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
  public @Nullable Sender sender() {
    return sender;
  }

  public void setSender(Sender known) {
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
    return streams.values();
  }

  public @Nullable SumStream stream(StreamId id) {
    return streams.get(id);
  }

  public synchronized void addStream(SumStream stream) {
    if (streams.isEmpty()) {
      streams = new LinkedHashMap<>();
    }
    streams.put(stream.id(), stream);
    weigh();
  }

  public synchronized void dropStream(StreamId id) {
    streams.remove(id);
    weigh();
  }

  /** The newest finite value; NaN before the first. Asked on the applying thread. */
  public double lastFinite() {
    return lastFinite;
  }

  /** How many chunks this object has sealed; not part of its state. */
  public int seals() {
    return seals;
  }

  public synchronized FloatSnapshot snapshot() {
    List<SumStream.Saved> saved = new ArrayList<>(streams.size());
    streams.values().forEach(each -> saved.add(each.save()));
    return new FloatSnapshot(
        labels(), newestMillis, lastFinite, sealed.copy(), open.view(), base.copy(), held, saved);
  }

  @Override
  public synchronized long newestMillis() {
    return newestMillis;
  }

  @Override
  public synchronized long oldestMillis() {
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
    weigh();
  }

  @Override
  public synchronized void seal() {
    if (open.size() >= SEAL_EARLY_MIN) {
      sealOpen();
    }
  }

  @Override
  public void forEachSealed(Consumer<? super Chunk> each) {
    sealed.copy().forEach(each);
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
            + (long) SumStream.FOOTPRINT * streams.size());
  }

  /** What is known of a time that is not after the newest. */
  private Appended stored(long millis, double value, boolean increment) {
    int chunk = sealed.atOrBefore(millis);
    boolean inOpen = open.size() > 0 && millis >= open.firstMillis();
    Samples samples = inOpen || chunk < 0 ? openSamples() : Samples.of(sealed.get(chunk));
    int at = samples.firstAtOrAfter(millis);
    if (at == samples.size() || samples.timesMillis()[at] != millis) {
      return Appended.OUT_OF_ORDER;
    }
    double known = samples.values()[at];
    double expected = value;
    if (increment) {
      int earlier = inOpen ? sealed.size() - 1 : chunk - 1;
      expected += at > 0 ? samples.values()[at - 1] : lastOf(earlier);
    }
    return Double.doubleToRawLongBits(known) == Double.doubleToRawLongBits(expected)
        ? Appended.KNOWN
        : Appended.DUPLICATE_TIMESTAMP;
  }

  private Samples openSamples() {
    Samples samples = new Samples(new long[open.size()], new double[open.size()]);
    open.view().read(samples.timesMillis(), samples.values(), 0);
    return samples;
  }

  private double lastOf(int chunk) {
    if (chunk < 0) {
      return 0;
    }
    Samples samples = Samples.of(sealed.get(chunk));
    return samples.values()[samples.size() - 1];
  }
}
