package dev.headroom.metrics.growth;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What one stream of cumulative data last stood at, and what its next point means. The size of a
 * point is a counter's value or a distribution's count.
 *
 * <p>Points come in ascending time, unless the sender's clock ran ahead and was set right. For each
 * one: {@link #next}, {@link #growth} and {@link #sinceMillis}, then {@link #move}.
 */
public final class BaseLine {
  /** Heap one takes. */
  public static final int FOOTPRINT = 64;

  /** A fall of less than this part of the size is interleaving (as VictoriaMetrics has it). */
  private static final int INTERLEAVED_SHARE = 8;

  /** So many points in a row that fell by little and state no start: the higher voice is gone. */
  private static final int BELOW_MAX = 5;

  /** More than so many usual intervals without a point are a gap. */
  private static final long GAP_INTERVALS = 2;

  /** Shorter stretches are no gap whatever is usual: nothing is counted more finely. */
  private static final long GAP_MIN_MILLIS = 1_000;

  /** A start up to so long after the time of its point means that time. */
  private static final long UNKNOWN_MILLIS = 1_000;

  private long timeMillis = Long.MIN_VALUE;
  private double size = Double.NaN;
  private long startMillis;
  private long arrivedMillis = Long.MIN_VALUE;

  /** The last three distances between points in milliseconds, the newest first; 0 for none. */
  private int first;

  private int second;
  private int third;

  /** How many points in a row fell by little. */
  private int below;

  /**
   * One that stands at a first point.
   *
   * @param startMillis its start; 0 if not stated
   */
  public static BaseLine of(long startMillis, long timestampMillis, double firstSize) {
    BaseLine base = new BaseLine();
    base.begin(timestampMillis, firstSize);
    base.startMillis = Math.max(0, startMillis);
    return base;
  }

  /** Whether there was a point. */
  public boolean isSet() {
    return timeMillis != Long.MIN_VALUE;
  }

  /** Time of the newest point; {@link Long#MIN_VALUE} before the first. */
  public long timeMillis() {
    return timeMillis;
  }

  /** What growth is told from: the newest size that was not interleaved; NaN before the first. */
  public double size() {
    return size;
  }

  /** The start that was stated last for what it stands at; 0 if none ever was. */
  public long startMillis() {
    return startMillis;
  }

  /** Notes when the newest point arrived, for {@link #isFollowedBy}. */
  public void arrived(long whenMillis) {
    arrivedMillis = whenMillis;
  }

  /**
   * Whether a point goes on from the newest: it is later, or the newest was stamped by a clock that
   * ran ahead and is right again.
   */
  public boolean isFollowedBy(long timestampMillis, long whenArrivedMillis) {
    return timestampMillis > timeMillis
        || (timestampMillis < timeMillis
            && SetClock.wasAhead(timeMillis, arrivedMillis, timestampMillis, whenArrivedMillis));
  }

  /** No point goes on from it any more that does not go on from another one. */
  public void endWith(BaseLine other) {
    if (other.timeMillis > timeMillis) {
      timeMillis = other.timeMillis;
      arrivedMillis = other.arrivedMillis;
    }
  }

  /** Takes the first point. */
  public void begin(long timestampMillis, double firstSize) {
    timeMillis = timestampMillis;
    size = firstSize;
  }

  /**
   * What a number means.
   *
   * @param startMillis since when it counts; 0 if not stated
   * @param timestampMillis of a point that goes on from the newest
   */
  public Decision next(long startMillis, long timestampMillis, double value) {
    return next(startMillis, timestampMillis, value, size - value);
  }

  /**
   * What a point means.
   *
   * @param missing how much of what was counted before is not in it; 0 or less if nothing is
   */
  public Decision next(long startMillis, long timestampMillis, double nextSize, double missing) {
    if (isUnknown(startMillis, timestampMillis) && !isUnknown(this.startMillis, timeMillis)) {
      return isFar(missing) ? Decision.HELD : Decision.BASE_LINE_UNKNOWN_START;
    }
    if (startMillis > 0
        && startMillis != this.startMillis
        && startMillis < timestampMillis
        && (startMillis > timeMillis || (startMillis == timeMillis && missing > 0))) {
      return Decision.WHOLE_NEW_START;
    }
    if (!(missing > 0)) {
      return Decision.DIFFERENCE;
    }
    if (isFar(missing)) {
      return Decision.WHOLE_FALL;
    }
    boolean mayHaveRestarted = startMillis <= 0 || startMillis >= timestampMillis;
    return mayHaveRestarted && below >= BELOW_MAX ? Decision.BASE_LINE_LOWER : Decision.INTERLEAVED;
  }

  /**
   * A start that equals the time says that it is not known. Some SDKs read the clock for the start
   * after they did for the time.
   */
  static boolean isUnknown(long startMillis, long timestampMillis) {
    return startMillis >= timestampMillis
        && startMillis - timestampMillis <= UNKNOWN_MILLIS
        && startMillis > 0;
  }

  private boolean isFar(double missing) {
    return missing > 0 && missing * INTERLEAVED_SHARE >= size;
  }

  /** How much a number grew by. */
  public double growth(Decision decision, double value) {
    if (decision == Decision.DIFFERENCE) {
      return value - size;
    }
    return switch (decision.share()) {
      case NOTHING -> 0;
      case DIFFERENCE -> value - size;
      case WHOLE -> value;
    };
  }

  /**
   * Where the stretch begins that growth up to a point belongs to: at the point itself, or after a
   * gap at the point before it (at the new start, if that is later).
   */
  public long sinceMillis(long startMillis, long timestampMillis) {
    long interval = timestampMillis - timeMillis;
    long usual = usualMillis();
    if (usual == 0 || interval <= GAP_INTERVALS * usual || interval < GAP_MIN_MILLIS) {
      return timestampMillis;
    }
    return startMillis > timeMillis && startMillis < timestampMillis ? startMillis : timeMillis;
  }

  /** Goes on from a point that states no start. */
  public void move(Decision decision, long timestampMillis, double nextSize) {
    move(decision, 0, timestampMillis, nextSize);
  }

  /**
   * Goes on from a point.
   *
   * @param statedMillis its start; 0 if not stated
   */
  public void move(Decision decision, long statedMillis, long timestampMillis, double nextSize) {
    if (timestampMillis > timeMillis) {
      third = second;
      second = first;
      first = (int) Math.min(Integer.MAX_VALUE, timestampMillis - timeMillis);
    }
    timeMillis = timestampMillis;
    below = decision == Decision.INTERLEAVED ? below + 1 : 0;
    if (decision != Decision.INTERLEAVED) {
      size = nextSize;
      if (statedMillis > 0) {
        startMillis = statedMillis;
      }
    }
  }

  /**
   * The usual distance between points: the middle of the last three, so that one outage or one
   * extra point changes nothing; the shorter of the first two; 0 before.
   */
  private int usualMillis() {
    if (second == 0) {
      return 0;
    }
    int shorter = Math.min(first, second);
    return third == 0 ? shorter : Math.max(shorter, Math.min(Math.max(first, second), third));
  }

  /** The same again, for another thread. */
  public BaseLine copy() {
    BaseLine copy = new BaseLine();
    copy.timeMillis = timeMillis;
    copy.size = size;
    copy.startMillis = startMillis;
    copy.arrivedMillis = arrivedMillis;
    copy.first = first;
    copy.second = second;
    copy.third = third;
    copy.below = below;
    return copy;
  }

  /** Writes it as the checkpoint's format page says. */
  public void writeTo(DataOutput out) throws IOException {
    out.writeLong(timeMillis);
    out.writeLong(Double.doubleToRawLongBits(size));
    out.writeLong(startMillis);
    out.writeLong(arrivedMillis);
    out.writeInt(first);
    out.writeInt(second);
    out.writeInt(third);
    out.writeInt(below);
  }

  /**
   * Reads what {@link #writeTo} wrote.
   *
   * @param hasStart whether it knew of starts, and of points that fell by little, yet
   * @throws IllegalArgumentException if it makes no sense
   */
  public static BaseLine readFrom(DataInput in, boolean hasStart) throws IOException {
    BaseLine read = new BaseLine();
    read.timeMillis = in.readLong();
    read.size = Double.longBitsToDouble(in.readLong());
    read.startMillis = hasStart ? in.readLong() : 0;
    read.arrivedMillis = in.readLong();
    read.first = in.readInt();
    read.second = in.readInt();
    read.third = in.readInt();
    read.below = hasStart ? in.readInt() : 0;
    if (read.first < 0 || read.second < 0 || read.third < 0) {
      throw new IllegalArgumentException("a negative interval");
    }
    return read;
  }
}
