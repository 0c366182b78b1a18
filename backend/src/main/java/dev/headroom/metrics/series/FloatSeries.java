package dev.headroom.metrics.series;

import dev.headroom.metrics.chunk.Chunk;
import dev.headroom.metrics.chunk.FloatChunk;
import dev.headroom.model.Labels;
import java.util.function.Consumer;

/**
 * A series of numbers: a gauge, or a counter. Samples come in ascending time order; one that is
 * stored already may come again.
 */
public final class FloatSeries extends Series {
  private static final int SEAL_EARLY_MIN = 16;

  private final Timeline<FloatChunk> sealed = new Timeline<>();
  private OpenSamples open = new OpenSamples();
  private long newestMillis = Long.MIN_VALUE;
  private double lastFinite = Double.NaN;
  private int seals;

  public FloatSeries(Labels labels) {
    super(labels);
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

  /** The newest finite value; NaN before the first. Asked on the applying thread. */
  public double lastFinite() {
    return lastFinite;
  }

  /** How many chunks this object has sealed; not part of its state. */
  public int seals() {
    return seals;
  }

  public synchronized FloatSnapshot snapshot() {
    return new FloatSnapshot(labels(), newestMillis, lastFinite, sealed.copy(), open.view());
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
    weigh(sealed.footprint() + open.footprint());
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
