package dev.headroom.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.ingest.IngestConfig.BodyLimits;
import dev.headroom.ingest.decode.DecodeLimits;
import dev.headroom.model.Batch;
import dev.headroom.model.LogRecord;
import dev.headroom.model.SeriesData;
import dev.headroom.model.distribution.Distribution.ExponentialDistribution;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.logs.Severity;
import io.opentelemetry.exporter.otlp.http.logs.OtlpHttpLogRecordExporter;
import io.opentelemetry.exporter.otlp.http.metrics.OtlpHttpMetricExporter;
import io.opentelemetry.sdk.logs.SdkLoggerProvider;
import io.opentelemetry.sdk.logs.export.SimpleLogRecordProcessor;
import io.opentelemetry.sdk.metrics.Aggregation;
import io.opentelemetry.sdk.metrics.InstrumentSelector;
import io.opentelemetry.sdk.metrics.InstrumentType;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.View;
import io.opentelemetry.sdk.metrics.export.AggregationTemporalitySelector;
import io.opentelemetry.sdk.metrics.export.PeriodicMetricReader;
import io.opentelemetry.sdk.resources.Resource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The exporters that people run, against the receivers. */
final class OpenTelemetrySdkTest {
  private static final Resource CHECKOUT =
      Resource.create(Attributes.of(AttributeKey.stringKey("service.name"), "checkout"));

  private PushServer server;

  @BeforeEach
  void start() throws Exception {
    server = new PushServer(BodyLimits.defaults(), DecodeLimits.defaults(), Instant.now());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private String url(String path) {
    return "http://127.0.0.1:" + server.port() + path;
  }

  private List<SeriesData> series() {
    return server.store.batches().stream().map(Batch::series).flatMap(List::stream).toList();
  }

  @Test
  void countersAndExponentialHistogramsArrive() {
    OtlpHttpMetricExporter exporter =
        OtlpHttpMetricExporter.builder()
            .setEndpoint(url("/v1/metrics"))
            .setCompression("gzip")
            .setAggregationTemporalitySelector(AggregationTemporalitySelector.deltaPreferred())
            .build();
    try (SdkMeterProvider meters =
        SdkMeterProvider.builder()
            .setResource(CHECKOUT)
            .registerView(
                InstrumentSelector.builder().setType(InstrumentType.HISTOGRAM).build(),
                View.builder()
                    .setAggregation(Aggregation.base2ExponentialBucketHistogram())
                    .build())
            .registerMetricReader(
                PeriodicMetricReader.builder(exporter).setInterval(Duration.ofHours(1)).build())
            .build()) {
      meters.get("test").counterBuilder("orders").build().add(3);
      var histogram = meters.get("test").histogramBuilder("request.duration").setUnit("s").build();
      for (int i = 1; i <= 1_000; i++) {
        histogram.record(i / 1_000.0);
      }
      assertThat(meters.forceFlush().join(10, TimeUnit.SECONDS).isSuccess()).isTrue();
    }

    assertThat(series())
        .anySatisfy(each -> {
          assertThat(each.labels().toString())
              .isEqualTo("orders_total{otel_scope_name=\"test\",service=\"checkout\"}");
          assertThat(((SeriesData.Increments) each).values()).containsExactly(3);
        })
        .anySatisfy(each -> {
          assertThat(each.labels().metric()).isEqualTo("request_duration_seconds");
          var distribution = ((SeriesData.Distributions) each).values().getFirst();
          assertThat(distribution.distribution()).isInstanceOf(ExponentialDistribution.class);
          assertThat(distribution.distribution().count()).isEqualTo(1_000);
          assertThat(distribution.distribution().sum()).isEqualTo(500.5);
        });
  }

  @Test
  void logRecordsArrive() {
    OtlpHttpLogRecordExporter exporter =
        OtlpHttpLogRecordExporter.builder().setEndpoint(url("/v1/logs")).build();
    try (SdkLoggerProvider loggers =
        SdkLoggerProvider.builder()
            .setResource(CHECKOUT)
            .addLogRecordProcessor(SimpleLogRecordProcessor.create(exporter))
            .build()) {
      loggers
          .get("payments")
          .logRecordBuilder()
          .setSeverity(Severity.WARN)
          .setBody("card declined")
          .setAttribute(AttributeKey.stringKey("card"), "visa")
          .emit();
      assertThat(loggers.forceFlush().join(10, TimeUnit.SECONDS).isSuccess()).isTrue();
    }

    LogRecord record = server.store.batches().getFirst().logs().getFirst();
    assertThat(record.service()).isEqualTo("checkout");
    assertThat(record.severity()).isEqualTo(13);
    assertThat(record.body()).isEqualTo("card declined");
    assertThat(record.attributes())
        .containsEntry("card", "visa")
        .containsEntry("otel.scope.name", "payments");
  }
}
