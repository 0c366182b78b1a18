package dev.headroom.logs.text;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * The line of a message that tells what kind of message it is: the first that is not blank. Java
 * and most others say there what was thrown; Python says it below the frames, which are indented.
 */
final class MessageLine {
  /** Characters of the line that are looked at; what follows tells no kinds apart. */
  static final int CHARACTERS_MAX = 4_096;

  /** What Python writes above the frames; a logger may have put something before it. */
  private static final String TRACEBACK = "Traceback (most recent call last):";

  private MessageLine() {}

  /**
   * What people see of it, without blanks around it; empty where every line is blank. Of a very
   * long line the beginning.
   */
  static String of(String body) {
    String first = said(body).findFirst().orElse("");
    String line = isTraceback(first) ? raised(body).orElse(first) : first;
    return VisibleText.of(LineSignature.beginning(line, CHARACTERS_MAX)).strip();
  }

  private static Stream<String> said(String body) {
    return body.lines().filter(line -> !line.isBlank());
  }

  private static boolean isTraceback(String line) {
    return line.stripTrailing().endsWith(TRACEBACK);
  }

  /**
   * What was raised last: the first line below the frames of the last traceback, for one exception
   * may be raised while another is handled. Empty where it was cut off before that.
   */
  private static Optional<String> raised(String body) {
    Optional<String> raised = Optional.empty();
    boolean isInFrames = false;
    for (String line : said(body).toList()) {
      if (isTraceback(line)) {
        isInFrames = true;
      } else if (isInFrames && !Character.isWhitespace(line.charAt(0))) {
        raised = Optional.of(line);
        isInFrames = false;
      }
    }
    return raised;
  }
}
