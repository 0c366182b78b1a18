package dev.headroom.template.value;

import java.util.Locale;

/** Numbers that are not whole, as the verbs of {@code printf} show them. */
final class GoReal {
  private static final int MANTISSA_BITS = 52;
  private static final int BIAS = 1023;
  private static final long HIDDEN = 1L << MANTISSA_BITS;

  /** Where the digit before the point stands while digits are taken. */
  private static final int LEADING_BIT = 60;

  private static final long FRACTION = (1L << LEADING_BIT) - 1;

  private GoReal() {}

  static String text(double number, int verb, VerbFlags flags) {
    int asked = "fFeE".indexOf(verb) >= 0 ? 6 : GoNumber.SHORTEST;
    int precision = flags.precision == VerbFlags.UNSAID ? asked : flags.precision;
    TemplateWork.length(precision);
    String all = bare(number, verb, precision);
    boolean isNegative = all.startsWith("-");
    String digits = all.startsWith("-") || all.startsWith("+") ? all.substring(1) : all;
    if (!Double.isFinite(number)) {
      String sign = Double.isNaN(number) ? flags.sign(false) : isNegative ? "-" : "+";
      return flags.padded(sign + digits, false);
    }
    if (flags.isSharp && verb != 'b') {
      digits = withPoint(digits, verb, precision);
    }
    String sign = flags.sign(isNegative);
    int missing = flags.width - sign.length() - digits.length();
    if (flags.isZeroed && missing > 0) {
      TemplateWork.length(flags.width);
      return sign + "0".repeat(missing) + digits;
    }
    return flags.padded(sign + digits, false);
  }

  private static String bare(double number, int verb, int precision) {
    if (!Double.isFinite(number)) {
      return GoNumber.format(number, 'g', GoNumber.SHORTEST);
    }
    return switch (verb) {
      case 'b' -> binary(number);
      case 'x' -> hexadecimal(number, precision);
      case 'X' -> hexadecimal(number, precision).toUpperCase(Locale.ROOT);
      case 'v' -> GoNumber.format(number, 'g', precision);
      default -> GoNumber.format(number, (char) verb, precision);
    };
  }

  /** A sharp keeps the point and, where digits are counted in all, the zeros at the end. */
  private static String withPoint(String all, int verb, int precision) {
    int end = exponentAt(all, verb == 'x' || verb == 'X');
    String number = all.substring(0, end);
    boolean isCounted = verb == 'g' || verb == 'G' || verb == 'x';
    int wanted = !isCounted ? 0 : precision == GoNumber.SHORTEST ? 6 : precision;
    int significant = number.replace(".", "").replaceFirst("^0*", "").length();
    boolean isNothing = significant == 0 && number.equals("0");
    String point = number.contains(".") ? "" : ".";
    int zeros = wanted - significant - (isNothing ? 1 : 0);
    return number + point + "0".repeat(Math.max(0, zeros)) + all.substring(end);
  }

  private static int exponentAt(String all, boolean isHexadecimal) {
    for (int i = 0; i < all.length(); i++) {
      char each = Character.toLowerCase(all.charAt(i));
      if (each == 'p' || (each == 'e' && !isHexadecimal)) {
        return i;
      }
    }
    return all.length();
  }

  private static String sign(double number) {
    return Double.doubleToRawLongBits(number) < 0 ? "-" : "";
  }

  private static int exponent(double number) {
    return Math.max(Math.getExponent(number), 1 - BIAS);
  }

  private static long mantissa(double number) {
    long fraction = Double.doubleToRawLongBits(number) & (HIDDEN - 1);
    return Math.abs(number) < Double.MIN_NORMAL ? fraction : fraction | HIDDEN;
  }

  /** The mantissa as a whole number, and the power of two. */
  private static String binary(double number) {
    int power = exponent(number) - MANTISSA_BITS;
    return sign(number) + mantissa(number) + "p" + (power < 0 ? "" : "+") + power;
  }

  private static String hexadecimal(double number, int precision) {
    long mantissa = mantissa(number) << (LEADING_BIT - MANTISSA_BITS);
    int power = mantissa == 0 ? 0 : exponent(number);
    while (mantissa != 0 && mantissa >>> LEADING_BIT == 0) {
      mantissa <<= 1;
      power--;
    }
    if (precision >= 0 && precision < LEADING_BIT / 4) {
      mantissa = rounded(mantissa, precision * 4);
      if (mantissa >>> LEADING_BIT > 1) {
        mantissa >>>= 1;
        power++;
      }
    }
    String fraction = "%015x".formatted(mantissa & FRACTION);
    String digits =
        precision < 0
            ? fraction.replaceFirst("0+$", "")
            : fraction.substring(0, Math.min(precision, fraction.length()))
                + "0".repeat(Math.max(0, precision - fraction.length()));
    return sign(number)
        + "0x"
        + (mantissa >>> LEADING_BIT)
        + (digits.isEmpty() ? "" : "." + digits)
        + "p%s%02d".formatted(power < 0 ? "-" : "+", Math.abs(power));
  }

  /** Half goes to the even neighbour. */
  private static long rounded(long mantissa, int bits) {
    long extra = (mantissa << bits) & FRACTION;
    long whole = mantissa >>> (LEADING_BIT - bits);
    boolean isUp = (extra | (whole & 1)) > 1L << (LEADING_BIT - 1);
    return (isUp ? whole + 1 : whole) << (LEADING_BIT - bits);
  }
}
