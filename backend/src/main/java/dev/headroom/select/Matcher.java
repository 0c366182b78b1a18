package dev.headroom.select;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.headroom.model.Labels;
import dev.headroom.model.distribution.BucketBound;
import java.util.Objects;
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
  private final String bound;
  private final @Nullable Pattern pattern;

  /**
   * @throws IllegalArgumentException if the value is not a regular expression where one is needed
   */
  public Matcher(String label, Operator operator, String value) {
    this.label = label;
    this.operator = operator;
    this.value = value;
    this.bound = BucketBound.canonical(value);
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

  /**
   * Whether a value alone tells whether a series meets the condition. A bucket's bound is compared
   * as a number, the label of any other metric that is called so as a text.
   */
  public boolean isByValue() {
    return !label.equals(BucketBound.LABEL) || (operator == Operator.EQUAL && value.equals(bound));
  }

  /** Whether it asks for one metric by its name. */
  public boolean namesMetric() {
    return label.equals(Labels.NAME) && operator == Operator.EQUAL;
  }

  /** Whether a series meets the condition. */
  boolean matches(Labels series) {
    String actual = series.get(label);
    boolean isBound = label.equals(BucketBound.LABEL) && BucketBound.isOf(series.metric());
    return isBound ? matchesBound(actual) : matches(actual);
  }

  /** Whether a label's value (empty where the label is missing) meets the condition. */
  public boolean matches(String actual) {
    return switch (operator) {
      case EQUAL -> actual.equals(value);
      case NOT_EQUAL -> !actual.equals(value);
      case MATCHES -> pattern != null && pattern.matches(actual);
      case MATCHES_NOT -> pattern != null && !pattern.matches(actual);
    };
  }

  private boolean matchesBound(String actual) {
    return switch (operator) {
      case EQUAL -> actual.equals(bound);
      case NOT_EQUAL -> !actual.equals(bound);
      case MATCHES -> matchesSpelling(actual);
      case MATCHES_NOT -> !matchesSpelling(actual);
    };
  }

  private boolean matchesSpelling(String actual) {
    return pattern != null && BucketBound.spellings(actual).stream().anyMatch(pattern::matches);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Matcher that
        && label.equals(that.label)
        && operator == that.operator
        && value.equals(that.value);
  }

  @Override
  public int hashCode() {
    return Objects.hash(label, operator, value);
  }

  @Override
  public String toString() {
    return label + operator + '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
