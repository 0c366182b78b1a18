package dev.headroom.runbook.live;

import dev.headroom.model.TimeRange;
import dev.headroom.model.Unit;
import dev.headroom.model.text.DurationText;
import dev.headroom.query.LineQuery;
import dev.headroom.query.LineQuery.Against;
import dev.headroom.query.LineQuery.Measure;
import dev.headroom.select.Selector;
import dev.headroom.select.log.LogQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a live block asks, its labels bound and its attributes read. */
public sealed interface LiveQuery {
  /** How an objective stands. */
  record Slo(String objective) implements LiveQuery {}

  /** Percentiles of merged distributions over time. */
  record Percentiles(
      Selector selector, List<Double> quantiles, BlockRange range, Optional<Duration> step)
      implements LiveQuery {
    public Percentiles {
      quantiles = List.copyOf(quantiles);
    }
  }

  /**
   * One percentile.
   *
   * @param over the stretch before the end that is merged
   * @param unit of the expectation; that of the data where empty
   */
  record Value(
      Selector selector,
      double quantile,
      Duration over,
      Optional<Unit> unit,
      Optional<Expectation> expectation)
      implements LiveQuery {}

  /**
   * What series stand at, or how fast they grow, line by line.
   *
   * @param against what they are told against; empty if they are told alone
   * @param by labels each line is of
   * @param linesMax how many at most
   */
  record SeriesLines(
      Selector selector,
      Optional<Against> against,
      Measure measure,
      List<String> by,
      BlockRange range,
      int linesMax)
      implements LiveQuery {
    public SeriesLines {
      by = List.copyOf(by);
    }

    /**
     * Reads what a block of this kind holds.
     *
     * @param attributes {@code show}, {@code by}, {@code top} and {@code range}, each optional
     * @param source a selector, or two with an operator between them
     * @throws IllegalArgumentException with what is wrong, for the person who wrote it
     */
    public static SeriesLines of(Map<String, String> attributes, String source) {
      return new LiveQueryReader(attributes, source).series();
    }

    /** The same of a range of time. */
    public LineQuery in(TimeRange range) {
      return new LineQuery(selector, against, measure, by, range, linesMax);
    }
  }

  /**
   * The newest log records, or the kinds of records there are.
   *
   * @param limit records, or groups
   * @param bySignature whether they are grouped by signature
   * @param expectNone whether there should be none; the range is then before the end
   */
  record Logs(LogQuery query, BlockRange range, int limit, boolean bySignature, boolean expectNone)
      implements LiveQuery {}

  /** Nothing that is run here. */
  record Unsupported() implements LiveQuery {}

  /**
   * Reads a block.
   *
   * @param bound its source with labels in place, from {@link LiveBlock#bound}
   * @throws IllegalArgumentException with what is wrong, for the person who wrote it
   */
  static LiveQuery of(LiveBlock block, String bound) {
    return new LiveQueryReader(block.attributes(), bound).read(block.kind());
  }

  /**
   * A range of time as a block says it: {@code -15m} until the end, {@code -2h..+10m} around the
   * start.
   *
   * @param from relative to the start
   * @param to relative to the start; the end where empty
   */
  record BlockRange(Duration from, Optional<Duration> to) {
    private static final Pattern FORM = Pattern.compile("([-+])(\\w+)(?:\\.\\.([-+])(\\w+))?");
    private static final Duration LENGTH_MAX = Duration.ofDays(31);

    /**
     * @throws IllegalArgumentException with an example, if the text is no range
     */
    static BlockRange parse(String text) {
      Matcher form = FORM.matcher(text);
      if (!form.matches()) {
        throw new IllegalArgumentException("range is not like -15m or -2h..+10m: " + text);
      }
      Duration from = signed(form.group(1), form.group(2));
      Optional<Duration> to =
          Optional.ofNullable(form.group(3)).map(sign -> signed(sign, form.group(4)));
      if (to.isPresent() && to.get().compareTo(from) <= 0) {
        throw new IllegalArgumentException("range ends before it begins: " + text);
      }
      return new BlockRange(from, to);
    }

    private static Duration signed(String sign, String text) {
      Duration duration = DurationText.parse(text);
      if (duration.compareTo(LENGTH_MAX) > 0) {
        throw new IllegalArgumentException("range reaches further than 31d: " + text);
      }
      return sign.equals("-") ? duration.negated() : duration;
    }

    /**
     * The range around a start, never reaching past an end.
     *
     * @param start what happened then is asked about
     * @param end up to which there is something to see
     */
    public TimeRange around(Instant start, Instant end) {
      long last = end.toEpochMilli();
      long until = to.map(offset -> start.plus(offset).toEpochMilli()).orElse(last);
      long first = Math.min(start.plus(from).toEpochMilli(), last);
      return new TimeRange(first, Math.max(first, Math.min(until, last)));
    }
  }

  /**
   * What a value should be: {@code < 0.2}.
   *
   * @param text as written
   * @param limit in the unit the block names
   */
  record Expectation(String text, Comparison comparison, double limit) {
    private static final Pattern FORM =
        Pattern.compile("(<=?|>=?)\\s*([0-9]{1,15}(?:\\.[0-9]{1,12})?)");

    /**
     * @throws IllegalArgumentException with an example, if the text is no comparison
     */
    static Expectation parse(String text) {
      Matcher form = FORM.matcher(text.strip());
      if (!form.matches()) {
        throw new IllegalArgumentException("expect is not like \"< 0.2\": " + text);
      }
      Comparison comparison =
          switch (form.group(1)) {
            case "<" -> Comparison.UNDER;
            case "<=" -> Comparison.AT_MOST;
            case ">" -> Comparison.OVER;
            default -> Comparison.AT_LEAST;
          };
      return new Expectation(text.strip(), comparison, Double.parseDouble(form.group(2)));
    }

    public boolean metBy(double value) {
      return switch (comparison) {
        case UNDER -> value < limit;
        case AT_MOST -> value <= limit;
        case OVER -> value > limit;
        case AT_LEAST -> value >= limit;
      };
    }

    /**
     * Whether it is met by something of which a least value alone is known; empty where that does
     * not say.
     */
    public Optional<Boolean> metByAtLeast(double least) {
      boolean met = metBy(least);
      return switch (comparison) {
        case UNDER, AT_MOST -> met ? Optional.empty() : Optional.of(false);
        case OVER, AT_LEAST -> met ? Optional.of(true) : Optional.empty();
      };
    }
  }

  /** How the value is compared. */
  public enum Comparison {
    UNDER,
    AT_MOST,
    OVER,
    AT_LEAST
  }
}
