package dev.headroom.storage.logs;

import dev.headroom.model.Severity;
import java.util.List;
import java.util.Optional;

/**
 * Lines with one signature.
 *
 * @param signature their message with a placeholder for each variable part; names the group within
 *     one answer and in others
 * @param text the same, but with the value of each variable part that is the same in all lines
 * @param count lines, at least 1
 * @param severity the worst of all lines
 * @param service who said them all; empty if several did
 * @param firstMillis time of the oldest line, in milliseconds since the epoch
 * @param lastMillis time of the newest line
 * @param counts lines for each bucket of the answer
 * @param example the newest line
 */
public record SignatureGroup(
    String signature,
    String text,
    long count,
    Severity severity,
    Optional<String> service,
    long firstMillis,
    long lastMillis,
    List<Long> counts,
    ExampleLine example) {
  public SignatureGroup {
    counts = List.copyOf(counts);
  }

  /**
   * One line as it was sent.
   *
   * @param id of its record
   * @param body at most {@value #BODY_CHARACTERS_MAX} characters of its message
   * @param truncated whether the message has more
   */
  public record ExampleLine(String id, String service, String body, boolean truncated) {
    /** The record has the rest. */
    public static final int BODY_CHARACTERS_MAX = 1_000;
  }
}
