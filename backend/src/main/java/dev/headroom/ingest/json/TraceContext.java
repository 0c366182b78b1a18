package dev.headroom.ingest.json;

import java.math.BigInteger;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Trace and span ids as loggers and tracers write them, as lower-case hex. */
final class TraceContext {
  private static final int TRACE_DIGITS = 32;
  private static final int SPAN_DIGITS = 16;
  private static final int DECIMAL_DIGITS_MAX = 20;
  private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]+");
  private static final Pattern ZEROS = Pattern.compile("0*");
  private static final Pattern DECIMAL = Pattern.compile("[0-9]{1," + DECIMAL_DIGITS_MAX + "}");
  private static final Pattern UUID =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private TraceContext() {}

  /**
   * A trace id: 32 hex digits, a UUID, or 16 hex digits, to which zeros are added in front.
   *
   * @return empty text where the id is none (nothing or zeros), nothing where it cannot be read
   */
  static Optional<String> trace(KnownKey key, LogValue value) {
    String text = value.text().strip();
    String digits = UUID.matcher(text).matches() ? text.replace("-", "") : text;
    return id(key, digits, TRACE_DIGITS);
  }

  /** A span id: 16 hex digits. */
  static Optional<String> span(KnownKey key, LogValue value) {
    return id(key, value.text().strip(), SPAN_DIGITS);
  }

  private static Optional<String> id(KnownKey key, String digits, int length) {
    if (ZEROS.matcher(digits).matches()) {
      return Optional.of("");
    }
    boolean hex = HEX.matcher(digits).matches();
    if (hex && (digits.length() == length || digits.length() == SPAN_DIGITS)) {
      return Optional.of(padded(digits.toLowerCase(Locale.ROOT), length));
    }
    return key.name().startsWith("dd.") && DECIMAL.matcher(digits).matches()
        ? datadog(digits).map(id -> padded(id, length))
        : Optional.empty();
  }

  /** Datadog writes the lower 64 bits as a decimal number. */
  private static Optional<String> datadog(String decimal) {
    BigInteger number = new BigInteger(decimal);
    return number.bitLength() > Long.SIZE
        ? Optional.empty()
        : Optional.of(HexFormat.of().toHexDigits(number.longValue()));
  }

  private static String padded(String digits, int length) {
    return "0".repeat(length - digits.length()) + digits;
  }
}
