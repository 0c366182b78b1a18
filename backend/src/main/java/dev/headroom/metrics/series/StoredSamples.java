package dev.headroom.metrics.series;

import dev.headroom.metrics.chunk.FloatChunk;
import dev.headroom.metrics.growth.SetClock;
import dev.headroom.storage.series.Samples;
import java.util.List;

/**
 * The samples of one series in ascending time order: packed chunks, then the open ones. Its series
 * holds the lock.
 */
final class StoredSamples {
  private final TimedSlices<FloatChunk> sealed = new TimedSlices<>();
  private OpenSamples open = new OpenSamples();
  private long newestMillis = Long.MIN_VALUE;
  private long newestArrivedMillis = Long.MIN_VALUE;
  private double lastFinite = Double.NaN;
  private int seals;
  private long superseded;
  private long footprint;

  StoredSamples() {
    weigh();
  }

  /** The samples of a series as {@link FloatSeries#snapshot} saw it. */
  static StoredSamples of(FloatSnapshot snapshot) {
    StoredSamples samples = new StoredSamples();
    snapshot.sealed().forEach(samples.sealed::append);
    if (snapshot.open().size() > 0) {
      samples.open = OpenSamples.of(snapshot.open().pack());
    }
    samples.newestMillis = snapshot.newestMillis();
    samples.newestArrivedMillis = snapshot.newestArrivedMillis();
    samples.lastFinite = snapshot.lastFinite();
    samples.weigh();
    return samples;
  }

  /** Stores a sample as {@link FloatSeries#append} says. */
  Appended append(long millis, double value, long arrivedMillis) {
    if (millis <= newestMillis) {
      if (!givesWay(millis, value, arrivedMillis)) {
        return stored(millis, value);
      }
      dropFrom(millis);
    }
    put(millis, value, arrivedMillis);
    return Appended.STORED;
  }

  /** Whether {@link #append} would store a sample. */
  boolean takes(long millis, double value, long arrivedMillis) {
    return millis > newestMillis || givesWay(millis, value, arrivedMillis);
  }

  /** Whether what is stored from an earlier time on gives way to a sample of that time. */
  private boolean givesWay(long millis, double value, long arrivedMillis) {
    return SetClock.wasAhead(newestMillis, newestArrivedMillis, millis, arrivedMillis)
        && stored(millis, value) != Appended.KNOWN;
  }

  /** Stores what is later than everything else. */
  private void put(long millis, double value, long arrivedMillis) {
    if (!open.takes(millis)) {
      seal();
    }
    boolean grows = open.isCramped();
    open.append(millis, value);
    if (grows) {
      weigh();
    }
    newestMillis = millis;
    newestArrivedMillis = arrivedMillis;
    if (Double.isFinite(value)) {
      lastFinite = value;
    }
  }

  /** Stores a total that grew as {@link FloatSeries#appendGrowth} says. */
  void appendGrowth(long millis, double growth, long arrivedMillis) {
    double total = (Double.isNaN(lastFinite) ? 0 : lastFinite) + growth;
    if (SetClock.wasAhead(newestMillis, newestArrivedMillis, millis, arrivedMillis)) {
      dropFrom(millis);
      newestMillis = Long.MIN_VALUE;
    }
    if (millis > newestMillis) {
      put(millis, total, arrivedMillis);
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

  /** Puts a sample before all others. */
  void beginAt(long millis, double value) {
    sealed.insert(0, FloatChunk.of(millis, new int[1], new double[] {value}, 1));
    weigh();
  }

  /** Whether there is a sample of this very time. */
  boolean has(long millis) {
    return stored(millis, Double.NaN) != Appended.OUT_OF_ORDER;
  }

  /** What is known of a time that is not after the newest. */
  private Appended stored(long millis, double value) {
    int chunk = sealed.atOrBefore(millis);
    boolean inOpen = open.size() > 0 && millis >= open.firstMillis();
    Samples samples =
        inOpen || chunk < 0 ? open.view().samples() : OpenSamples.samples(sealed.get(chunk));
    return Appended.among(samples, millis, value);
  }

  private void dropFrom(long millis) {
    Samples left = open.view().samples();
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

  void dropBefore(long millis) {
    sealed.dropBefore(millis);
    if (newestMillis < millis && open.size() > 0) {
      open = new OpenSamples();
    }
    weigh();
  }

  /** Packs those that are open. */
  void seal() {
    sealed.append(open.pack());
    open = new OpenSamples();
    seals++;
    weigh();
  }

  int openSize() {
    return open.size();
  }

  OpenSamples.OpenView open() {
    return open.view();
  }

  /** The chunks there are now. */
  List<FloatChunk> sealed() {
    return sealed.copy();
  }

  /** Time of the newest that was ever stored; {@link Long#MIN_VALUE} before the first. */
  long newestMillis() {
    return newestMillis;
  }

  /** When that arrived; {@link Long#MIN_VALUE} where nobody knows. */
  long newestArrivedMillis() {
    return newestArrivedMillis;
  }

  /** Time of the oldest that is kept; {@link Long#MAX_VALUE} where none is. */
  long oldestMillis() {
    if (!sealed.isEmpty()) {
      return sealed.get(0).firstMillis();
    }
    return open.size() > 0 ? open.firstMillis() : Long.MAX_VALUE;
  }

  /** The finite one that arrived last; NaN before the first. */
  double lastFinite() {
    return lastFinite;
  }

  /** How many chunks this object has sealed; not part of its state. */
  int seals() {
    return seals;
  }

  /** How many of a clock that ran ahead this object has let go; not part of its state. */
  long superseded() {
    return superseded;
  }

  /** Heap they take. */
  long footprint() {
    return footprint;
  }

  private void weigh() {
    footprint = sealed.footprint() + open.footprint();
  }
}
