package dev.headroom.ingest.hdr;

import dev.headroom.ingest.decode.PartException;
import dev.headroom.model.Unit;
import dev.headroom.model.distribution.Distribution.HdrDistribution;
import dev.headroom.model.distribution.HdrLayout;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.zip.InflaterInputStream;

/**
 * Reads one encoded histogram (HdrHistogram's V2 encoding, plain or compressed, in base64) into
 * cells. Memory is spent on the counts that are there, never on the range a header claims.
 *
 * <p>Layout, big-endian: cookie int; length of the counts int; normalizing offset int; digits int;
 * lowest discernible value long; highest trackable value long; conversion ratio double; then the
 * counts in ZigZag LEB128, a negative one standing for so many empty cells. Compressed: cookie int;
 * length int; the above, deflated.
 *
 * <p>Under this cookie the offset and the ratio mean nothing and are stepped over: counts are
 * written in the order of their values whatever the offset, and histograms of doubles have a cookie
 * of their own. The Java library reads them so; the JavaScript one writes 1 and a ratio of 2⁻¹⁰⁷⁴.
 */
final class HistogramPayload {
  private static final int V2 = 0x1c849303;
  private static final int V2_COMPRESSED = 0x1c849304;

  /** Where the cookie tells the width of a count, which V2 does not use. */
  private static final int WORD_SIZE_BITS = 0xf0;

  private static final int SHIFT_MAX = 61;

  private final int bytesMax;

  HistogramPayload(int bytesMax) {
    this.bytesMax = bytesMax;
  }

  HdrDistribution decode(String base64, Unit unit) throws PartException {
    try {
      ByteBuffer payload = ByteBuffer.wrap(Base64.getDecoder().decode(base64));
      int cookie = payload.getInt() & ~WORD_SIZE_BITS;
      return switch (cookie) {
        case V2 -> plain(payload, unit);
        case V2_COMPRESSED -> compressed(payload, unit);
        default ->
            throw new PartException(
                "not_supported", String.format("histogram encoding 0x%08x is not V2", cookie));
      };
    } catch (IllegalArgumentException e) {
      throw new PartException("malformed", "the histogram is not base64");
    } catch (BufferUnderflowException e) {
      throw new PartException("malformed", "the histogram is cut short");
    }
  }

  private HdrDistribution compressed(ByteBuffer payload, Unit unit) throws PartException {
    int length = payload.getInt();
    if (length != payload.remaining()) {
      throw new PartException(
          "malformed", "the histogram tells " + length + " bytes, has " + payload.remaining());
    }
    byte[] deflated = new byte[length];
    payload.get(deflated);
    ByteBuffer inflated;
    try (InflaterInputStream inflating =
        new InflaterInputStream(new ByteArrayInputStream(deflated))) {
      inflated = ByteBuffer.wrap(inflating.readNBytes(bytesMax + 1));
    } catch (IOException e) {
      throw new PartException("malformed", "the histogram is not deflated data: " + e.getMessage());
    }
    if (inflated.remaining() > bytesMax) {
      throw new PartException(
          "histogram_too_large", "more than " + bytesMax + " bytes when inflated");
    }
    if ((inflated.getInt() & ~WORD_SIZE_BITS) != V2) {
      throw new PartException("malformed", "the compressed histogram is not V2");
    }
    return plain(inflated, unit);
  }

  private HdrDistribution plain(ByteBuffer payload, Unit unit) throws PartException {
    int length = payload.getInt();
    payload.getInt();
    int digits = payload.getInt();
    long lowest = payload.getLong();
    long highest = payload.getLong();
    payload.getDouble();
    if (digits < 1 || digits > 5 || lowest < 1 || highest / 2 < lowest) {
      throw new PartException(
          "malformed", "a histogram of " + digits + " digits from " + lowest + " to " + highest);
    }
    if (length != payload.remaining() || length > bytesMax) {
      throw new PartException(
          "malformed", "counts of " + length + " bytes told, " + payload.remaining() + " there");
    }
    int shift = Long.SIZE - 1 - Long.numberOfLeadingZeros(lowest);
    CellCollector cells = new CellCollector(digits, shift, unit);
    if (shift + cells.layout().halfBits() > SHIFT_MAX) {
      throw new PartException("malformed", "a histogram of " + digits + " digits from " + lowest);
    }
    counts(payload, cells, lastCell(cells.layout(), highest >> shift));
    return cells.distribution();
  }

  /** The encoder's array reaches to the end of the power of two that holds the highest value. */
  private static int lastCell(HdrLayout layout, long highest) {
    int half = 1 << layout.halfBits();
    return Math.max(2 * half - 1, layout.cell(highest) | (half - 1));
  }

  private static void counts(ByteBuffer payload, CellCollector cells, int lastCell)
      throws PartException {
    long cell = 0;
    while (payload.hasRemaining()) {
      long count = zigZag(payload);
      if (count > 0 && cell <= lastCell) {
        cells.add((int) cell, count);
      }
      cell += count < 0 ? -count : 1;
      if (cell < 0 || cell > lastCell + 1L) {
        throw new PartException("malformed", "counts beyond the histogram's highest value");
      }
    }
  }

  /** LEB128 of at most nine bytes, the ninth one carrying eight bits. */
  private static long zigZag(ByteBuffer payload) {
    long value = 0;
    for (int shift = 0; shift < 56; shift += 7) {
      byte next = payload.get();
      value |= (long) (next & 0x7f) << shift;
      if (next >= 0) {
        return value >>> 1 ^ -(value & 1);
      }
    }
    value |= (long) payload.get() << 56;
    return value >>> 1 ^ -(value & 1);
  }
}
