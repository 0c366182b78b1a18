package dev.headroom.yaml;

import dev.headroom.model.text.FailureText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/** Reads a text file that a person wrote: UTF-8, with or without a byte order mark. */
public final class TextFile {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private TextFile() {}

  /**
   * The first bytes of a file, which may go on for ever.
   *
   * @param bytesMax at most so many
   * @throws IOException if the file cannot be read, or is none: whoever opens a pipe waits for
   *     somebody at its other end
   */
  public static byte[] start(Path file, int bytesMax) throws IOException {
    Optional<String> why = notAFile(file);
    if (why.isPresent()) {
      throw new IOException(file + " " + why.get());
    }
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(bytesMax);
    }
  }

  /**
   * The same of a file whose reader says what is wrong with it: nothing where it cannot be read.
   */
  public static byte[] startOrNothing(Path file, int bytesMax) {
    try {
      return start(file, bytesMax);
    } catch (IOException _) {
      return new byte[0];
    }
  }

  /** Whether something has this name, be it a link that leads nowhere. */
  public static boolean isThere(Path file) {
    return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
  }

  /** What a path is where it leads to no file; empty if it does, or if nothing is there. */
  private static Optional<String> notAFile(Path file) throws IOException {
    BasicFileAttributes what;
    try {
      what = Files.readAttributes(file, BasicFileAttributes.class);
    } catch (NoSuchFileException e) {
      if (isThere(file)) {
        return Optional.of("is a link that leads nowhere");
      }
      throw e;
    }
    if (what.isRegularFile()) {
      return Optional.empty();
    }
    return Optional.of(
        what.isDirectory()
            ? "is a folder, not a file"
            : "is a pipe, a socket or a device, not a file");
  }

  /**
   * The file's text without its byte order mark; empty, with a problem that says where, if it is
   * too large, not UTF-8, no file or cannot be read.
   *
   * @param bytesMax size of the file; no more than one byte beyond is read
   * @param limit what that is called, for people
   */
  public static Optional<String> read(Path file, int bytesMax, String limit, Problems problems) {
    byte[] bytes;
    try {
      bytes = start(file, Math.min(bytesMax, Integer.MAX_VALUE - 1) + 1);
    } catch (IOException e) {
      problems.add(file.toString(), 0, 0, "cannot be read: " + FailureText.of(e));
      return Optional.empty();
    }
    return bytes.length > bytesMax
        ? tooLarge(file, limit + " " + bytesMax, problems)
        : text(file, bytes, problems);
  }

  private static Optional<String> tooLarge(Path file, String limit, Problems problems) {
    problems.add(file.toString(), 0, 0, "larger than " + limit);
    return Optional.empty();
  }

  private static Optional<String> text(Path file, byte[] bytes, Problems problems) {
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
