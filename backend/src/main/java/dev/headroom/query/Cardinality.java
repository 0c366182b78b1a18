package dev.headroom.query;

import java.util.List;

/**
 * How many series there are, and on how many each value of each label is.
 *
 * @param labels in order of name, without the metric's; those that no series has are not among them
 * @param moreLabels further labels that are not told
 */
public record Cardinality(int series, List<OfLabel> labels, int moreLabels) {
  public Cardinality {
    labels = List.copyOf(labels);
  }

  /**
   * One label.
   *
   * @param distinct how many values it has
   * @param values those on most series first, not all of them where they are many
   */
  public record OfLabel(String name, int distinct, List<OfValue> values) {
    public OfLabel {
      values = List.copyOf(values);
    }
  }

  /** One value. */
  public record OfValue(String value, int series) {}
}
