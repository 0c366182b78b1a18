package dev.headroom.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.logs.Severity;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.exporter.otlp.http.logs.OtlpHttpLogRecordExporter;
import io.opentelemetry.exporter.otlp.http.metrics.OtlpHttpMetricExporter;
import io.opentelemetry.sdk.logs.SdkLoggerProvider;
import io.opentelemetry.sdk.logs.export.BatchLogRecordProcessor;
import io.opentelemetry.sdk.metrics.Aggregation;
import io.opentelemetry.sdk.metrics.InstrumentSelector;
import io.opentelemetry.sdk.metrics.InstrumentType;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.View;
import io.opentelemetry.sdk.metrics.export.AggregationTemporalitySelector;
import io.opentelemetry.sdk.metrics.export.PeriodicMetricReader;
import io.opentelemetry.sdk.resources.Resource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The OpenTelemetry Java SDK and its own exporters as clients. */
class OpenTelemetryIT {
  private static final Resource CHECKOUT =
      Resource.create(Attributes.of(AttributeKey.stringKey("service.name"), "checkout"));

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void exponential_histograms_and_sums_arrive_with_either_temporality(boolean delta)
      throws Exception {
    try (HeadroomProcess server = HeadroomProcess.serve(folder)) {
      OtlpHttpMetricExporter exporter =
          OtlpHttpMetricExporter.builder()
              .setEndpoint(server.url() + "/v1/metrics")
              .setCompression("gzip")
              .setAggregationTemporalitySelector(
                  delta
                      ? AggregationTemporalitySelector.deltaPreferred()
                      : AggregationTemporalitySelector.alwaysCumulative())
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
        DoubleHistogram latency =
            meters.get("test").histogramBuilder("order.latency").setUnit("s").build();
        var orders = meters.get("test").counterBuilder("orders").build();
        for (int round = 0; round < 2; round++) {
          for (int i = 1; i <= 500; i++) {
            latency.record(i / 1000.0);
            orders.add(1);
          }
          assertThat(meters.forceFlush().join(10, TimeUnit.SECONDS).isSuccess()).isTrue();
          Thread.sleep(20);
        }
        JsonNode answer =
            server.json(
                "/api/v1/percentiles?metric=order_latency_seconds&match=%7Bservice%3D%22checkout%22%7D&q=0.5,0.99");
        assertThat(answer.get("kinds").toString()).isEqualTo("[\"exponential\"]");
        JsonNode point = answer.get("points").get(0);
        assertThat(point.get("count").asLong()).isEqualTo(1_000);
        assertThat(point.get("values").get(0).get("low").asDouble()).isLessThanOrEqualTo(0.25);
        assertThat(point.get("values").get(0).get("high").asDouble()).isGreaterThanOrEqualTo(0.25);
        JsonNode sum = server.json("/api/v1/samples?match=orders_total").get("series").get(0);
        JsonNode samples = sum.get("samples");
        assertThat(samples.get(samples.size() - 1).get(1).asText()).isEqualTo("1000");
      }
    }
  }

  @Test
  void log_records_arrive_with_their_fields() throws Exception {
    try (HeadroomProcess server = HeadroomProcess.serve(folder)) {
      OtlpHttpLogRecordExporter exporter =
          OtlpHttpLogRecordExporter.builder()
              .setEndpoint(server.url() + "/v1/logs")
              .setCompression("gzip")
              .build();
      try (SdkLoggerProvider loggers =
          SdkLoggerProvider.builder()
              .setResource(CHECKOUT)
              .addLogRecordProcessor(BatchLogRecordProcessor.builder(exporter).build())
              .build()) {
        for (int i = 0; i < 1_000; i++) {
          loggers
              .get("test")
              .logRecordBuilder()
              .setSeverity(i % 10 == 0 ? Severity.ERROR : Severity.INFO)
              .setBody("order " + i + " handled")
              .setAttribute(AttributeKey.stringKey("region"), "eu-1")
              .emit();
        }
        assertThat(loggers.forceFlush().join(20, TimeUnit.SECONDS).isSuccess()).isTrue();
      }
      server.await(
          "the last record is found",
          Duration.ofSeconds(10),
          () -> total(server, "region:eu-1") == 1_000);
      assertThat(total(server, "service:checkout%20AND%20level:ERROR")).isEqualTo(100);
    }
  }

  private static long total(HeadroomProcess server, String query) {
    try {
      return server.json("/api/v1/logs/histogram?query=" + query).get("total").asLong();
    } catch (java.io.IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
