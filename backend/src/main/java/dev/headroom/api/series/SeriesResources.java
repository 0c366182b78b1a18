package dev.headroom.api.series;

import dev.headroom.api.http.Answers;
import dev.headroom.api.http.Answers.ErrorFormat;
import dev.headroom.api.http.Resource;
import dev.headroom.query.SeriesQueries;
import java.time.InstantSource;
import java.util.List;

/** Everything that can be asked of series over HTTP. */
public final class SeriesResources {
  /** Errors at the paths of Prometheus' API are written as its clients expect them. */
  public static final ErrorFormat PROMETHEUS_ERRORS = new PrometheusEnvelope();

  private SeriesResources() {}

  /** Percentiles and heat maps, metrics and lines, and Prometheus' own paths. */
  public static List<Resource> of(SeriesQueries metrics, InstantSource clock, Answers answers) {
    return List.of(
        new PercentileResource(metrics, clock, answers),
        new SeriesResource(metrics, clock, answers),
        new PrometheusResource(metrics, clock, answers));
  }
}
