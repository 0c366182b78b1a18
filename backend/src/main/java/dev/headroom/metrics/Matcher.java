package dev.headroom.metrics;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.headroom.model.BucketBound;
import dev.headroom.model.Labels;
import org.jspecify.annotations.Nullable;

/**
 * One condition on one label. Regular expressions are RE2 and match the whole value. The value of
 * {@code le} is a number: it equals another spelling of it, and matches where a common spelling
 * does.
 */
public final class Matcher {
  /** Prometheus' four ways to compare. */
  public enum Operator {
    EQUAL("="),
    NOT_EQUAL("!="),
    MATCHES("=~"),
    MATCHES_NOT("!~");

    private final String symbol;

    Operator(String symbol) {
      this.symbol = symbol;
    }

    @Override
    public String toString() {
      return symbol;
    }
  }

  private static final int PATTERN_LENGTH_MAX = 1_000;

  /** The most characters and classes a pattern may have once its repeats are written out. */
  private static final int PATTERN_UNROLLED_MAX = 1_000;

  private final String label;
  private final Operator operator;
  private final String value;
  private final String wanted;
  private final @Nullable Pattern pattern;

  /**
   * @throws IllegalArgumentException if the value is not a regular expression where one is needed
   */
  public Matcher(String label, Operator operator, String value) {
    this.label = label;
    this.operator = operator;
    this.value = value;
    this.wanted = label.equals(BucketBound.LABEL) ? BucketBound.canonical(value) : value;
    this.pattern =
        switch (operator) {
          case EQUAL, NOT_EQUAL -> null;
          case MATCHES, MATCHES_NOT -> compile(value);
        };
  }

  private static Pattern compile(String value) {
    if (value.length() > PATTERN_LENGTH_MAX) {
      throw new IllegalArgumentException(
          "regular expression longer than " + PATTERN_LENGTH_MAX + " characters");
    }
    if (RegexSize.of(value) > PATTERN_UNROLLED_MAX) {
      throw new IllegalArgumentException(
          "regular expression of more than %d parts once its repeats are written out"
              .formatted(PATTERN_UNROLLED_MAX));
    }
    try {
      return Pattern.compile(value, Pattern.DOTALL);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException("bad regular expression: " + e.getMessage(), e);
    }
  }

  public String label() {
    return label;
  }

  public Operator operator() {
    return operator;
  }

  /** As it was written. */
  public String value() {
    return value;
  }

  /** The value that labels have which equal it. */
  String wanted() {
    return wanted;
  }

  /** Whether it asks for one metric by its name. */
  boolean namesMetric() {
    return label.equals(Labels.NAME) && operator == Operator.EQUAL;
  }

  /** Whether a label's value (empty where the label is missing) meets the condition. */
  public boolean matches(String actual) {
    return switch (operator) {
      case EQUAL -> actual.equals(wanted);
      case NOT_EQUAL -> !actual.equals(wanted);
      case MATCHES -> pattern != null && matches(pattern, actual);
      case MATCHES_NOT -> pattern != null && !matches(pattern, actual);
    };
  }

  private boolean matches(Pattern regex, String actual) {
    return label.equals(BucketBound.LABEL)
        ? BucketBound.spellings(actual).stream().anyMatch(regex::matches)
        : regex.matches(actual);
  }

  @Override
  public String toString() {
    return label + operator + '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
