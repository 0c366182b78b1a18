package dev.headroom.metrics.growth;

/** When one sender of one metric was heard. */
public final class StreamSender {
  private final SenderKey key;
  private final Identity identity;
  private long sinceMillis = Long.MIN_VALUE;
  private long lastMillis = Long.MIN_VALUE;
  private long forgottenMillis = Long.MIN_VALUE;
  private double largest;

  /** Streams it has; one that has none is forgotten itself. */
  private int streams;

  StreamSender(SenderKey key, Identity identity) {
    this.key = key;
    this.identity = identity;
  }

  /** A sender as a checkpoint saw it. */
  StreamSender(
      SenderKey key,
      Identity identity,
      long sinceMillis,
      long lastMillis,
      long forgottenMillis,
      double largest) {
    this(key, identity);
    this.largest = largest;
    this.sinceMillis = sinceMillis;
    this.lastMillis = lastMillis;
    this.forgottenMillis = forgottenMillis;
  }

  SenderKey key() {
    return key;
  }

  Identity identity() {
    return identity;
  }

  /** One of its streams was written by two processes in turn. */
  public void foundShared() {
    if (key.isSomebody()) {
      identity.foundShared();
    }
  }

  /** Whether several processes state its identity: a stream of any of its metrics told so. */
  public boolean isShared() {
    return identity.isShared();
  }

  /**
   * Notes a point of any of its streams.
   *
   * @param lookbackMillis silence of more than this makes it be heard anew
   */
  public void heard(long timestampMillis, long lookbackMillis) {
    if (timestampMillis > lastMillis) {
      if (lastMillis == Long.MIN_VALUE || timestampMillis - lastMillis > lookbackMillis) {
        sinceMillis = timestampMillis;
        largest = 0;
      }
      lastMillis = timestampMillis;
    }
  }

  /** Notes what one of its streams grew by from one point to the next. */
  public void grew(double growth) {
    if (growth > largest) {
      largest = growth;
    }
  }

  /** The most that one of its streams grew by at once since it is heard without a break. */
  double largest() {
    return largest;
  }

  /** Whether it was heard before a moment, and not long before. */
  boolean isKnownBefore(long timestampMillis, long lookbackMillis) {
    return lastMillis != Long.MIN_VALUE
        && sinceMillis < timestampMillis
        && lastMillis >= timestampMillis - lookbackMillis;
  }

  /** Whether a stream that counts since a moment may be one that was dropped. */
  boolean mayHaveForgotten(long startMillis) {
    return forgottenMillis != Long.MIN_VALUE && startMillis < forgottenMillis;
  }

  long sinceMillis() {
    return sinceMillis;
  }

  long lastMillis() {
    return lastMillis;
  }

  long forgottenMillis() {
    return forgottenMillis;
  }

  void joined() {
    streams++;
  }

  /**
   * One of its streams was dropped.
   *
   * @param newestMillis time of that stream's newest point
   * @return whether it has any left
   */
  boolean left(long newestMillis) {
    forgottenMillis = Math.max(forgottenMillis, newestMillis);
    return --streams > 0;
  }
}
