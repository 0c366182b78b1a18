package dev.headroom.process;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.exporter.otlp.http.metrics.OtlpHttpMetricExporter;
import io.opentelemetry.sdk.metrics.Aggregation;
import io.opentelemetry.sdk.metrics.InstrumentSelector;
import io.opentelemetry.sdk.metrics.InstrumentType;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.View;
import io.opentelemetry.sdk.metrics.export.PeriodicMetricReader;
import io.opentelemetry.sdk.resources.Resource;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** A pod whose calls are measured by the OpenTelemetry SDK for Java. */
final class JavaPod implements Pod {
  private static final int ATTEMPTS = 1_000;
  private static final Attributes OK = code("200");
  private static final Attributes FAILED = code("500");

  private final OtlpHttpMetricExporter exporter;
  private final SdkMeterProvider meters;
  private final List<LongCounter> calls;
  private final List<DoubleHistogram> durations;
  private boolean killed;

  /**
   * @param exponential whether histograms are base-2 exponential ones; else the SDK's default
   *     buckets
   */
  JavaPod(String url, Duration interval, Attributes resource, boolean exponential) {
    exporter = OtlpHttpMetricExporter.builder().setEndpoint(url + "/v1/metrics").build();
    var provider =
        SdkMeterProvider.builder()
            .setResource(Resource.getDefault().merge(Resource.create(resource)))
            .registerMetricReader(
                PeriodicMetricReader.builder(exporter).setInterval(interval).build());
    if (exponential) {
      provider.registerView(
          InstrumentSelector.builder().setType(InstrumentType.HISTOGRAM).build(),
          View.builder().setAggregation(Aggregation.base2ExponentialBucketHistogram()).build());
    }
    meters = provider.build();
    calls = scopes().map(scope -> meters.get(scope).counterBuilder("calls").build()).toList();
    durations =
        scopes()
            .map(scope -> meters.get(scope).histogramBuilder("call.duration").setUnit("ms").build())
            .toList();
  }

  private static Stream<String> scopes() {
    return Stream.of("cart", "payment", "mail");
  }

  private static Attributes code(String code) {
    return Attributes.of(AttributeKey.stringKey("code"), code);
  }

  @Override
  public void calls(int fast, int slow) {
    for (int i = 0; i < fast + slow; i++) {
      boolean failed = i >= fast;
      calls.forEach(counter -> counter.add(1, failed ? FAILED : OK));
      durations.forEach(histogram -> histogram.record(failed ? 400 : 20));
    }
  }

  @Override
  public void flush() {
    // The reader refuses to export while its own timer does.
    for (int i = 0; i < ATTEMPTS; i++) {
      if (meters.forceFlush().join(20, TimeUnit.SECONDS).isSuccess()) {
        return;
      }
      LockSupport.parkNanos(5_000_000);
    }
    throw new IllegalStateException("the export failed " + ATTEMPTS + " times");
  }

  @Override
  public void kill() {
    // What is not exported any more is lost with the process; so is it with the exporter.
    killed = true;
    exporter.shutdown();
    meters.close();
  }

  @Override
  public void close() {
    if (!killed) {
      flush();
    }
    meters.close();
  }
}
