package dev.headroom.template.value;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers that are not whole, as Go writes them. */
final class GoNumber {
  /** As many digits as tell it from its neighbours. */
  static final int SHORTEST = -1;

  /** From which power of ten on the shortest form has an exponent. */
  private static final int SHORTEST_LIMIT = 6;

  private static final int PRECISION_MAX = 400;

  private GoNumber() {}

  /**
   * @param verb {@code e}, {@code E}, {@code f}, {@code F}, {@code g} or {@code G}
   * @param precision digits after the point, of g digits in all; {@link #SHORTEST} for any
   */
  static String format(double number, char verb, int precision) {
    if (Double.isNaN(number)) {
      return "NaN";
    }
    if (Double.isInfinite(number)) {
      return number > 0 ? "+Inf" : "-Inf";
    }
    int digits = Math.min(precision, PRECISION_MAX);
    boolean isNegative = number < 0 || 1 / number == Double.NEGATIVE_INFINITY;
    BigDecimal all =
        precision == SHORTEST
            ? new BigDecimal(Double.toString(Math.abs(number))).stripTrailingZeros()
            : new BigDecimal(Math.abs(number));
    String text =
        switch (verb) {
          case 'f', 'F' -> fixed(all, digits);
          case 'e', 'E' -> exponent(rounded(all, digits < 0 ? digits : digits + 1), digits, verb);
          default -> general(all, digits, verb == 'G' ? 'E' : 'e');
        };
    return isNegative ? "-" + text : text;
  }

  private static String fixed(BigDecimal number, int digits) {
    BigDecimal all = digits < 0 ? number : number.setScale(digits, RoundingMode.HALF_EVEN);
    return (all.scale() < 0 ? all.setScale(0, RoundingMode.UNNECESSARY) : all).toPlainString();
  }

  private static BigDecimal rounded(BigDecimal number, int digits) {
    return digits < 0 ? number : number.round(new MathContext(digits, RoundingMode.HALF_EVEN));
  }

  private static String exponent(BigDecimal number, int digits, char letter) {
    String all = number.unscaledValue().toString();
    int power = number.signum() == 0 ? 0 : all.length() - 1 - number.scale();
    String rest = number.signum() == 0 ? "" : all.substring(1);
    String fraction = digits < 0 ? rest : padded(rest, digits);
    return all.charAt(0)
        + (fraction.isEmpty() ? "" : "." + fraction)
        + letter
        + (power < 0 ? '-' : '+')
        + (Math.abs(power) < 10 ? "0" : "")
        + Math.abs(power);
  }

  private static String padded(String digits, int length) {
    return digits.length() >= length
        ? digits.substring(0, length)
        : digits + "0".repeat(length - digits.length());
  }

  private static String general(BigDecimal number, int digits, char letter) {
    BigDecimal all = rounded(number, digits == 0 ? 1 : digits).stripTrailingZeros();
    int power = all.signum() == 0 ? 0 : all.precision() - 1 - all.scale();
    int limit = digits < 0 ? SHORTEST_LIMIT : Math.max(1, digits);
    return power < -4 || power >= limit ? exponent(all, SHORTEST, letter) : fixed(all, SHORTEST);
  }
}
