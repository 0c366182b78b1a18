package dev.headroom.metrics.growth;

import dev.headroom.model.distribution.EventCounts;

/**
 * What the first point of a stream means, and when a first value that was held counts.
 *
 * @param trustedStartMillis a first point counts whole if it started at most this long ago
 * @param lookbackMillis a sender is known if it was heard at most this long ago
 */
public record GrowthRule(long trustedStartMillis, long lookbackMillis) {
  /** A held value below so many times what followed began at zero (VictoriaMetrics' guard). */
  private static final int GUARD_FACTOR = 10;

  /**
   * What a stream's first point means.
   *
   * @param startMillis since when it counts; 0 if not stated
   * @param size its value or count; one of 0 counts for nothing either way
   * @param sender as it stood before the point
   */
  public Decision first(long startMillis, long timestampMillis, double size, StreamSender sender) {
    boolean unknown = BaseLine.isUnknown(startMillis, timestampMillis);
    boolean stated = startMillis > 0 && startMillis < timestampMillis;
    if (sender.mayHaveForgotten(stated ? startMillis : Long.MIN_VALUE)) {
      return Decision.BASE_LINE_FORGOTTEN;
    }
    if (stated && timestampMillis - startMillis <= trustedStartMillis) {
      return Decision.WHOLE_RECENT_START;
    }
    if (sender.isKnownBefore(timestampMillis, lookbackMillis)) {
      if (stated && isBelowGuard(size, sender.largest())) {
        return Decision.WHOLE_KNOWN_SENDER;
      }
      if (size > 0) {
        return Decision.HELD;
      }
    }
    if (unknown) {
      return Decision.BASE_LINE_UNKNOWN_START;
    }
    return stated ? Decision.BASE_LINE_OLD_START : Decision.BASE_LINE_FIRST;
  }

  /**
   * Where the stretch begins that a first point taken whole belongs to: when the stream still stood
   * at zero.
   */
  public long zeroMillis(long startMillis, long timestampMillis, StreamSender sender) {
    boolean isStated = startMillis > 0 && startMillis < timestampMillis;
    long stated = isStated ? startMillis : Long.MIN_VALUE;
    boolean known = sender.isKnownBefore(timestampMillis, lookbackMillis);
    long zero = Math.max(stated, known ? sender.lastMillis() : Long.MIN_VALUE);
    return zero < timestampMillis && zero != Long.MIN_VALUE ? zero : timestampMillis - 1;
  }

  /**
   * What a number means that fell under another start than before. Two processes say that they are
   * one stream; the number is the first one heard of this process.
   *
   * @param byValue {@link Decision#INTERLEAVED} if it fell by little
   * @param beforeMillis the start before
   * @param begunMillis time of the stream's first point: who started not long before it has been
   *     listened to all along
   */
  public Decision otherWriter(
      Decision byValue, long startMillis, long beforeMillis, long begunMillis) {
    long heardFromMillis = begunMillis - trustedStartMillis;
    boolean heardAllAlong = startMillis >= heardFromMillis;
    if (byValue == Decision.INTERLEAVED) {
      return heardAllAlong && beforeMillis >= heardFromMillis
          ? Decision.WHOLE_OTHER_WRITER
          : Decision.INTERLEAVED;
    }
    return heardAllAlong ? Decision.WHOLE_OTHER_WRITER : Decision.HELD;
  }

  /**
   * Where the stretch begins that growth of a further writer belongs to: at its first point, or at
   * its start if that is not a short while ago.
   */
  public long otherWriterSinceMillis(long startMillis, long timestampMillis) {
    return timestampMillis - startMillis <= trustedStartMillis ? timestampMillis : startMillis;
  }

  /**
   * What a held first value is taken for, once another has come. A burst that nothing followed
   * counts if it is less than what the sender's other streams have grown by at once. More than the
   * events of one point never count.
   */
  public Decision held(double first, double next, StreamSender sender) {
    boolean usual = isBelowGuard(first, Math.abs(next - first)) || first < sender.largest();
    return usual && first <= EventCounts.PER_POINT_MAX
        ? Decision.WHOLE_KNOWN_SENDER
        : Decision.BASE_LINE_LARGE;
  }

  private static boolean isBelowGuard(double first, double growth) {
    return first < GUARD_FACTOR * (growth + 1);
  }
}
