package dev.headroom.model.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers as people read them: short, and never rounded to something they are not. */
public final class PlainNumbers {
  private static final MathContext THREE_DIGITS = new MathContext(3, RoundingMode.HALF_UP);
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final int PERCENT_DIGITS_MAX = 6;

  private static final char MINUS = '\u2212';

  private PlainNumbers() {}

  /** A burn rate with three digits: {@code 14.4}, {@code 31}, {@code 1000}. */
  public static String factor(BigDecimal burn) {
    BigDecimal whole = burn.setScale(0, RoundingMode.HALF_UP);
    return plain(whole.precision() >= 3 ? whole : burn.round(THREE_DIGITS));
  }

  /** The same in a sentence: {@code 14.4 times as fast as it may}; never "1 times". */
  public static String speed(BigDecimal burn) {
    String factor = factor(burn);
    return factor.equals("1") ? "just as fast as it may" : factor + " times as fast as it may";
  }

  /**
   * A share in per cent with one decimal, with more where that would make it nothing or all of it,
   * and a true minus: {@code 3.1%}, {@code 99.95%}, {@code 0.004%}, {@code −11%}.
   */
  public static String percent(BigDecimal share) {
    BigDecimal exact = share.multiply(HUNDRED);
    int digits = 1;
    BigDecimal rounded = exact.setScale(digits, RoundingMode.HALF_UP);
    while (digits < PERCENT_DIGITS_MAX && isAtAnEnd(rounded) && exact.compareTo(rounded) != 0) {
      digits++;
      rounded = exact.setScale(digits, RoundingMode.HALF_UP);
    }
    return plain(rounded).replace('-', MINUS) + "%";
  }

  private static boolean isAtAnEnd(BigDecimal percent) {
    return percent.signum() == 0 || percent.compareTo(HUNDRED) == 0;
  }

  /** Without zeros at its end and without an exponent. */
  public static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }
}
