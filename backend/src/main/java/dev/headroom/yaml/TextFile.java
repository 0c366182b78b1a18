package dev.headroom.yaml;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Reads a text file that a person wrote: UTF-8, with or without a byte order mark. */
public final class TextFile {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private TextFile() {}

  /**
   * The first bytes of a file, which may go on for ever.
   *
   * @param bytesMax at most so many
   * @throws IOException if the file cannot be read
   */
  public static byte[] start(Path file, int bytesMax) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(bytesMax);
    }
  }

  /**
   * The file's text without its byte order mark; empty, with a problem that says where, if it is
   * too large or not UTF-8.
   *
   * @param bytesMax size of the file; no more than one byte beyond is read
   * @param limit what that is called, for people
   * @throws IOException if the file cannot be read
   */
  public static Optional<String> read(Path file, int bytesMax, String limit, Problems problems)
      throws IOException {
    byte[] bytes = start(file, Math.min(bytesMax, Integer.MAX_VALUE - 1) + 1);
    if (bytes.length > bytesMax) {
      problems.add(file.toString(), 0, 0, "larger than " + limit + " " + bytesMax);
      return Optional.empty();
    }
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    CoderResult result = decoder.decode(in, out, true);
    String text = out.flip().toString();
    if (result.isError()) {
      int lineStart = text.lastIndexOf('\n') + 1;
      problems.add(
          file.toString(),
          (int) text.chars().filter(each -> each == '\n').count() + 1,
          text.codePointCount(lineStart, text.length()) + 1,
          "not UTF-8: byte 0x%02X".formatted(bytes[in.position()]));
      return Optional.empty();
    }
    return Optional.of(
        !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text);
  }
}
