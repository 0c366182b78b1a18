package dev.headroom.reply;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** How PagerDuty and Slack prove that they sent something. */
final class SenderSignatures {
  /** As far as Slack's clock and ours may be apart. */
  static final Duration TOLERANCE = Duration.ofMinutes(5);

  /** PagerDuty sends two while a secret is replaced. */
  private static final int GIVEN_MAX = 10;

  private static final Pattern SECONDS = Pattern.compile("\\d{1,12}");

  private SenderSignatures() {}

  /**
   * Whether PagerDuty has signed a body.
   *
   * @param header one or more {@code v1=} with hexadecimal digits, separated by commas
   */
  static boolean isPagerDutys(String header, byte[] body, List<byte[]> secrets) {
    List<String> given =
        Arrays.stream(header.split(",", GIVEN_MAX + 1))
            .limit(GIVEN_MAX)
            .map(String::strip)
            .filter(each -> each.startsWith("v1="))
            .map(each -> each.substring("v1=".length()))
            .toList();
    return MessageCode.isAnyOf(given, secrets, body);
  }

  /**
   * Whether Slack has signed a body.
   *
   * @param timestamp Unix seconds
   * @param header {@code v0=} with hexadecimal digits
   */
  static boolean isSlacks(String timestamp, String header, byte[] body, List<byte[]> secrets) {
    byte[] head = ("v0:" + timestamp + ":").getBytes(UTF_8);
    return header.startsWith("v0=")
        && MessageCode.isAnyOf(List.of(digits(header)), secrets, head, body);
  }

  /** The digits of a signature of Slack, by which a request is known again. */
  static String digits(String header) {
    return header.substring("v0=".length()).toLowerCase(Locale.ROOT);
  }

  /** Whether a timestamp of Slack is near enough. */
  static boolean isNow(String timestamp, Instant now) {
    if (!SECONDS.matcher(timestamp).matches()) {
      return false;
    }
    Duration apart = Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), now);
    return apart.abs().compareTo(TOLERANCE) <= 0;
  }
}
