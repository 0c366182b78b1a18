package dev.headroom.model.distribution;

/**
 * How many observations fell where. Each kind is kept as it was received; kinds are converted only
 * to answer a question that spans several, and the answer then states its bound.
 */
public sealed interface Distribution
    permits HdrDistribution, ExponentialDistribution, BucketDistribution {
  /** Observations in all; never negative, {@link Long#MAX_VALUE} where there are more. */
  long count();

  /** Sum of the observed values in the series' unit; NaN if the sender did not say. */
  double sum();
}
