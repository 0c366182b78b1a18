package dev.headroom.model;

/**
 * A half-open stretch of time: {@code from} is in it, {@code to} is not.
 *
 * @param fromMillis milliseconds since the epoch
 * @param toMillis not before {@code fromMillis}
 */
public record TimeRange(long fromMillis, long toMillis) {
  /** All of time; it has no length. */
  public static final TimeRange EVER = new TimeRange(Long.MIN_VALUE, Long.MAX_VALUE);

  public TimeRange {
    if (toMillis < fromMillis) {
      throw new IllegalArgumentException("range ends before it starts");
    }
  }

  public boolean contains(long millis) {
    return fromMillis <= millis && millis < toMillis;
  }

  public long lengthMillis() {
    return toMillis - fromMillis;
  }
}
