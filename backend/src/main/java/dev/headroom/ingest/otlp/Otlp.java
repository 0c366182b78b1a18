package dev.headroom.ingest.otlp;

import dev.headroom.ingest.decode.DecodeLimits;
import dev.headroom.ingest.decode.Decoder;
import dev.headroom.ingest.decode.JsonInput;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;

/** The decoders of OTLP/HTTP, one for each signal and encoding. */
public final class Otlp {
  private final DecodeLimits limits;
  private final RequestFormat protobuf;
  private final RequestFormat json;

  public Otlp(DecodeLimits limits) {
    this.limits = limits;
    this.protobuf = new ProtobufRequest(limits.messagesPerRequestMax());
    this.json = new JsonRequest(new JsonInput(limits), limits.messagesPerRequestMax());
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
    return body -> new MetricsTranslation(body, limits).translate(format.read(body.bytes(), empty));
  }

  private Decoder logs(RequestFormat format) {
    ExportLogsServiceRequest empty = ExportLogsServiceRequest.getDefaultInstance();
    return body -> new LogsTranslation(body, limits).translate(format.read(body.bytes(), empty));
  }
}
