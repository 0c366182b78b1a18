package dev.headroom.model.distribution;

import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * The upper bound of a Prometheus bucket, as its label {@value #LABEL} tells it: a number, which
 * senders spell in several ways ({@code 1}, {@code 1.0}, {@code 1e0}). One spelling stands for all
 * of them: the shortest decimal that is this number, and {@code +Inf}.
 */
public final class BucketBound {
  /** The label that holds a bucket's upper bound. */
  public static final String LABEL = "le";

  private static final String METRIC_SUFFIX = "_bucket";
  private static final int LENGTH_MAX = 64;
  private static final String CHARACTERS = "0123456789+-.eE";
  private static final int PLAIN_EXPONENT_MIN = -7;
  private static final int PLAIN_EXPONENT_MAX = 20;
  private static final int GO_EXPONENT_MIN = -4;
  private static final int GO_EXPONENT_MAX = 5;

  private BucketBound() {}

  /** Whether the label of a metric's series is a bound: those of a histogram's buckets only. */
  public static boolean isOf(String metric) {
    return metric.endsWith(METRIC_SUFFIX);
  }

  /** The histogram whose buckets a metric counts; empty for any other metric. */
  public static Optional<String> histogram(String metric) {
    return isOf(metric)
        ? Optional.of(metric.substring(0, metric.length() - METRIC_SUFFIX.length()))
        : Optional.empty();
  }

  /** The one spelling of a bound; a text that is no number is its own. */
  public static String canonical(String text) {
    OptionalDouble number = parse(text);
    return number.isPresent() ? text(number.getAsDouble()) : text;
  }

  /** The number a bound is; empty where the text is none, or none that a double can hold. */
  public static OptionalDouble parse(String text) {
    if (text.isEmpty() || text.length() > LENGTH_MAX) {
      return OptionalDouble.empty();
    }
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "inf", "+inf", "infinity", "+infinity" -> OptionalDouble.of(Double.POSITIVE_INFINITY);
      case "-inf", "-infinity" -> OptionalDouble.of(Double.NEGATIVE_INFINITY);
      default -> finite(text);
    };
  }

  private static OptionalDouble finite(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (CHARACTERS.indexOf(text.charAt(i)) < 0) {
        return OptionalDouble.empty();
      }
    }
    try {
      double number = Double.parseDouble(text);
      return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
    } catch (NumberFormatException _) {
      return OptionalDouble.empty();
    }
  }

  private static String text(double number) {
    if (Double.isInfinite(number)) {
      return number > 0 ? "+Inf" : "-Inf";
    }
    if (number == 0) {
      return "0";
    }
    BigDecimal decimal = decimal(number);
    int exponent = exponent(decimal);
    return exponent >= PLAIN_EXPONENT_MIN && exponent <= PLAIN_EXPONENT_MAX
        ? decimal.toPlainString()
        : decimal.toString().replace('E', 'e');
  }

  /**
   * The ways in which senders and people commonly spell a bound, the one above first: Prometheus'
   * text format and Go write {@code 1e+06}, OpenMetrics {@code 1.0}.
   */
  public static Set<String> spellings(String canonical) {
    Set<String> spellings = new LinkedHashSet<>();
    spellings.add(canonical);
    OptionalDouble number = parse(canonical);
    if (number.isPresent() && Double.isFinite(number.getAsDouble())) {
      if (canonical.chars().allMatch(c -> Character.isDigit(c) || c == '-')) {
        spellings.add(canonical + ".0");
      }
      spellings.add(go(number.getAsDouble()));
    }
    return spellings;
  }

  /** As {@code strconv.FormatFloat(number, 'g', -1, 64)} has it. */
  private static String go(double number) {
    BigDecimal decimal = decimal(number);
    int exponent = exponent(decimal);
    if (number == 0 || (exponent >= GO_EXPONENT_MIN && exponent <= GO_EXPONENT_MAX)) {
      return text(number);
    }
    String digits = decimal.movePointLeft(exponent).stripTrailingZeros().toPlainString();
    return String.format(
        Locale.ROOT, "%se%s%02d", digits, exponent < 0 ? "-" : "+", Math.abs(exponent));
  }

  private static BigDecimal decimal(double number) {
    return new BigDecimal(Double.toString(number)).stripTrailingZeros();
  }

  private static int exponent(BigDecimal decimal) {
    return decimal.precision() - decimal.scale() - 1;
  }
}
