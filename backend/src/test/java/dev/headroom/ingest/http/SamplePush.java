package dev.headroom.ingest.http;

import static dev.headroom.ingest.http.PushServer.NOW;

import dev.headroom.ingest.hdr.IntervalLogs;
import dev.headroom.ingest.otlp.OtlpMessages;
import dev.headroom.ingest.remotewrite.WriteRequests;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A good push for each endpoint, and what is good about it. */
enum SamplePush {
  REMOTE_WRITE("/api/v1/write", "application/x-protobuf", 204) {
    @Override
    byte[] body() {
      return new WriteRequests().add(WriteRequests.series("up", "job", "a").sample(1, NOW)).bytes();
    }

    @Override
    byte[] wire() {
      return PushServer.snappy(body());
    }

    @Override
    String[] headers() {
      return new String[] {"Content-Type", contentType, "Content-Encoding", "snappy"};
    }
  },
  OTLP_METRICS("/v1/metrics", "application/x-protobuf", 200) {
    @Override
    byte[] body() {
      return OtlpMessages.metrics(OtlpMessages.gauge("g", 1)).toByteArray();
    }
  },
  OTLP_METRICS_JSON("/v1/metrics", "application/json", 200) {
    @Override
    byte[] body() {
      return utf8(
          """
          {"resourceMetrics":[{"scopeMetrics":[{"metrics":[{"name":"g","gauge":{"dataPoints":[
            {"asDouble":1,"timeUnixNano":"1770000000000000000"}]}}]}]}]}
          """);
    }
  },
  OTLP_LOGS("/v1/logs", "application/x-protobuf", 200) {
    @Override
    byte[] body() {
      return OtlpMessages.logs(OtlpMessages.log("hello")).toByteArray();
    }
  },
  OTLP_LOGS_JSON("/v1/logs", "application/json", 200) {
    @Override
    byte[] body() {
      return utf8(
          """
          {"resourceLogs":[{"scopeLogs":[{"logRecords":[{"body":{"stringValue":"hello"},
            "timeUnixNano":"1770000000000000000"}]}]}]}
          """);
    }
  },
  TIMINGS("/api/v1/timings", "application/json", 200) {
    @Override
    byte[] body() {
      return utf8(
          """
          {"series":[{"name":"d","unit":"ms","values":[12.5],"timestamp":1770000000000}]}
          """);
    }
  },
  HDR("/api/v1/hdr", "text/plain", 200) {
    @Override
    byte[] body() {
      return utf8(
          new IntervalLogs()
              .header(NOW - 60_000, NOW - 60_000)
              .interval(10, 20, IntervalLogs.histogram("latency{a=\"b\"}", 1_000))
              .text());
    }
  },
  LOGS("/api/v1/logs", "application/x-ndjson", 200) {
    @Override
    byte[] body() {
      return utf8("{\"time\":1770000000000,\"body\":\"hello\"}\n");
    }
  },
  CHANGES("/api/v1/changes", "application/json", 200) {
    @Override
    byte[] body() {
      return utf8("{\"kind\":\"deploy\",\"time\":1770000000000}");
    }
  };

  final String path;
  final String contentType;
  final int success;

  SamplePush(String path, String contentType, int success) {
    this.path = path;
    this.contentType = contentType;
    this.success = success;
  }

  /** Before compression. */
  abstract byte[] body();

  /** As sent. */
  byte[] wire() {
    return body();
  }

  String[] headers() {
    return new String[] {"Content-Type", contentType};
  }

  String[] headersAnd(String... more) {
    String[] all = Arrays.copyOf(headers(), headers().length + more.length);
    System.arraycopy(more, 0, all, headers().length, more.length);
    return all;
  }

  /** Whether over capacity is told with 503, as remote write wants, and not with 429. */
  int overCapacity() {
    return this == REMOTE_WRITE ? 503 : 429;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
