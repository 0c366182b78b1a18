package dev.headroom.runbook.live;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * A fenced block that can show the state of things now: a query with the attributes that say how.
 * Where nothing runs it, the page shows its source as code.
 *
 * @param language the fence's first word: {@code promql}, {@code lucene}, {@code slo}, …
 * @param attributes as written in {@code { live=chart range=-2h }}, in their order; {@code live} is
 *     always among them
 * @param source the text between the fences, ending in a newline unless empty
 */
public record LiveBlock(String language, Map<String, String> attributes, String source) {
  /** A label's value that makes sense wherever one can stand, as a level of log records too. */
  private static final String FITS_ANYWHERE = "error";

  /** The attribute that makes a fence live. */
  private static final String LIVE = "live";

  /** What running a block shows. */
  public enum BlockKind {
    /** An objective as it stands. */
    SLO,
    /** Percentiles over time. */
    PERCENTILES,
    /** One percentile against what it should be. */
    VALUE,
    /** What series stand at or how fast they grow, line by line. */
    SERIES,
    /** Log records. */
    LOGS,
    /** Nothing runs it; its source shows as code. */
    UNKNOWN
  }

  /**
   * Reads a fence.
   *
   * @param info its info string, language first
   * @param source the text between the fences
   * @return empty where it is not live
   * @throws IllegalArgumentException with what is wrong, for the person who wrote it
   */
  public static Optional<LiveBlock> read(String info, String source) {
    Map<String, String> attributes = FenceAttributes.parse(info);
    return attributes.containsKey(LIVE)
        ? Optional.of(new LiveBlock(info.split("[\\s{]", 2)[0], attributes, source))
        : Optional.empty();
  }

  public LiveBlock {
    attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
  }

  public BlockKind kind() {
    return switch (language + " " + attributes.getOrDefault(LIVE, "")) {
      case "slo slo" -> BlockKind.SLO;
      case "promql percentiles" -> BlockKind.PERCENTILES;
      case "promql value" -> BlockKind.VALUE;
      case "promql series" -> BlockKind.SERIES;
      case "lucene logs" -> BlockKind.LOGS;
      default -> BlockKind.UNKNOWN;
    };
  }

  /**
   * The source with labels in place of {@code $name}, each as a literal of the query language: a
   * value can never become a part of the query.
   *
   * @throws IllegalArgumentException with what is wrong, for the person who wrote it
   */
  public String bound(Map<String, String> labels) {
    return bound(name -> {
      String value = labels.get(name);
      if (value == null) {
        throw new IllegalArgumentException(
            "there is no label $" + name + "; there are " + new TreeSet<>(labels.keySet()));
      }
      return value;
    });
  }

  /**
   * Says what no labels could make good.
   *
   * @throws IllegalArgumentException with what is wrong, for the person who wrote it
   */
  public void check() {
    LiveQuery.of(this, bound(name -> FITS_ANYWHERE));
  }

  private String bound(UnaryOperator<String> labels) {
    return switch (kind()) {
      case SLO -> LabelBinding.plain(source.strip(), labels);
      case PERCENTILES, VALUE, SERIES -> LabelBinding.promql(source.strip(), labels);
      case LOGS -> LabelBinding.lucene(source.strip(), labels);
      case UNKNOWN -> source.strip();
    };
  }
}
