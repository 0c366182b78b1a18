package dev.headroom.slo.objective;

import dev.headroom.model.Unit;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * An amount that observations are good up to, and the unit it is told in.
 *
 * @param amount in the unit
 */
public record Limit(BigDecimal amount, Unit unit) {
  /**
   * In the unit it was written in. A bare number is of the base unit of what the metric measures,
   * as its name says; times under a second are told in milliseconds.
   *
   * @param base in base units
   */
  static Limit of(BigDecimal base, Optional<Unit> writtenIn, String metric) {
    Unit unit =
        writtenIn.orElseGet(() -> {
          Unit ofMetric = Unit.inName(metric).dimension().baseUnit();
          boolean isShort = base.signum() > 0 && base.compareTo(BigDecimal.ONE) < 0;
          return ofMetric.equals(Unit.SECONDS) && isShort ? Unit.MILLISECONDS : ofMetric;
        });
    return new Limit(base.divide(unit.base(), java.math.MathContext.DECIMAL128), unit);
  }

  /** For people: {@code 250 ms}, {@code 512 KiB}, {@code 7}. */
  public String text() {
    String number = amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
    return switch (unit.symbol()) {
      case "1" -> number;
      case "us" -> number + " µs";
      default ->
          number
              + " "
              + (unit.dimension() == Unit.Dimension.BYTES
                  ? unit.symbol().replace("By", "B")
                  : unit.symbol());
    };
  }
}
