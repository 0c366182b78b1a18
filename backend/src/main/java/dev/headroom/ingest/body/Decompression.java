package dev.headroom.ingest.body;

import dev.headroom.ingest.IngestConfig.BodyLimits;
import dev.headroom.ingest.decode.BodyException;
import dev.headroom.ingest.decode.BodyException.BodyFault;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import org.xerial.snappy.Snappy;

/** Undoes a body's compression, never holding more than the limits allow. */
public final class Decompression {
  private static final int EXPANSION_FREE_BYTES = 1 << 20;
  private static final int STEP_BYTES = 64 << 10;
  private static final int VARINT_BYTES_MAX = 5;

  private final BodyLimits limits;

  public Decompression(BodyLimits limits) {
    this.limits = limits;
  }

  /**
   * The body as it was before it was compressed.
   *
   * @param lease pays for the bytes before they are allocated
   */
  public byte[] undo(ContentEncoding encoding, byte[] wire, BodyBudget.Lease lease)
      throws BodyException {
    return switch (encoding) {
      case IDENTITY -> wire;
      case GZIP -> gunzip(wire, lease);
      case SNAPPY -> unsnappy(wire, lease);
    };
  }

  private byte[] unsnappy(byte[] wire, BodyBudget.Lease lease) throws BodyException {
    long length = snappyLength(wire);
    checkSize(length, wire.length);
    pay(length, lease);
    byte[] body = new byte[(int) length];
    try {
      int written = Snappy.uncompress(wire, 0, wire.length, body, 0);
      if (written != length) {
        throw BodyException.malformed("snappy: " + written + " bytes instead of " + length);
      }
      return body;
    } catch (IOException e) {
      throw BodyException.malformed(
          "not snappy block data: what it claims to hold cannot be decompressed");
    }
  }

  /** The length a block claims for itself: an unsigned varint at its start. */
  private static long snappyLength(byte[] wire) throws BodyException {
    long length = 0;
    for (int at = 0; at < Math.min(VARINT_BYTES_MAX, wire.length); at++) {
      length |= (long) (wire[at] & 0x7f) << (7 * at);
      if (wire[at] >= 0) {
        return length;
      }
    }
    throw BodyException.malformed("not snappy block data: no length at byte 0");
  }

  private byte[] gunzip(byte[] wire, BodyBudget.Lease lease) throws BodyException {
    byte[] body = new byte[0];
    int size = 0;
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(wire), STEP_BYTES / 8)) {
      while (true) {
        if (size == body.length) {
          int larger =
              (int) Math.min(Math.max(STEP_BYTES, 2L * size), limits.decodedBytesMax() + 1L);
          pay(larger - size, lease);
          body = Arrays.copyOf(body, larger);
        }
        int read = in.read(body, size, body.length - size);
        if (read < 0) {
          return Arrays.copyOf(body, size);
        }
        size += read;
        checkSize(size, wire.length);
      }
    } catch (StackOverflowError e) {
      // The JDK's reader goes into itself at each member without content.
      throw BodyException.malformed(
          "not gzip data that is read here: too many members without content, after "
              + size
              + " decompressed bytes");
    } catch (EOFException e) {
      throw BodyException.malformed(
          "not gzip data: it ends early, after " + size + " decompressed bytes");
    } catch (IOException e) {
      throw BodyException.malformed(
          "not gzip data: " + e.getMessage() + " after " + size + " decompressed bytes");
    }
  }

  private void checkSize(long size, int wireSize) throws BodyException {
    if (size > limits.decodedBytesMax()) {
      throw new BodyException(
          BodyFault.TOO_LARGE,
          "more than " + limits.decodedBytesMax() + " bytes decompressed (limit decodedBytesMax)");
    }
    if (size > EXPANSION_FREE_BYTES && size > (long) limits.expansionMax() * wireSize) {
      throw new BodyException(
          BodyFault.TOO_LARGE,
          "decompresses to more than "
              + limits.expansionMax()
              + " times its size (limit"
              + " expansionMax)");
    }
  }

  private static void pay(long bytes, BodyBudget.Lease lease) throws BodyException {
    if (!lease.take(bytes)) {
      throw new BodyException(
          BodyFault.OVER_CAPACITY, "no room for the decompressed body (limit inFlightBytesMax)");
    }
  }
}
