package dev.headroom.alerting.silence;

import dev.headroom.alerting.silence.Silence.SilenceRequest;
import dev.headroom.model.text.DurationText;
import dev.headroom.model.text.InertText;
import dev.headroom.select.Matcher;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Bounds of silences.
 *
 * @param longest how long one may last, from now or from its start where that is later; 30 d at
 *     most
 * @param retention how long an ended one is kept
 * @param countMax how many are kept, ended ones included: those leave first
 */
public record SilenceLimits(Duration longest, Duration retention, int countMax) {
  private static final Duration LONGEST_LIMIT = Duration.ofDays(30);
  private static final Duration AHEAD_MAX = Duration.ofDays(366);
  private static final int MATCHERS_MAX = 30;
  private static final int LABEL_LENGTH_MAX = 1_000;
  private static final int VALUE_LENGTH_MAX = 10_000;
  private static final int AUTHOR_LENGTH_MAX = 200;
  private static final int REASON_LENGTH_MAX = 4_000;

  public SilenceLimits {
    if (!longest.isPositive() || longest.compareTo(LONGEST_LIMIT) > 0) {
      throw new IllegalArgumentException("silenceMax must be more than zero and at most 30d");
    }
    if (retention.isNegative()) {
      throw new IllegalArgumentException("silenceRetention must not be negative");
    }
    if (countMax < 1) {
      throw new IllegalArgumentException("silencesMax must be at least 1");
    }
  }

  /**
   * What is wrong with a request, in one sentence; empty if nothing is.
   *
   * @param start from when it is to be in force
   */
  Optional<String> refusal(SilenceRequest request, Instant start, Instant now) {
    Instant end = request.endsAt();
    if (request.matchers().isEmpty() || request.matchers().size() > MATCHERS_MAX) {
      return Optional.of("a silence has 1 to " + MATCHERS_MAX + " matchers");
    }
    if (request.matchers().stream()
        .anyMatch(each ->
            each.label().isEmpty()
                || each.label().length() > LABEL_LENGTH_MAX
                || each.value().length() > VALUE_LENGTH_MAX)) {
      return Optional.of(
          "a label has 1 to %d characters, a value %d at most"
              .formatted(LABEL_LENGTH_MAX, VALUE_LENGTH_MAX));
    }
    if (request.matchers().stream().allMatch(SilenceLimits::asksForNothing)) {
      return Optional.of("at least one matcher must not match the empty string");
    }
    return textRefusal(request).or(() -> timeRefusal(start, end, now));
  }

  /** As Alertmanager has it, a matcher that excludes something asks for what is left. */
  private static boolean asksForNothing(Matcher matcher) {
    return switch (matcher.operator()) {
      case EQUAL, MATCHES -> matcher.matches("");
      case NOT_EQUAL, MATCHES_NOT -> false;
    };
  }

  private static Optional<String> textRefusal(SilenceRequest request) {
    if (InertText.name(request.author()).isEmpty()
        || request.author().length() > AUTHOR_LENGTH_MAX) {
      return Optional.of("the author is missing: a name of 1 to 200 characters");
    }
    if (request.reason().isBlank() || request.reason().length() > REASON_LENGTH_MAX) {
      return Optional.of("the reason is missing: a text of 1 to 4000 characters");
    }
    return Optional.empty();
  }

  private Optional<String> timeRefusal(Instant start, Instant end, Instant now) {
    if (!end.isAfter(start)) {
      return Optional.of("a silence must not end before it starts, nor in the past");
    }
    if (start.isAfter(now.plus(AHEAD_MAX))) {
      return Optional.of("a silence may be planned 366 days ahead at most");
    }
    if (end.isAfter(start.plus(longest))) {
      return Optional.of(
          "a silence may last %s at most (alerting.silenceMax)"
              .formatted(DurationText.format(longest)));
    }
    return Optional.empty();
  }
}
