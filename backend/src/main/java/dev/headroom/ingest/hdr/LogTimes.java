package dev.headroom.ingest.hdr;

import dev.headroom.ingest.decode.Excerpt;
import dev.headroom.ingest.decode.PartException;
import dev.headroom.model.text.DecimalText;
import java.math.BigDecimal;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the times of an interval log count from. Lines tell seconds; {@code #[BaseTime: …]} is added
 * to them. Where it is missing, times that lie more than a year before {@code #[StartTime: …]} are
 * taken as relative to it, others as absolute (HdrHistogram's {@code HistogramLogReader}).
 */
final class LogTimes {
  private static final Pattern START = Pattern.compile("#\\[StartTime: ([\\d.]{1,20}) .*");
  private static final Pattern BASE = Pattern.compile("#\\[BaseTime: ([\\d.]{1,20}) .*");
  private static final BigDecimal SECONDS_MAX = new BigDecimal("1e11");
  private static final double SECONDS_PER_YEAR = 365 * 86_400.0;

  private OptionalDouble startSeconds = OptionalDouble.empty();
  private OptionalDouble baseSeconds = OptionalDouble.empty();

  /** Takes in a comment line. */
  void comment(String line) throws PartException {
    Matcher start = START.matcher(line);
    Matcher base = BASE.matcher(line);
    if (start.matches()) {
      startSeconds = OptionalDouble.of(seconds(start.group(1)));
    } else if (base.matches()) {
      baseSeconds = OptionalDouble.of(seconds(base.group(1)));
    }
  }

  /** A line's own time, as milliseconds since the epoch. */
  long millis(double lineSeconds) {
    if (startSeconds.isEmpty()) {
      startSeconds = OptionalDouble.of(lineSeconds);
    }
    if (baseSeconds.isEmpty()) {
      double start = startSeconds.getAsDouble();
      baseSeconds = OptionalDouble.of(lineSeconds < start - SECONDS_PER_YEAR ? start : 0);
    }
    return Math.round((lineSeconds + baseSeconds.getAsDouble()) * 1_000);
  }

  static double seconds(String text) throws PartException {
    BigDecimal seconds =
        DecimalText.parse(text)
            .orElseThrow(() ->
                new PartException("malformed", Excerpt.of(text) + " is no number of seconds"));
    if (seconds.signum() < 0 || seconds.compareTo(SECONDS_MAX) > 0) {
      throw new PartException("malformed", "a time or length of " + text + " seconds");
    }
    return seconds.doubleValue();
  }
}
