package dev.headroom.model;

import dev.headroom.model.distribution.Distribution;
import java.util.List;

/** What one push says about one series. */
public sealed interface SeriesData {
  Labels labels();

  /** How many points it carries: samples, observations or distributions. */
  int points();

  /**
   * Readings as Prometheus knows them: a gauge, or a counter that grows until it is reset.
   *
   * @param timestampsMillis ascending within one push is usual, not required
   */
  record Floats(Labels labels, long[] timestampsMillis, double[] values) implements SeriesData {
    @Override
    public int points() {
      return values.length;
    }
  }

  /**
   * Running totals of one stream, each since a start that its sender states (OTLP cumulative
   * monotonic sums).
   *
   * @param startsMillis since when each counts; 0 if the sender did not say
   */
  record Sums(
      Labels labels, StreamId stream, long[] startsMillis, long[] timestampsMillis, double[] values)
      implements SeriesData {
    @Override
    public int points() {
      return values.length;
    }
  }

  /** Growth since the previous point (OTLP delta sums); kept as a counter that sums them up. */
  record Increments(Labels labels, long[] timestampsMillis, double[] values) implements SeriesData {
    @Override
    public int points() {
      return values.length;
    }
  }

  /**
   * Single observed values, all of one moment.
   *
   * @param unit what the values are in; any of {@link Unit}'s
   * @param values each finite and 0 or more
   * @param expectedInterval the sender's intended distance between observations in the values'
   *     unit; values above it get the observations the sender's stall kept it from making
   *     (coordinated omission, HdrHistogram's recordValueWithExpectedInterval); 0 for none; time
   *     only
   */
  record Observations(
      Labels labels, Unit unit, long timestampMillis, double[] values, double expectedInterval)
      implements SeriesData {
    @Override
    public int points() {
      return values.length;
    }
  }

  /**
   * Distributions somebody else counted, each kept as it came.
   *
   * @param stream matters for cumulative ones
   */
  record Distributions(
      Labels labels,
      Unit unit,
      Temporality temporality,
      StreamId stream,
      List<DistributionPoint> values)
      implements SeriesData {
    /** Distributions whose labels are their identity. */
    public Distributions(
        Labels labels, Unit unit, Temporality temporality, List<DistributionPoint> values) {
      this(labels, unit, temporality, StreamId.LABELS, values);
    }

    @Override
    public int points() {
      return values.size();
    }
  }

  /** What a distribution counts: since the last point, or since the start. */
  enum Temporality {
    DELTA,
    CUMULATIVE
  }

  /**
   * One distribution and the time it covers.
   *
   * @param startMillis since when it counts; 0 if the sender did not say
   * @param timestampMillis until when
   */
  record DistributionPoint(long startMillis, long timestampMillis, Distribution distribution) {}
}
