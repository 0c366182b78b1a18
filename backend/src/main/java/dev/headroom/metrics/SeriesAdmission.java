package dev.headroom.metrics;

import dev.headroom.metrics.series.DistributionSeries;
import dev.headroom.metrics.series.FloatSeries;
import dev.headroom.model.Labels;
import dev.headroom.model.Rejection;
import dev.headroom.model.SeriesData;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Refuses new series beyond the limits; what is known already always has room. */
final class SeriesAdmission {
  private final SeriesIndex<FloatSeries> floats;
  private final SeriesIndex<DistributionSeries> distributions;
  private final HeadConfig config;

  SeriesAdmission(
      SeriesIndex<FloatSeries> floats,
      SeriesIndex<DistributionSeries> distributions,
      HeadConfig config) {
    this.floats = floats;
    this.distributions = distributions;
    this.config = config;
  }

  Admission admit(List<SeriesData> series) {
    if (floats.size() + series.size() <= config.seriesMax()
        && distributions.size() + series.size() <= config.distributionSeriesMax()) {
      return new Admission(series, List.of());
    }
    Limit floatLimit = new Limit("series_limit", "metrics.seriesMax", floats, config.seriesMax());
    Limit distributionLimit =
        new Limit(
            "distribution_series_limit",
            "metrics.distributionSeriesMax",
            distributions,
            config.distributionSeriesMax());
    List<SeriesData> admitted = new ArrayList<>();
    for (SeriesData each : series) {
      Limit limit =
          switch (each) {
            case SeriesData.Floats _, SeriesData.Increments _ -> floatLimit;
            case SeriesData.Observations _, SeriesData.Distributions _ -> distributionLimit;
          };
      if (limit.admits(each)) {
        admitted.add(each);
      }
    }
    List<Rejection> rejections = new ArrayList<>();
    floatLimit.tell(rejections);
    distributionLimit.tell(rejections);
    return new Admission(admitted, rejections);
  }

  /** One limit and what it has refused of one push. */
  private static final class Limit {
    private final String reason;
    private final String key;
    private final SeriesIndex<?> index;
    private final int max;
    private final int known;
    private final Set<Labels> added = new HashSet<>();
    private long refused;
    private String first = "";

    Limit(String reason, String key, SeriesIndex<?> index, int max) {
      this.reason = reason;
      this.key = key;
      this.index = index;
      this.max = max;
      this.known = index.size();
    }

    boolean admits(SeriesData data) {
      Labels labels = data.labels();
      if (index.find(labels) != null || added.contains(labels)) {
        return true;
      }
      if (known + added.size() < max) {
        return added.add(labels);
      }
      if (refused == 0) {
        first = labels.toString();
      }
      refused += data.points();
      return false;
    }

    void tell(List<Rejection> rejections) {
      if (refused > 0) {
        rejections.add(
            new Rejection(
                reason,
                refused,
                "%s would be series %d; %s is %d"
                    .formatted(first, known + added.size() + 1, key, max)));
      }
    }
  }
}
