package dev.headroom.process;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.xerial.snappy.Snappy;

/** Request bodies as other programs make them, written out by hand. */
final class Wire {
  private Wire() {}

  /** A remote write 1.0 body with one series of one sample: labels are name, value, … */
  static byte[] remoteWrite(long timestampMillis, double value, String... labels) {
    ByteArrayOutputStream series = new ByteArrayOutputStream();
    for (int i = 0; i < labels.length; i += 2) {
      ByteArrayOutputStream label = new ByteArrayOutputStream();
      field(label, 1, labels[i].getBytes(StandardCharsets.UTF_8));
      field(label, 2, labels[i + 1].getBytes(StandardCharsets.UTF_8));
      field(series, 1, label.toByteArray());
    }
    ByteArrayOutputStream sample = new ByteArrayOutputStream();
    sample.write((1 << 3) | 1);
    long bits = Double.doubleToLongBits(value);
    for (int i = 0; i < 8; i++) {
      sample.write((int) (bits >>> (8 * i)));
    }
    sample.write(2 << 3);
    varint(sample, timestampMillis);
    field(series, 2, sample.toByteArray());
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    field(request, 1, series.toByteArray());
    return snappy(request.toByteArray());
  }

  static byte[] snappy(byte[] plain) {
    try {
      return Snappy.compress(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] gzip(byte[] plain) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static void field(ByteArrayOutputStream out, int number, byte[] bytes) {
    out.write((number << 3) | 2);
    varint(out, bytes.length);
    out.writeBytes(bytes);
  }

  static void varint(ByteArrayOutputStream out, long value) {
    long rest = value;
    for (; (rest & ~0x7fL) != 0; rest >>>= 7) {
      out.write((int) ((rest & 0x7f) | 0x80));
    }
    out.write((int) rest);
  }
}
