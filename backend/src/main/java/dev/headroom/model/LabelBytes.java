package dev.headroom.model;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Grows the canonical bytes of {@link Labels}. */
final class LabelBytes {
  private byte[] bytes = new byte[128];
  private int size;

  void pair(String name, String value) {
    text(name.getBytes(StandardCharsets.UTF_8));
    text(value.getBytes(StandardCharsets.UTF_8));
  }

  byte[] toArray() {
    return Arrays.copyOf(bytes, size);
  }

  private void text(byte[] utf8) {
    if (bytes.length - size < utf8.length + 5) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + utf8.length + 5));
    }
    int length = utf8.length;
    for (; length > 0x7f; length >>>= 7) {
      bytes[size++] = (byte) (length | 0x80);
    }
    bytes[size++] = (byte) length;
    System.arraycopy(utf8, 0, bytes, size, utf8.length);
    size += utf8.length;
  }
}
