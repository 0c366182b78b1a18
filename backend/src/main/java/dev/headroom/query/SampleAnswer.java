package dev.headroom.query;

import dev.headroom.model.Labels;
import dev.headroom.storage.series.Samples;
import java.util.List;

/**
 * Samples of several series.
 *
 * @param truncated whether there are more series than the limit on samples allowed
 */
public record SampleAnswer(List<SeriesSamples> series, boolean truncated) {
  /** Samples of one series. */
  public record SeriesSamples(Labels labels, Samples samples) {}
}
