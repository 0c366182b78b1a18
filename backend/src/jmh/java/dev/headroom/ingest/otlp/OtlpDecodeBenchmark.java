package dev.headroom.ingest.otlp;

import dev.headroom.ingest.IngestConfig.OtlpConfig;
import dev.headroom.ingest.decode.Body;
import dev.headroom.ingest.decode.BodyException;
import dev.headroom.ingest.decode.DecodeLimits;
import dev.headroom.ingest.decode.Decoded;
import dev.headroom.ingest.decode.Decoder;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.metrics.v1.AggregationTemporality;
import io.opentelemetry.proto.metrics.v1.Metric;
import java.util.List;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Exports of one process in protobuf: 100 cumulative histograms of ten buckets; 500 log records.
 */
@State(Scope.Thread)
public class OtlpDecodeBenchmark {
  private static final int HISTOGRAMS = 100;
  private static final int RECORDS = 500;
  private static final List<Double> BOUNDS =
      List.of(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5);
  private static final List<Long> COUNTS = List.of(3L, 12L, 90L, 250L, 120L, 40L, 9L, 2L, 1L, 0L);

  private Decoder metrics;
  private Decoder logs;
  private Body metricsBody;
  private Body logsBody;

  @Setup
  public void requests() {
    Otlp otlp = new Otlp(DecodeLimits.defaults(), OtlpConfig.defaults());
    metrics = otlp.metricsProtobuf();
    logs = otlp.logsProtobuf();
    metricsBody =
        new Body(
            OtlpMessages.metrics(
                    IntStream.range(0, HISTOGRAMS)
                        .mapToObj(OtlpDecodeBenchmark::histogram)
                        .toArray(Metric[]::new))
                .toByteArray(),
            OtlpMessages.NOW);
    logsBody =
        new Body(
            OtlpMessages.logs(
                    IntStream.range(0, RECORDS)
                        .mapToObj(OtlpDecodeBenchmark::log)
                        .toArray(LogRecord.Builder[]::new))
                .toByteArray(),
            OtlpMessages.NOW);
  }

  @Benchmark
  public Decoded decode100Histograms() throws BodyException {
    return metrics.decode(metricsBody);
  }

  @Benchmark
  public Decoded decode500LogRecords() throws BodyException {
    return logs.decode(logsBody);
  }

  private static Metric histogram(int number) {
    return OtlpMessages.histogram(
        "http.server.request.duration." + number,
        AggregationTemporality.AGGREGATION_TEMPORALITY_CUMULATIVE,
        OtlpMessages.buckets(BOUNDS, COUNTS)
            .addAttributes(OtlpMessages.text("http.request.method", "GET"))
            .addAttributes(OtlpMessages.text("http.route", "/cart/{id}")));
  }

  private static LogRecord.Builder log(int number) {
    return OtlpMessages.log("payment of order " + number + " was declined by the bank")
        .addAttributes(OtlpMessages.text("order.id", "o-" + number))
        .addAttributes(OtlpMessages.text("bank", "northern"));
  }
}
