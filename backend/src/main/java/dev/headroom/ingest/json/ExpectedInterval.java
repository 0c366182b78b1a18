package dev.headroom.ingest.json;

import dev.headroom.ingest.decode.Excerpt;
import dev.headroom.ingest.decode.PartException;
import dev.headroom.model.Unit;
import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the intended distance between observations, such as {@code 100ms}. */
final class ExpectedInterval {
  private static final Pattern TEXT =
      Pattern.compile("(\\d{1,12}(?:\\.\\d{1,9})?)(ns|us|ms|s|m|h)");
  private static final Map<String, String> SYMBOLS = Map.of("m", "min");

  private ExpectedInterval() {}

  /**
   * The interval in the unit of the values.
   *
   * @param addedMax how many observations may be added for it
   * @throws PartException if it is no duration, or if it asks for too many added observations: each
   *     value adds about its own length divided by the interval
   */
  static double in(Unit unit, String text, double[] values, int addedMax) throws PartException {
    Matcher match = TEXT.matcher(text);
    if (unit.dimension() != Unit.Dimension.TIME || !match.matches()) {
      throw new PartException(
          "expected_interval_invalid",
          "expectedInterval " + Excerpt.of(text) + " is no duration such as 100ms, for times only");
    }
    Unit said = Unit.of(SYMBOLS.getOrDefault(match.group(2), match.group(2)));
    double interval = unit.fromBase(new BigDecimal(match.group(1)).multiply(said.base()));
    if (!(interval > 0)) {
      throw new PartException("expected_interval_invalid", "expectedInterval is 0");
    }
    double added = 0;
    for (double value : values) {
      added += Math.floor(value / interval);
    }
    if (added > addedMax) {
      throw new PartException(
          "expected_interval_limit",
          "expectedInterval adds " + added + " values; the limit is " + addedMax);
    }
    return interval;
  }
}
