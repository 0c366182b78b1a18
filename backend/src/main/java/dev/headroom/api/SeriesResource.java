package dev.headroom.api;

import dev.headroom.metrics.MetricStore;
import dev.headroom.metrics.SampleAnswer;
import dev.headroom.metrics.SampleAnswer.SeriesSamples;
import dev.headroom.metrics.Selector;
import io.vertx.ext.web.Router;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Samples of series, as they were received. */
public final class SeriesResource {
  private static final int SAMPLES_MAX = 1_000_000;

  private final MetricStore metrics;

  /**
   * @param truncated whether there is more than the limits on series and samples allow
   */
  record SamplesView(List<OneSeries> series, boolean truncated) {}

  /**
   * @param samples pairs of epoch milliseconds and the value as text, as Prometheus writes it
   */
  record OneSeries(Map<String, String> labels, List<List<Object>> samples) {
    static OneSeries of(SeriesSamples series) {
      List<List<Object>> samples = new ArrayList<>();
      for (int i = 0; i < series.timesMillis().length; i++) {
        samples.add(List.of(series.timesMillis()[i], sampleValue(series.values()[i])));
      }
      return new OneSeries(series.labels().toMap(), samples);
    }
  }

  public SeriesResource(MetricStore metrics) {
    this.metrics = metrics;
  }

  void mount(Router router, Answers answers) {
    router
        .get("/api/v1/samples")
        .handler(answers.to("samples", (request, parameters) -> samples(parameters)));
  }

  private Reply samples(Parameters parameters) {
    parameters.required("match");
    Selector selector = parameters.parsed("match", Selector::parse).orElseThrow();
    int limit = parameters.integer("limit", 100, 1, 1_000);
    SampleAnswer found = metrics.samples(selector, parameters.range(), SAMPLES_MAX);
    return new Reply.Found(
        new SamplesView(
            found.series().stream().limit(limit).map(OneSeries::of).toList(),
            found.truncated() || found.series().size() > limit));
  }

  /** Prometheus writes whole numbers without a fraction and names what is no number. */
  private static String sampleValue(double value) {
    if (Double.isNaN(value)) {
      return "NaN";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "+Inf" : "-Inf";
    }
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }
}
