package dev.headroom.ingest.otlp;

import dev.headroom.ingest.IngestConfig.OtlpConfig;
import dev.headroom.ingest.decode.DecodeLimits;
import dev.headroom.ingest.decode.Decoder;
import dev.headroom.ingest.decode.JsonInput;
import dev.headroom.ingest.decode.Rejections;
import dev.headroom.ingest.otlp.request.RequestFormat;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;

/** The decoders of OTLP/HTTP, one for each signal and encoding. */
public final class Otlp {
  private final DecodeLimits limits;
  private final RequestFormat protobuf;
  private final RequestFormat json;
  private final Promotion promotion;

  public Otlp(DecodeLimits limits, OtlpConfig config) {
    this.limits = limits;
    this.promotion = new Promotion(config);
    this.protobuf = RequestFormat.protobuf(limits.messagesPerRequestMax(), limits.recordBytesMax());
    this.json = RequestFormat.json(new JsonInput(limits), limits.messagesPerRequestMax());
  }

  /** {@code ExportMetricsServiceRequest} in protobuf. */
  public Decoder metricsProtobuf() {
    return metrics(protobuf);
  }

  /** {@code ExportMetricsServiceRequest} in JSON. */
  public Decoder metricsJson() {
    return metrics(json);
  }

  /** {@code ExportLogsServiceRequest} in protobuf. */
  public Decoder logsProtobuf() {
    return logs(protobuf);
  }

  /** {@code ExportLogsServiceRequest} in JSON. */
  public Decoder logsJson() {
    return logs(json);
  }

  private Decoder metrics(RequestFormat format) {
    ExportMetricsServiceRequest empty = ExportMetricsServiceRequest.getDefaultInstance();
    return body -> {
      Rejections rejections = new Rejections();
      ExportMetricsServiceRequest request = format.read(body.bytes(), empty, rejections);
      return new MetricsTranslation(body, limits, promotion, rejections).translate(request);
    };
  }

  private Decoder logs(RequestFormat format) {
    ExportLogsServiceRequest empty = ExportLogsServiceRequest.getDefaultInstance();
    return body -> {
      Rejections rejections = new Rejections();
      ExportLogsServiceRequest request = format.read(body.bytes(), empty, rejections);
      return new LogsTranslation(body, limits, rejections).translate(request);
    };
  }
}
