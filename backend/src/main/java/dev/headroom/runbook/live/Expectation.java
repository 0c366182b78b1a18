package dev.headroom.runbook.live;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a value should be: {@code < 0.2}.
 *
 * @param text as written
 * @param limit in the unit the block names
 */
public record Expectation(String text, Comparison comparison, double limit) {
  private static final Pattern FORM =
      Pattern.compile("(<=?|>=?)\\s*([0-9]{1,15}(?:\\.[0-9]{1,12})?)");

  /** How the value is compared. */
  public enum Comparison {
    UNDER,
    AT_MOST,
    OVER,
    AT_LEAST
  }

  /**
   * @throws IllegalArgumentException with an example, if the text is no comparison
   */
  static Expectation parse(String text) {
    Matcher form = FORM.matcher(text.strip());
    if (!form.matches()) {
      throw new IllegalArgumentException("expect is not like \"< 0.2\": " + text);
    }
    Comparison comparison =
        switch (form.group(1)) {
          case "<" -> Comparison.UNDER;
          case "<=" -> Comparison.AT_MOST;
          case ">" -> Comparison.OVER;
          default -> Comparison.AT_LEAST;
        };
    return new Expectation(text.strip(), comparison, Double.parseDouble(form.group(2)));
  }

  public boolean metBy(double value) {
    return switch (comparison) {
      case UNDER -> value < limit;
      case AT_MOST -> value <= limit;
      case OVER -> value > limit;
      case AT_LEAST -> value >= limit;
    };
  }

  /**
   * Whether it is met by something of which a least value alone is known; empty where that does not
   * say.
   */
  public Optional<Boolean> metByAtLeast(double least) {
    boolean met = metBy(least);
    return switch (comparison) {
      case UNDER, AT_MOST -> met ? Optional.empty() : Optional.of(false);
      case OVER, AT_LEAST -> met ? Optional.of(true) : Optional.empty();
    };
  }
}
