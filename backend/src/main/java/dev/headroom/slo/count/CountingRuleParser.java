package dev.headroom.slo.count;

import dev.headroom.select.Matcher;
import dev.headroom.select.Selector;
import dev.headroom.slo.objective.Indicator;
import dev.headroom.slo.objective.SloConfig.WindowScale;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the text of a {@link CountingRule}; takes nothing that one would not have written. */
final class CountingRuleParser {
  private static final Duration WINDOW_MAX = Duration.ofDays(36_500);

  /** Without an exponent, which could stand for any number of digits. */
  private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,500}(\\.[0-9]{1,500})?");

  private static final int COARSE_MILLIS = 60_000;

  private final String text;
  private int at;

  CountingRuleParser(String text) {
    this.text = text;
  }

  CountingRule parse() {
    Indicator.Side side = Indicator.Side.valueOf(word());
    expect(" ");
    Indicator.MetricSource events = source();
    expect(" of ");
    Indicator.MetricSource total = source();
    expect(" over ");
    Duration window = window(word());
    expect(" in ");
    SliceGrid grid = grid(word());
    if (at < text.length()) {
      throw wrong("the end");
    }
    return new CountingRule(new Indicator(side, events, total), window, grid);
  }

  private Indicator.MetricSource source() {
    String kind = word();
    expect(" ");
    return switch (kind) {
      case "counter" -> new Indicator.MetricSource.CounterSource(selector());
      case "observations" -> new Indicator.MetricSource.DistributionSource(selector(), atMost());
      default -> throw wrong("counter or observations");
    };
  }

  private Optional<BigDecimal> atMost() {
    if (!take(" at most ")) {
      return Optional.empty();
    }
    String digits = word();
    if (!DECIMAL.matcher(digits).matches()) {
      throw wrong("a decimal number");
    }
    return Optional.of(new BigDecimal(digits));
  }

  private Selector selector() {
    List<Matcher> matchers = new ArrayList<>();
    expect("{");
    while (!take("}")) {
      if (!matchers.isEmpty()) {
        expect(",");
      }
      String label = next() == '"' ? quoted() : label();
      Matcher.Operator operator = operator();
      matchers.add(new Matcher(label, operator, quoted()));
    }
    return new Selector(matchers);
  }

  private String label() {
    int from = at;
    while (next() != '=' && next() != '!') {
      at++;
    }
    return text.substring(from, at);
  }

  /** The longer ones first, for one begins with another. */
  private Matcher.Operator operator() {
    if (take("=~")) {
      return Matcher.Operator.MATCHES;
    } else if (take("!~")) {
      return Matcher.Operator.MATCHES_NOT;
    } else if (take("!=")) {
      return Matcher.Operator.NOT_EQUAL;
    }
    expect("=");
    return Matcher.Operator.EQUAL;
  }

  private String quoted() {
    expect("\"");
    StringBuilder value = new StringBuilder();
    while (next() != '"') {
      if (next() == '\\') {
        at++;
      }
      value.append(next());
      at++;
    }
    expect("\"");
    return value.toString();
  }

  private Duration window(String written) {
    try {
      Duration window = Duration.parse(written);
      if (window.isPositive() && window.compareTo(WINDOW_MAX) <= 0) {
        return window;
      }
    } catch (DateTimeException notOne) {
      throw new IllegalArgumentException("not a counting rule: " + notOne.getMessage(), notOne);
    }
    throw wrong("a window");
  }

  private SliceGrid grid(String written) {
    int slash = written.indexOf('/');
    long coarseMillis = slash < 0 ? 0 : Long.parseLong(written.substring(slash + 1));
    if (coarseMillis < 1 || coarseMillis > COARSE_MILLIS) {
      throw wrong("lengths of slices");
    }
    SliceGrid grid = SliceGrid.of(new WindowScale((int) (COARSE_MILLIS / coarseMillis)));
    if (!written.equals(grid.fineMillis() + "/" + grid.coarseMillis())) {
      throw wrong("lengths of slices that go together");
    }
    return grid;
  }

  private String word() {
    int end = text.indexOf(' ', at);
    String word = text.substring(at, end < 0 ? text.length() : end);
    at += word.length();
    return word;
  }

  private char next() {
    if (at >= text.length()) {
      throw wrong("more");
    }
    return text.charAt(at);
  }

  private boolean take(String wanted) {
    boolean there = text.startsWith(wanted, at);
    if (there) {
      at += wanted.length();
    }
    return there;
  }

  private void expect(String wanted) {
    if (!take(wanted)) {
      throw wrong(wanted);
    }
  }

  private IllegalArgumentException wrong(String expected) {
    return new IllegalArgumentException(
        "not a counting rule: expected " + expected + " at " + at + " of " + text);
  }
}
