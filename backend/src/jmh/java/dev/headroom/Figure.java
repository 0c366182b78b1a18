package dev.headroom;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/**
 * What one benchmark took.
 *
 * @param micros average time of one call in µs
 * @param error half the width of the 99.9 % confidence interval, in µs
 */
record Figure(@JsonProperty("micros") double micros, @JsonProperty("error") double error) {
  Figure {
    micros = rounded(micros);
    error = rounded(error);
  }

  /** How this compares with an earlier figure: the ratio, its error, and whether that is news. */
  String against(Figure earlier) {
    double ratio = micros / earlier.micros;
    double ratioError = ratio * Math.hypot(error / micros, earlier.error / earlier.micros);
    String verdict =
        ratio - ratioError > 1 ? "slower" : ratio + ratioError < 1 ? "faster" : "no difference";
    return "%6.2f ± %.2f  %s".formatted(ratio, ratioError, verdict);
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%10.1f ± %8.1f µs", micros, error);
  }

  private static double rounded(double value) {
    return Math.round(value * 100) / 100.0;
  }
}
