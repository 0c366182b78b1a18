package dev.headroom.runbook.live;

import dev.headroom.model.Unit;
import dev.headroom.model.text.DurationText;
import dev.headroom.query.LineQuery;
import dev.headroom.query.LineQuery.Against;
import dev.headroom.query.LineQuery.Measure;
import dev.headroom.query.percentile.PercentileQuery;
import dev.headroom.query.range.Steps;
import dev.headroom.runbook.live.LiveQuery.BlockRange;
import dev.headroom.runbook.live.LiveQuery.Expectation;
import dev.headroom.select.Selector;
import dev.headroom.select.log.LogQuery;
import dev.headroom.select.log.LogQuery.ParsedQuery;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads one block's attributes and its bound source. Attributes that are not known are ignored. */
final class LiveQueryReader {
  static final int RECORDS_MAX = 200;

  private static final String RECORDS = "50";
  private static final String LINES = "10";
  private static final String SIGNATURE = "signature";
  private static final String QUANTILES = "0.5,0.99,0.999";
  private static final String QUANTILE = "0.99";
  private static final String RANGE = "-1h";
  private static final Duration OVER_MAX = Duration.ofDays(1);

  private final Map<String, String> attributes;
  private final String bound;

  LiveQueryReader(Map<String, String> attributes, String bound) {
    this.attributes = attributes;
    this.bound = bound;
  }

  LiveQuery read(LiveBlock.BlockKind kind) {
    return switch (kind) {
      case SLO -> new LiveQuery.Slo(objective());
      case PERCENTILES -> percentiles();
      case VALUE -> value();
      case SERIES -> series();
      case LOGS -> logs();
      case UNKNOWN -> new LiveQuery.Unsupported();
    };
  }

  private String objective() {
    if (bound.isEmpty() || bound.contains("\n")) {
      throw new IllegalArgumentException("a block of kind slo holds the name of one objective");
    }
    return bound;
  }

  private LiveQuery percentiles() {
    List<Double> quantiles =
        Stream.of(attribute("q", QUANTILES).split(",")).map(LiveQueryReader::quantile).toList();
    if (quantiles.size() > PercentileQuery.QUANTILES_MAX) {
      throw new IllegalArgumentException(
          "q has more than " + PercentileQuery.QUANTILES_MAX + " quantiles");
    }
    return new LiveQuery.Percentiles(
        selector(), quantiles, range(), find("step").map(LiveQueryReader::step));
  }

  private LiveQuery value() {
    Duration over = duration("for", attribute("for", "5m"));
    if (over.compareTo(Steps.LENGTH_MIN) < 0 || over.compareTo(OVER_MAX) > 0) {
      throw new IllegalArgumentException("for must be 10s to 1d: " + attribute("for", ""));
    }
    return new LiveQuery.Value(
        selector(),
        quantile(attribute("q", QUANTILE)),
        over,
        find("unit").map(Unit::of),
        find("expect").map(Expectation::parse));
  }

  LiveQuery.SeriesLines series() {
    List<String> by = find("by").map(names -> List.of(names.split(",\\s*"))).orElse(List.of());
    if (by.size() > LineQuery.LABELS_MAX || by.stream().anyMatch(name -> !isLabel(name))) {
      throw new IllegalArgumentException(
          "by is up to " + LineQuery.LABELS_MAX + " names of labels: " + attribute("by", ""));
    }
    String top = attribute("top", LINES);
    if (!top.matches("[1-9][0-9]?") || Integer.parseInt(top) > LineQuery.LINES_MAX) {
      throw new IllegalArgumentException("top must be 1 to " + LineQuery.LINES_MAX + ": " + top);
    }
    Measure measure =
        switch (attribute("show", "latest")) {
          case "latest" -> Measure.LATEST;
          case "rate" -> Measure.RATE;
          default ->
              throw new IllegalArgumentException(
                  "show is latest or rate: " + attribute("show", ""));
        };
    QuerySides sides = QuerySides.of(bound);
    return new LiveQuery.SeriesLines(
        selector(sides.first()),
        sides.operator().map(each -> new Against(each, selector(sides.second()))),
        measure,
        by,
        range(),
        Integer.parseInt(top));
  }

  private static boolean isLabel(String name) {
    return name.matches("[a-zA-Z_][a-zA-Z0-9_]{0,127}");
  }

  private LiveQuery logs() {
    String limit = attribute("limit", RECORDS);
    if (!limit.matches("[1-9][0-9]{0,2}") || Integer.parseInt(limit) > RECORDS_MAX) {
      throw new IllegalArgumentException("limit must be 1 to " + RECORDS_MAX + ": " + limit);
    }
    String expect = attribute("expect", "");
    if (!expect.isEmpty() && !expect.equals("none")) {
      throw new IllegalArgumentException("logs can be expected to be none only: " + expect);
    }
    Optional<String> group = find("group");
    if (group.isPresent() && !group.get().equals(SIGNATURE)) {
      throw new IllegalArgumentException("group is " + SIGNATURE + ": " + group.get());
    }
    return new LiveQuery.Logs(
        query(), range(), Integer.parseInt(limit), group.isPresent(), !expect.isEmpty());
  }

  private LogQuery query() {
    return switch (LogQuery.parse(bound)) {
      case ParsedQuery.Valid(LogQuery query) -> query;
      case ParsedQuery.InvalidQuery(var problem) ->
          throw new IllegalArgumentException(
              "query, column " + problem.column() + ": " + problem.message());
    };
  }

  private Selector selector() {
    return selector(bound);
  }

  private static Selector selector(String text) {
    try {
      return Selector.parse(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "only a selector like name{label=\"value\"} is run, no functions or operators; "
              + e.getMessage(),
          e);
    }
  }

  private BlockRange range() {
    return BlockRange.parse(attribute("range", RANGE));
  }

  private static double quantile(String text) {
    try {
      double quantile = Double.parseDouble(text.strip());
      if (quantile >= 0 && quantile <= 1) {
        return quantile;
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("a quantile is 0 to 1: " + text, e);
    }
    throw new IllegalArgumentException("a quantile is 0 to 1: " + text);
  }

  private static Duration step(String text) {
    Duration step = duration("step", text);
    if (step.compareTo(Steps.LENGTH_MIN) < 0) {
      throw new IllegalArgumentException("step is at least 10s: " + text);
    }
    return step;
  }

  private static Duration duration(String name, String text) {
    try {
      return DurationText.parse(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
    }
  }

  private String attribute(String name, String otherwise) {
    return attributes.getOrDefault(name, otherwise);
  }

  private Optional<String> find(String name) {
    return Optional.ofNullable(attributes.get(name));
  }
}
