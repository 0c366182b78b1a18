package dev.headroom.ingest.otlp.request;

import dev.headroom.ingest.decode.Rejections;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/** Text that is no Unicode: what is not becomes U+FFFD, and somebody is told. */
final class BrokenText {
  private static final int CHARS_AT_A_TIME = 8_192;

  private BrokenText() {}

  /** How many byte sequences are not UTF-8; each becomes one U+FFFD. */
  static long sequences(byte[] bytes) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(CHARS_AT_A_TIME);
    long broken = 0;
    for (CoderResult result = decoder.decode(in, out, true);
        !result.isUnderflow();
        result = decoder.decode(in, out.clear(), true)) {
      if (result.isError()) {
        broken++;
        in.position(in.position() + result.length());
      }
    }
    return broken;
  }

  /** A text without unpaired surrogates, which JSON can write and UTF-8 cannot. */
  static String mended(String text, String field, Rejections rejections) {
    if (!hasSurrogates(text)) {
      return text;
    }
    int[] points = text.codePoints().toArray();
    long broken = 0;
    for (int i = 0; i < points.length; i++) {
      if (points[i] >= Character.MIN_SURROGATE && points[i] <= Character.MAX_SURROGATE) {
        points[i] = 0xFFFD;
        broken++;
      }
    }
    if (broken > 0) {
      rejections.addReplaced(broken, "unpaired surrogates in " + field);
    }
    return new String(points, 0, points.length);
  }

  private static boolean hasSurrogates(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }
}
