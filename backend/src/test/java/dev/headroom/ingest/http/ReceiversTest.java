package dev.headroom.ingest.http;

import static dev.headroom.ingest.http.PushServer.NOW;
import static dev.headroom.ingest.http.PushServer.gzip;
import static dev.headroom.ingest.http.PushServer.snappy;
import static dev.headroom.ingest.http.PushServer.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.headroom.ingest.otlp.OtlpMessages;
import dev.headroom.ingest.remotewrite.WriteRequests;
import dev.headroom.model.Rejection;
import dev.headroom.storage.Refusal;
import dev.headroom.storage.WriteAheadLog.Append;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceResponse;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceResponse;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What good and partly good pushes come to. */
final class ReceiversTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private PushServer server;

  @BeforeEach
  void start() throws Exception {
    server = PushServer.withDefaults();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static JsonNode json(HttpResponse<byte[]> response) throws Exception {
    return JSON.readTree(response.body());
  }

  private static String contentType(HttpResponse<byte[]> response) {
    return response.headers().firstValue("Content-Type").orElse("");
  }

  @ParameterizedTest
  @EnumSource
  void aGoodPushIsAppliedBeforeItIsAnswered(SamplePush push) throws Exception {
    HttpResponse<byte[]> response = server.post(push.path, push.wire(), push.headers());

    assertThat(response.statusCode()).as(text(response)).isEqualTo(push.success);
    assertThat(server.store.batches()).hasSize(1);
    assertThat(server.store.batches().getFirst().isEmpty()).isFalse();
    assertThat(server.store.batches().getFirst().receivedAtMillis()).isEqualTo(NOW);
    assertThat(server.metric("headroom_ingest_in_flight_bytes")).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void gzipIsUndoneEverywhere(SamplePush push) throws Exception {
    HttpResponse<byte[]> response =
        server.post(
            push.path,
            gzip(push.body()),
            "Content-Type",
            push.contentType,
            "Content-Encoding",
            "gzip");

    assertThat(response.statusCode()).as(text(response)).isEqualTo(push.success);
    assertThat(server.store.batches()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void aRetryUnderTheSameKeyIsAcknowledgedAndAppliedOnce(SamplePush push) throws Exception {
    String[] headers = push.headersAnd("Idempotency-Key", "deploy-42");
    server.post(push.path, push.wire(), headers);
    HttpResponse<byte[]> again = server.post(push.path, push.wire(), headers);

    assertThat(again.statusCode()).isEqualTo(push.success);
    assertThat(server.store.batches()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(names = {"TIMINGS", "HDR", "LOGS", "CHANGES", "OTLP_LOGS", "OTLP_LOGS_JSON"})
  void aRetryWithoutAKeyIsKnownByItsBody(SamplePush push) throws Exception {
    server.post(push.path, push.wire(), push.headers());
    HttpResponse<byte[]> again = server.post(push.path, push.wire(), push.headers());

    assertThat(again.statusCode()).isEqualTo(push.success);
    assertThat(server.store.batches()).hasSize(1);
  }

  @Test
  void aBodyThatLeavesTheTimeToUsIsNeverTakenForARetry() throws Exception {
    for (int i = 0; i < 2; i++) {
      server.post("/api/v1/logs", "{\"body\":\"tick\"}", "Content-Type", "application/x-ndjson");
    }

    assertThat(server.store.batches()).hasSize(2);
  }

  @Test
  void theSameBodyInAnotherUnitIsAnotherPush() throws Exception {
    server.post("/api/v1/hdr?unit=ms", SamplePush.HDR.wire(), SamplePush.HDR.headers());
    server.post("/api/v1/hdr?unit=us", SamplePush.HDR.wire(), SamplePush.HDR.headers());

    assertThat(server.store.batches()).hasSize(2);
  }

  @Test
  void aKeyUsedForAnotherBodyIsAMistake() throws Exception {
    String[] headers = SamplePush.LOGS.headersAnd("Idempotency-Key", "k");
    server.post("/api/v1/logs", "{\"body\":\"a\"}", headers);
    HttpResponse<byte[]> other = server.post("/api/v1/logs", "{\"body\":\"b\"}", headers);

    assertThat(other.statusCode()).isEqualTo(422);
    assertThat(json(other).path("detail").asText()).contains("Idempotency-Key");
    assertThat(server.store.batches()).hasSize(1);
  }

  @Test
  void nativeAnswersTellWhatWasTaken() throws Exception {
    String body = "{\"body\":\"a\"}\nnonsense\n{\"body\":\"b\",\"severity\":99}\n{\"body\":\"c\"}";
    HttpResponse<byte[]> response = server.post("/api/v1/logs", body, SamplePush.LOGS.headers());

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(contentType(response)).isEqualTo("application/json");
    JsonNode answer = json(response);
    assertThat(answer.path("accepted").asInt()).isEqualTo(2);
    assertThat(answer.path("rejectedTotal").asInt()).isEqualTo(2);
    assertThat(answer.path("duplicate").asBoolean()).isFalse();
    assertThat(answer.path("rejected").get(0).path("line").asInt()).isEqualTo(2);
    assertThat(answer.path("rejected").get(0).path("reason").asText()).isEqualTo("malformed");
    assertThat(answer.path("rejected").get(1).path("line").asInt()).isEqualTo(3);
    assertThat(server.store.batches().getFirst().logs()).hasSize(2);
  }

  @Test
  void whenNothingWasGoodItIsTheSendersMistake() throws Exception {
    HttpResponse<byte[]> response =
        server.post("/api/v1/logs", "nonsense\n", SamplePush.LOGS.headers());

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(contentType(response)).isEqualTo("application/problem+json");
    JsonNode problem = json(response);
    assertThat(problem.path("type").asText()).isEqualTo("about:blank");
    assertThat(problem.path("title").asText()).isEqualTo("Bad Request");
    assertThat(problem.path("status").asInt()).isEqualTo(400);
    assertThat(problem.path("requestId").asText()).isEqualTo("request-7");
    assertThat(problem.path("detail").asText()).contains("line 1", "column");
    assertThat(problem.path("rejected").get(0).path("line").asInt()).isEqualTo(1);
  }

  @Test
  void anHdrLineWithoutTagIsNamed() throws Exception {
    String payload = text(server.post("/api/v1/hdr", "1,1,1,x\n", SamplePush.HDR.headers()));

    assertThat(payload).contains("\"status\":400", "line 1", "no Tag=");
  }

  @Test
  void aPartlyGoodRemoteWriteIsStoredAndAnsweredSo() throws Exception {
    byte[] body =
        new WriteRequests()
            .add(WriteRequests.series("good").sample(1, NOW))
            .add(WriteRequests.series("long", "l", "x".repeat(5_000)).sample(1, NOW).sample(2, NOW))
            .bytes();
    HttpResponse<byte[]> response =
        server.post("/api/v1/write", snappy(body), SamplePush.REMOTE_WRITE.headers());

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().map())
        .containsEntry("x-prometheus-remote-write-samples-written", List.of("1"))
        .containsEntry("x-prometheus-remote-write-histograms-written", List.of("0"));
    assertThat(contentType(response)).startsWith("text/plain");
    assertThat(text(response))
        .startsWith("2 samples not taken, 1 taken: 2 label_value_length (series 'long'")
        .contains("5000 bytes", "4096");
    assertThat(server.store.batches().getFirst().series()).hasSize(1);
  }

  @Test
  void aSenderIsToldNothingOfASeriesThatItDidNotSend() throws Exception {
    server.room.full = "target_info";
    ExportMetricsServiceRequest.Builder request =
        OtlpMessages.metrics(OtlpMessages.gauge("g", 1)).toBuilder();
    request
        .getResourceMetricsBuilder(0)
        .getResourceBuilder()
        .addAttributes(OtlpMessages.text("process.pid", "7"));
    HttpResponse<byte[]> response =
        server.post(
            "/v1/metrics", request.build().toByteArray(), SamplePush.OTLP_METRICS.headers());
    assertThat(ExportMetricsServiceResponse.parseFrom(response.body()).hasPartialSuccess())
        .isFalse();
    assertThat(server.store.batches().getFirst().series())
        .extracting(each -> each.labels().metric())
        .containsExactly("g");
  }

  @Test
  void roomThatWasKeptForAPushIsGivenBackWhateverBecomesOfIt() throws Exception {
    byte[] metrics =
        OtlpMessages.metrics(OtlpMessages.gauge("g", 1), OtlpMessages.gauge("h", 1)).toByteArray();
    server.post("/v1/metrics", metrics, SamplePush.OTLP_METRICS.headers());
    assertThat(server.room.asked()).isEqualTo(2);
    assertThat(server.room.reserved()).isZero();

    server.wal.refuse(
        new Append.NotAppended(new Refusal.Unwritable(Duration.ofSeconds(2), "the disk is full")));
    server.post("/v1/metrics", metrics, SamplePush.OTLP_METRICS.headers());
    assertThat(server.room.asked()).isEqualTo(4);
    assertThat(server.room.reserved()).isZero();
  }

  @Test
  void aRemoteWriteOfWhichNothingIsGoodIsRefused() throws Exception {
    byte[] body = new WriteRequests().add(WriteRequests.series("only").histogram()).bytes();
    HttpResponse<byte[]> response =
        server.post("/api/v1/write", snappy(body), SamplePush.REMOTE_WRITE.headers());

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(text(response)).startsWith("nothing taken: 1 not_supported");
  }

  @Test
  void remoteWriteMetadataAloneIsTaken() throws Exception {
    byte[] body = new WriteRequests().metadata(1, "up", "Up.", "").bytes();

    assertThat(
            server
                .post("/api/v1/write", snappy(body), SamplePush.REMOTE_WRITE.headers())
                .statusCode())
        .isEqualTo(204);
    assertThat(server.store.batches().getFirst().metadata()).hasSize(1);
  }

  @Test
  void remoteWriteTypesMayNameTheirMessage() throws Exception {
    byte[] wire = SamplePush.REMOTE_WRITE.wire();

    assertThat(
            server
                .post(
                    "/api/v1/write",
                    wire,
                    "Content-Type",
                    "application/x-protobuf;proto=prometheus.WriteRequest")
                .statusCode())
        .isEqualTo(204);
    HttpResponse<byte[]> v2 =
        server.post(
            "/api/v1/write",
            wire,
            "Content-Type",
            "application/x-protobuf;proto=io.prometheus.write.v2.Request");
    assertThat(v2.statusCode()).isEqualTo(415);
    assertThat(text(v2)).contains("io.prometheus.write.v2.Request", "prometheus.WriteRequest");
  }

  @Test
  void otlpPartialSuccessIsToldInTheRequestsEncoding() throws Exception {
    server.store.reject(List.of(new Rejection("out_of_order", 1, "g: late")));
    byte[] metrics =
        OtlpMessages.metrics(OtlpMessages.gauge("g", 1), OtlpMessages.gauge("h", 1)).toByteArray();
    HttpResponse<byte[]> response =
        server.post("/v1/metrics", metrics, SamplePush.OTLP_METRICS.headers());
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(contentType(response)).isEqualTo("application/x-protobuf");
    var partial = ExportMetricsServiceResponse.parseFrom(response.body()).getPartialSuccess();
    assertThat(partial.getRejectedDataPoints()).isEqualTo(1);
    assertThat(partial.getErrorMessage()).isEqualTo("1 out_of_order (g: late)");

    String logs =
        """
        {"resourceLogs":[{"scopeLogs":[{"logRecords":[
          {"body":{"stringValue":"a"}},{"body":{"stringValue":"b"}}]}]}]}
        """;
    HttpResponse<byte[]> json = server.post("/v1/logs", logs, "Content-Type", "application/json");
    assertThat(json.statusCode()).isEqualTo(200);
    assertThat(json(json).at("/partialSuccess/rejectedLogRecords").asText()).isEqualTo("1");
  }

  @Test
  void otlpTellsOfWhatWasLeftOutThoughNothingWasRefused() throws Exception {
    String logs =
        """
        {"resourceLogs":[{"scopeLogs":[{"logRecords":[
          {"traceId":"abc","body":{"stringValue":"a"}},{"body":{"stringValue":"b"}}]}]}]}
        """;
    HttpResponse<byte[]> json = server.post("/v1/logs", logs, "Content-Type", "application/json");
    assertThat(json.statusCode()).isEqualTo(200);
    assertThat(json(json).at("/partialSuccess/rejectedLogRecords").asText()).isEqualTo("0");
    assertThat(json(json).at("/partialSuccess/errorMessage").asText())
        .startsWith("taken with 1 trace_id mended (expected hex digits for traceId at line 2");

    byte[] odd = OtlpMessages.logs(OtlpMessages.log("a").setSeverityNumberValue(77)).toByteArray();
    HttpResponse<byte[]> response = server.post("/v1/logs", odd, SamplePush.OTLP_LOGS.headers());
    var partial = ExportLogsServiceResponse.parseFrom(response.body()).getPartialSuccess();
    assertThat(partial.getRejectedLogRecords()).isZero();
    assertThat(partial.getErrorMessage())
        .isEqualTo("taken with 1 severity_number mended (77 is not 0 to 24; left out)");
    assertThat(
            server.metric(
                "headroom_ingest_mended_fields_total",
                "protocol",
                "otlp_logs",
                "what",
                "severity_number"))
        .isEqualTo(1);
  }

  @Test
  void otlpFullSuccessSaysNothing() throws Exception {
    HttpResponse<byte[]> response =
        server.post("/v1/logs", SamplePush.OTLP_LOGS.wire(), SamplePush.OTLP_LOGS.headers());
    assertThat(ExportLogsServiceResponse.parseFrom(response.body()).hasPartialSuccess()).isFalse();
    HttpResponse<byte[]> empty =
        server.post("/v1/metrics", new byte[0], SamplePush.OTLP_METRICS.headers());
    assertThat(empty.statusCode()).isEqualTo(200);
    assertThat(text(server.post("/v1/logs", "{}", "Content-Type", "application/json")))
        .isEqualTo("{}");
  }

  @Test
  void seriesThatAreNotAdmittedNeverReachTheLog() throws Exception {
    server.room.full = "h";
    byte[] metrics =
        OtlpMessages.metrics(OtlpMessages.gauge("g", 1), OtlpMessages.gauge("h", 1)).toByteArray();
    HttpResponse<byte[]> response =
        server.post("/v1/metrics", metrics, SamplePush.OTLP_METRICS.headers());

    assertThat(
            ExportMetricsServiceResponse.parseFrom(response.body())
                .getPartialSuccess()
                .getErrorMessage())
        .contains("series_limit");
    assertThat(server.store.batches().getFirst().series()).hasSize(1);
  }

  @Test
  void chunkedBodiesAreRead() throws Exception {
    SamplePush push = SamplePush.LOGS;
    HttpResponse<byte[]> response =
        server.send(
            push.path,
            java.net.http.HttpRequest.BodyPublishers.ofInputStream(
                () -> new java.io.ByteArrayInputStream(push.wire())),
            push.headers());

    assertThat(response.statusCode()).isEqualTo(200);
  }

  @Test
  void pushesAreCounted() throws Exception {
    server.post("/api/v1/logs", "{\"body\":\"a\"}\nnonsense", SamplePush.LOGS.headers());
    server.post("/api/v1/logs", "nonsense", "Content-Type", "text/html");

    assertThat(server.metric("headroom_ingest_requests_total", "protocol", "logs", "status", "200"))
        .isEqualTo(1);
    assertThat(server.metric("headroom_ingest_requests_total", "protocol", "logs", "status", "415"))
        .isEqualTo(1);
    assertThat(server.metric("headroom_ingest_accepted_points_total", "protocol", "logs"))
        .isEqualTo(1);
    assertThat(
            server.metric(
                "headroom_ingest_rejected_points_total", "protocol", "logs", "reason", "malformed"))
        .isEqualTo(1);
    assertThat(server.metric("headroom_ingest_request_seconds_count", "protocol", "logs"))
        .isEqualTo(2);
  }
}
