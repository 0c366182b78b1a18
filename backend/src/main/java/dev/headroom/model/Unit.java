package dev.headroom.model;

import java.math.BigDecimal;

/**
 * What a number measures. Symbols are UCUM's, as OpenTelemetry and the native push use them.
 *
 * @param symbol {@code ns}, {@code us}, {@code ms}, {@code s}, {@code By}, {@code 1}, or any other
 *     symbol an instrument declares, which is then a plain number with a name
 * @param dimension what kind of quantity it is
 * @param base how many base units (seconds, bytes, ones) one of these is
 */
public record Unit(String symbol, Dimension dimension, BigDecimal base) {
  /** The kinds of quantity that percentiles are kept of. */
  public enum Dimension {
    /** Base unit second, tick microsecond, 24 hours at most. */
    TIME(new BigDecimal("0.000001"), 86_400_000_000L),
    /** Base unit and tick one byte, 2^50 at most. */
    BYTES(BigDecimal.ONE, 1L << 50),
    /** Base unit one, tick a thousandth, 2^50 ticks at most. */
    NUMBER(new BigDecimal("0.001"), 1L << 50);

    private final BigDecimal tick;
    private final long ticksMax;

    Dimension(BigDecimal tick, long ticksMax) {
      this.tick = tick;
      this.ticksMax = ticksMax;
    }

    /** The smallest difference an HDR cell of this dimension can show, in base units. */
    public BigDecimal tick() {
      return tick;
    }

    /** The largest value kept apart from others, in ticks; beyond it values count as overflow. */
    public long ticksMax() {
      return ticksMax;
    }

    /** The unit answers are given in: {@code s}, {@code By} or {@code 1}. */
    public Unit baseUnit() {
      return switch (this) {
        case TIME -> SECONDS;
        case BYTES -> BYTE;
        case NUMBER -> ONE;
      };
    }
  }

  public static final Unit NANOSECONDS = time("ns", "0.000000001");
  public static final Unit MICROSECONDS = time("us", "0.000001");
  public static final Unit MILLISECONDS = time("ms", "0.001");
  public static final Unit SECONDS = time("s", "1");
  public static final Unit BYTE = new Unit("By", Dimension.BYTES, BigDecimal.ONE);
  public static final Unit ONE = new Unit("1", Dimension.NUMBER, BigDecimal.ONE);

  private static Unit time(String symbol, String seconds) {
    return new Unit(symbol, Dimension.TIME, new BigDecimal(seconds));
  }

  /** The unit of a symbol; one that is not known is a plain number that keeps its name. */
  public static Unit of(String symbol) {
    return switch (symbol) {
      case "ns" -> NANOSECONDS;
      case "us" -> MICROSECONDS;
      case "ms" -> MILLISECONDS;
      case "s" -> SECONDS;
      case "min" -> time("min", "60");
      case "h" -> time("h", "3600");
      case "d" -> time("d", "86400");
      case "By" -> BYTE;
      case "KiBy" -> new Unit("KiBy", Dimension.BYTES, new BigDecimal(1024));
      case "MiBy" -> new Unit("MiBy", Dimension.BYTES, new BigDecimal(1024 * 1024));
      case "", "1" -> ONE;
      default -> new Unit(symbol, Dimension.NUMBER, BigDecimal.ONE);
    };
  }

  /** The unit that OpenMetrics spells as a word, {@code seconds}; any other by its symbol. */
  public static Unit spelled(String unit) {
    return switch (unit) {
      case "nanoseconds" -> NANOSECONDS;
      case "microseconds" -> MICROSECONDS;
      case "milliseconds" -> MILLISECONDS;
      case "seconds" -> SECONDS;
      case "bytes" -> BYTE;
      case "ratio" -> ONE;
      default -> of(unit);
    };
  }

  /**
   * The unit that a metric's name ends in, as Prometheus' naming rules have it: milliseconds of
   * {@code lag_milliseconds}. A name may end in any word; one without that of a quantity is of
   * plain numbers.
   */
  public static Unit inName(String metric) {
    String word = metric.substring(metric.lastIndexOf('_') + 1);
    Unit unit = spelled(word);
    return unit.symbol().equals(word) ? ONE : unit;
  }

  /** How many ticks of the dimension one of this unit is; 1000 for {@code ms}. */
  public double ticksPerUnit() {
    return base.divide(dimension.tick()).doubleValue();
  }

  /** An amount of base units, told in this unit: 0.2 (seconds) is 200 in {@code ms}. */
  public double fromBase(BigDecimal amount) {
    return amount.divide(base, java.math.MathContext.DECIMAL128).doubleValue();
  }
}
