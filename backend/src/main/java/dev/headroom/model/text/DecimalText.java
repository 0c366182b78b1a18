package dev.headroom.model.text;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Decimal numbers as people and programs write them: {@code 12}, {@code -0.5}, {@code 1.2e-3}.
 *
 * <p>A text is measured before it is parsed: at most 64 digits on each side of the point and an
 * exponent of at most four digits. Arithmetic on exact numbers takes as long as their exponents are
 * large, so {@code 1e-400000000} would cost minutes.
 */
public final class DecimalText {
  private static final int LENGTH_MAX = 136;
  private static final Pattern FORM =
      Pattern.compile(
          "[+-]?(?:[0-9]{1,64}(?:\\.[0-9]{0,64})?|\\.[0-9]{1,64})(?:[eE][+-]?[0-9]{1,4})?");

  private DecimalText() {}

  /** The exact number a text is; empty if it is anything else, a number with a unit included. */
  public static Optional<BigDecimal> parse(String text) {
    return text.length() <= LENGTH_MAX && FORM.matcher(text).matches()
        ? Optional.of(new BigDecimal(text))
        : Optional.empty();
  }
}
