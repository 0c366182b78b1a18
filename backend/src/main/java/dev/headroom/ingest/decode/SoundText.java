package dev.headroom.ingest.decode;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Bytes that should be UTF-8, made so: what is not is replaced by U+FFFD, so that one bad byte
 * costs itself and nothing beside it.
 *
 * @param bytes UTF-8; the array given, where nothing had to be replaced
 * @param replaced how many replacements there are
 */
public record SoundText(byte[] bytes, long replaced) {
  private static final char REPLACEMENT = '\uFFFD';

  public static SoundText of(byte[] bytes) {
    if (isUtf8(bytes, 0, bytes.length)) {
      return new SoundText(bytes, 0);
    }
    String text = new String(bytes, StandardCharsets.UTF_8);
    return new SoundText(
        text.getBytes(StandardCharsets.UTF_8), replacements(text) - written(bytes));
  }

  /** Whether some bytes are UTF-8. */
  public static boolean isUtf8(byte[] bytes, int from, int length) {
    int sum = 0;
    for (int at = from; at < from + length; at++) {
      sum |= bytes[at];
    }
    if (sum >= 0) {
      return true;
    }
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, from, length));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  private static long replacements(String text) {
    return text.chars().filter(c -> c == REPLACEMENT).count();
  }

  /** How often the sender itself wrote the replacement. */
  private static long written(byte[] bytes) {
    long count = 0;
    for (int at = 2; at < bytes.length; at++) {
      if (bytes[at - 2] == (byte) 0xef
          && bytes[at - 1] == (byte) 0xbf
          && bytes[at] == (byte) 0xbd) {
        count++;
      }
    }
    return count;
  }
}
