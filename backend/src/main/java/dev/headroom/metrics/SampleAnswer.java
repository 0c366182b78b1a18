package dev.headroom.metrics;

import dev.headroom.model.Labels;
import java.util.List;

/**
 * Samples of several series.
 *
 * @param truncated whether there are more series than the limit on samples allowed
 */
public record SampleAnswer(List<SeriesSamples> series, boolean truncated) {
  /**
   * Samples of one series in ascending time order; both arrays are of the same length.
   *
   * @param before what a counter stood at before the first of them; NaN where nobody knows
   */
  public record SeriesSamples(Labels labels, long[] timesMillis, double[] values, double before) {}
}
