package dev.headroom.logs.document;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Comparator;
import java.util.Optional;

/**
 * Where a record stands in the order of all records: by time, then by its place in the log. It is
 * the same after a restart and a replay, so it serves as cursor and as identity.
 *
 * @param timeMillis milliseconds since the epoch
 * @param position of its batch in the write-ahead log
 * @param ordinal its number in the batch, from 0
 */
public record LinePosition(long timeMillis, long position, int ordinal)
    implements Comparable<LinePosition> {
  private static final Comparator<LinePosition> ORDER =
      Comparator.comparingLong(LinePosition::timeMillis)
          .thenComparingLong(LinePosition::position)
          .thenComparingInt(LinePosition::ordinal);

  public static final long DAY_MILLIS = 86_400_000;

  private static final int BYTES = Long.BYTES + Long.BYTES + Integer.BYTES;

  /** The place before all records of a moment, in ascending order. */
  public static LinePosition before(long timeMillis) {
    return new LinePosition(timeMillis, Long.MIN_VALUE, Integer.MIN_VALUE);
  }

  @Override
  public int compareTo(LinePosition other) {
    return ORDER.compare(this, other);
  }

  /** Days since the epoch, in UTC. */
  public static long dayOf(long timeMillis) {
    return Math.floorDiv(timeMillis, DAY_MILLIS);
  }

  /** The place as text for an address; {@link #parse} reads it. */
  public String encode() {
    byte[] bytes =
        ByteBuffer.allocate(BYTES).putLong(timeMillis).putLong(position).putInt(ordinal).array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Nothing if the text is not one of ours. */
  public static Optional<LinePosition> parse(String text) {
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    if (bytes.length != BYTES) {
      return Optional.empty();
    }
    ByteBuffer in = ByteBuffer.wrap(bytes);
    return Optional.of(new LinePosition(in.getLong(), in.getLong(), in.getInt()));
  }
}
