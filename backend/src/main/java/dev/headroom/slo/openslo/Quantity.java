package dev.headroom.slo.openslo;

import dev.headroom.model.Unit;
import java.math.BigDecimal;
import java.util.Optional;
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
   * A threshold as written.
   *
   * @param base in base units: {@code 200ms} is 0.2, {@code 512KiB} is 524288, {@code 7} is 7
   * @param unit empty for a bare number
   */
  record Amount(BigDecimal base, Optional<Unit> unit) {}

  /**
   * A threshold.
   *
   * @throws IllegalArgumentException if it is neither a duration, nor a size, nor a number
   */
  static Amount amount(String text) {
    Matcher form = WITH_UNIT.matcher(text);
    if (!form.matches()) {
      throw new IllegalArgumentException(
          "not a threshold such as 200ms, 512KiB or a number of base units: " + text);
    }
    BigDecimal number = new BigDecimal(form.group(1));
    if (form.group(2).isEmpty()) {
      return new Amount(number, Optional.empty());
    }
    Unit unit = unit(form.group(2));
    return new Amount(number.multiply(unit.base()), Optional.of(unit));
  }

  private static Unit unit(String unit) {
    return switch (unit) {
      case "ns" -> Unit.NANOSECONDS;
      case "us", "µs" -> Unit.MICROSECONDS;
      case "ms" -> Unit.MILLISECONDS;
      case "s" -> Unit.SECONDS;
      case "m" -> Unit.of("min");
      case "h" -> Unit.of("h");
      case "B" -> Unit.BYTE;
      case "kB" -> bytes(unit, 1_000);
      case "MB" -> bytes(unit, 1_000_000);
      case "GB" -> bytes(unit, 1_000_000_000);
      case "KiB" -> bytes(unit, 1L << 10);
      case "MiB" -> bytes(unit, 1L << 20);
      case "GiB" -> bytes(unit, 1L << 30);
      default ->
          throw new IllegalArgumentException(
              "unknown unit "
                  + unit
                  + "; there are ns, us, ms, s, m, h and B, kB, MB, GB, KiB, MiB, GiB");
    };
  }

  private static Unit bytes(String unit, long bytes) {
    return new Unit(unit + "y", Unit.Dimension.BYTES, BigDecimal.valueOf(bytes));
  }
}
