package dev.headroom.ingest.http;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.Message;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsPartialSuccess;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceResponse;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsPartialSuccess;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceResponse;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * OTLP/HTTP: {@code Export…ServiceResponse} with what was rejected, errors as {@code
 * google.rpc.Status}, both in the request's encoding (OTLP specification, OTLP/HTTP Response).
 */
final class OtlpDialect implements Dialect {
  /** What a request carries. */
  enum Signal {
    METRICS("rejectedDataPoints"),
    LOGS("rejectedLogRecords");

    private final String rejectedName;

    Signal(String rejectedName) {
      this.rejectedName = rejectedName;
    }
  }

  /** The encodings of OTLP/HTTP. */
  enum Form {
    PROTOBUF,
    JSON
  }

  private static final int INVALID_ARGUMENT = 3;
  private static final int RESOURCE_EXHAUSTED = 8;
  private static final int INTERNAL = 13;
  private static final int UNAVAILABLE = 14;

  private final Signal signal;
  private final Form form;

  OtlpDialect(Signal signal, Form form) {
    this.signal = signal;
    this.form = form;
  }

  @Override
  public PushReply say(Outcome outcome, String requestId) {
    return switch (outcome) {
      case Outcome.Taken taken when taken.isNothing() ->
          status(400, INVALID_ARGUMENT, "nothing was taken: " + taken.rejections());
      case Outcome.Taken taken -> taken(taken);
      case Outcome.Invalid(int status, String detail) -> status(status, INVALID_ARGUMENT, detail);
      case Outcome.OverCapacity(var wait, String detail) ->
          status(429, RESOURCE_EXHAUSTED, detail).retryAfter(wait);
      case Outcome.Unavailable(var wait, String detail) ->
          status(503, UNAVAILABLE, detail).retryAfter(wait);
      case Outcome.Failed() -> status(500, INTERNAL, "the server failed; see its log");
    };
  }

  private PushReply taken(Outcome.Taken taken) {
    long rejected = taken.rejections().points();
    String message = taken.rejections().toString();
    boolean partial = !message.isEmpty();
    return switch (form) {
      case PROTOBUF ->
          reply(200, Buffer.buffer(response(partial, rejected, message).toByteArray()));
      case JSON -> reply(200, ProblemDetails.json(jsonResponse(partial, rejected, message)));
    };
  }

  /** A message without rejected points is a warning (OTLP specification, Partial Success). */
  private Message response(boolean partial, long rejected, String message) {
    return switch (signal) {
      case METRICS -> {
        var response = ExportMetricsServiceResponse.newBuilder();
        if (partial) {
          response.setPartialSuccess(
              ExportMetricsPartialSuccess.newBuilder()
                  .setRejectedDataPoints(rejected)
                  .setErrorMessage(message));
        }
        yield response.build();
      }
      case LOGS -> {
        var response = ExportLogsServiceResponse.newBuilder();
        if (partial) {
          response.setPartialSuccess(
              ExportLogsPartialSuccess.newBuilder()
                  .setRejectedLogRecords(rejected)
                  .setErrorMessage(message));
        }
        yield response.build();
      }
    };
  }

  /** 64-bit numbers are text in protobuf's JSON. */
  private Map<String, Object> jsonResponse(boolean partial, long rejected, String message) {
    return partial
        ? Map.of(
            "partialSuccess",
            Map.of(signal.rejectedName, String.valueOf(rejected), "errorMessage", message))
        : Map.of();
  }

  private PushReply status(int httpStatus, int code, String message) {
    return switch (form) {
      case PROTOBUF -> reply(httpStatus, Buffer.buffer(rpcStatus(code, message)));
      case JSON -> reply(httpStatus, ProblemDetails.json(Map.of("code", code, "message", message)));
    };
  }

  /** {@code google.rpc.Status}: code is field 1, message field 2. */
  private static byte[] rpcStatus(int code, String message) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    try {
      out.writeInt32(1, code);
      out.writeString(2, message);
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return bytes.toByteArray();
  }

  private PushReply reply(int status, Buffer body) {
    return PushReply.of(
        status,
        switch (form) {
          case PROTOBUF -> "application/x-protobuf";
          case JSON -> "application/json";
        },
        body);
  }
}
