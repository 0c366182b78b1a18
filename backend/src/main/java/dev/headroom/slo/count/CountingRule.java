package dev.headroom.slo.count;

import dev.headroom.select.Matcher;
import dev.headroom.select.Selector;
import dev.headroom.slo.objective.Indicator;
import dev.headroom.slo.objective.Objective;
import java.time.Duration;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the counts of a promise depend on, and nothing else: two promises with the same rule count
 * the same, whatever their targets, tiers and names for people.
 *
 * <p>As text it is complete in itself, so that the log can say by what was counted and a replay
 * needs no file: {@code GOOD counter {__name__="a",code!~"5.."} of counter {__name__="a"} over
 * PT720H in 10000/60000}, the last being the lengths of slices in milliseconds. Two rules are the
 * same if their texts are.
 *
 * @param window length of the rolling window, as it is played
 */
record CountingRule(Indicator indicator, Duration window, SliceGrid grid) {
  /** Labels that can be told from what follows them without quotes. */
  private static final Pattern PLAIN_LABEL = Pattern.compile("[^\\s\"'`\\\\=!~{},]+");

  static CountingRule of(Objective objective, SliceGrid grid) {
    return new CountingRule(objective.indicator(), objective.window(), grid);
  }

  /**
   * Reads what {@link #text} wrote.
   *
   * @throws IllegalArgumentException if it cannot have
   */
  static CountingRule parse(String text) {
    return new CountingRuleParser(text).parse();
  }

  String text() {
    return "%s %s of %s over %s in %d/%d"
        .formatted(
            indicator.counted(),
            text(indicator.events()),
            text(indicator.total()),
            window,
            grid.fineMillis(),
            grid.coarseMillis());
  }

  private static String text(Indicator.MetricSource source) {
    return switch (source) {
      case Indicator.MetricSource.CounterSource counter -> "counter " + text(counter.selector());
      case Indicator.MetricSource.DistributionSource observations ->
          "observations "
              + text(observations.selector())
              + observations
                  .atMost()
                  .map(limit -> " at most " + limit.stripTrailingZeros().toPlainString())
                  .orElse("");
    };
  }

  private static String text(Selector selector) {
    return selector.matchers().stream()
        .map(CountingRule::text)
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static String text(Matcher matcher) {
    String label = matcher.label();
    return (PLAIN_LABEL.matcher(label).matches() ? label : quoted(label))
        + matcher.operator()
        + quoted(matcher.value());
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
