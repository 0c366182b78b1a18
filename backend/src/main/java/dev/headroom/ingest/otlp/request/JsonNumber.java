package dev.headroom.ingest.otlp.request;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Pattern;

/**
 * Numbers as protobuf's JSON writes them, in text or not. How long one may be is settled before it
 * is parsed: an exponent of nine digits costs minutes to expand.
 */
final class JsonNumber {
  /** 20 digits hold every 64-bit integer; as many may follow the point of one with an exponent. */
  private static final Pattern INTEGER =
      Pattern.compile("-?\\d{1,20}(\\.\\d{1,20})?([eE][+-]?\\d{1,3})?");

  private static final int INTEGER_LENGTH_MAX = 48;
  private static final int DIGITS_MAX = 20;
  private static final int FLOATING_LENGTH_MAX = 400;
  private static final Pattern FLOATING =
      Pattern.compile("-?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d{1,9})?");

  private JsonNumber() {}

  /**
   * An integer, exactly; the upper half of an unsigned one as Java holds it.
   *
   * @param bits 32 or 64
   * @throws NumberFormatException if it is none, or none of so many bits
   */
  static long integer(String text, boolean unsigned, int bits) {
    if (bits == Long.SIZE && isShort(text)) {
      long value = Long.parseUnsignedLong(text);
      if (unsigned || value >= 0) {
        return value;
      }
    }
    BigInteger value = integer(text);
    int valueBits = unsigned && value.signum() >= 0 ? value.bitLength() : value.bitLength() + 1;
    if (valueBits > bits || (unsigned && value.signum() < 0)) {
      throw new NumberFormatException("not of " + bits + " bits");
    }
    return value.longValue();
  }

  /** Digits alone, few enough for 64 bits: nearly all integers, and the quickest to read. */
  private static boolean isShort(String text) {
    if (text.isEmpty() || text.length() >= DIGITS_MAX) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  private static BigInteger integer(String text) {
    if (text.length() > INTEGER_LENGTH_MAX || !INTEGER.matcher(text).matches()) {
      throw new NumberFormatException("not an integer");
    }
    BigDecimal exact = new BigDecimal(text);
    if (exact.precision() - exact.scale() > DIGITS_MAX) {
      throw new NumberFormatException("too large");
    }
    try {
      return exact.toBigIntegerExact();
    } catch (ArithmeticException e) {
      throw new NumberFormatException("not whole");
    }
  }

  /**
   * A double, also NaN and infinite ones by their names.
   *
   * @throws NumberFormatException if it is none, or finite and larger than all doubles
   */
  static double floating(String text) {
    return switch (text) {
      case "NaN" -> Double.NaN;
      case "Infinity" -> Double.POSITIVE_INFINITY;
      case "-Infinity" -> Double.NEGATIVE_INFINITY;
      default -> {
        if (text.length() > FLOATING_LENGTH_MAX || !FLOATING.matcher(text).matches()) {
          throw new NumberFormatException("not a number");
        }
        yield finite(text);
      }
    };
  }

  /** The same for a text that JSON itself knows as a number. */
  static double finite(String number) {
    if (number.length() > FLOATING_LENGTH_MAX) {
      throw new NumberFormatException("too long");
    }
    double value = Double.parseDouble(number);
    if (Double.isInfinite(value)) {
      throw new NumberFormatException("too large");
    }
    return value;
  }
}
