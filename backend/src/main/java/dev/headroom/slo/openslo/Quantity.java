package dev.headroom.slo.openslo;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Decimal numbers and thresholds as people write them, exact. */
final class Quantity {
  private static final String NUMBER = "[0-9]{1,15}(?:\\.[0-9]{1,20})?";
  private static final Pattern DECIMAL = Pattern.compile("[-+]?" + NUMBER);
  private static final Pattern WITH_UNIT = Pattern.compile("(" + NUMBER + ") ?([a-zA-Zµ]*)");

  private Quantity() {}

  /**
   * @throws IllegalArgumentException if it is not a plain decimal number of bounded length
   */
  static BigDecimal decimal(String text) {
    if (!DECIMAL.matcher(text).matches()) {
      throw new IllegalArgumentException("not a decimal number such as 0.999: " + text);
    }
    return new BigDecimal(text);
  }

  /**
   * A threshold in base units: {@code 200ms} is 0.2, {@code 512KiB} is 524288, {@code 7} is 7.
   *
   * @throws IllegalArgumentException if it is neither a duration, nor a size, nor a number
   */
  static BigDecimal inBaseUnits(String text) {
    Matcher form = WITH_UNIT.matcher(text);
    if (!form.matches()) {
      throw new IllegalArgumentException(
          "not a threshold such as 200ms, 512KiB or a number of base units: " + text);
    }
    return new BigDecimal(form.group(1)).multiply(baseUnits(form.group(2)));
  }

  private static BigDecimal baseUnits(String unit) {
    return switch (unit) {
      case "" -> BigDecimal.ONE;
      case "ns" -> new BigDecimal("0.000000001");
      case "us", "µs" -> new BigDecimal("0.000001");
      case "ms" -> new BigDecimal("0.001");
      case "s", "B" -> BigDecimal.ONE;
      case "m" -> BigDecimal.valueOf(60);
      case "h" -> BigDecimal.valueOf(3_600);
      case "kB" -> BigDecimal.valueOf(1_000);
      case "MB" -> BigDecimal.valueOf(1_000_000);
      case "GB" -> BigDecimal.valueOf(1_000_000_000);
      case "KiB" -> BigDecimal.valueOf(1L << 10);
      case "MiB" -> BigDecimal.valueOf(1L << 20);
      case "GiB" -> BigDecimal.valueOf(1L << 30);
      default ->
          throw new IllegalArgumentException(
              "unknown unit "
                  + unit
                  + "; there are ns, us, ms, s, m, h and B, kB, MB, GB, KiB, MiB, GiB");
    };
  }
}
