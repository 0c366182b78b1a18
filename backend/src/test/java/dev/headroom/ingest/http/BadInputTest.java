package dev.headroom.ingest.http;

import static dev.headroom.ingest.http.PushServer.gzip;
import static dev.headroom.ingest.http.PushServer.snappy;
import static dev.headroom.ingest.http.PushServer.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.CodedInputStream;
import dev.headroom.ingest.IngestConfig.BodyLimits;
import dev.headroom.ingest.decode.DecodeLimits;
import dev.headroom.storage.Refusal;
import dev.headroom.storage.WriteAheadLog.Append;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What bad pushes come to, at each endpoint; a good one must still be taken afterwards. */
final class BadInputTest {
  private static final int MIB = 1 << 20;

  private PushServer server;

  @BeforeEach
  void start() throws Exception {
    server =
        new PushServer(
            new BodyLimits(MIB, 4 * MIB, 100, 8 * MIB, Duration.ofSeconds(2), 0),
            DecodeLimits.defaults());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private void assertStillTaking(SamplePush push) throws Exception {
    int before = server.store.batches().size();
    assertThat(server.post(push.path, push.wire(), push.headers()).statusCode())
        .isEqualTo(push.success);
    assertThat(server.store.batches()).hasSize(before + 1);
    assertThat(server.metric("headroom_ingest_in_flight_bytes")).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void aWrongContentTypeIs415(SamplePush push) throws Exception {
    for (String type : new String[] {"text/html", "application/x-www-form-urlencoded", ";;"}) {
      HttpResponse<byte[]> response = server.post(push.path, push.wire(), "Content-Type", type);
      assertThat(response.statusCode()).isEqualTo(415);
      assertThat(text(response)).contains("Content-Type", push.contentType);
    }
    assertThat(server.post(push.path, push.wire()).statusCode()).isEqualTo(415);
    assertStillTaking(push);
  }

  @ParameterizedTest
  @EnumSource
  void anUnknownContentEncodingIs415(SamplePush push) throws Exception {
    for (String encoding : new String[] {"br", "gzip, gzip", "zstd"}) {
      HttpResponse<byte[]> response =
          server.post(
              push.path,
              push.wire(),
              "Content-Type",
              push.contentType,
              "Content-Encoding",
              encoding);
      assertThat(response.statusCode()).isEqualTo(415);
      assertThat(text(response)).contains("Content-Encoding");
    }
    assertStillTaking(push);
  }

  @ParameterizedTest
  @EnumSource
  void aBodyThatIsTooLargeIs413(SamplePush push) throws Exception {
    byte[] large = new byte[MIB + 1];
    HttpResponse<byte[]> declared = server.post(push.path, large, push.headers());
    assertThat(declared.statusCode()).isEqualTo(413);
    assertThat(text(declared)).contains("1048576", "wireBytesMax");

    HttpResponse<byte[]> chunked =
        server.send(
            push.path,
            BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(large)),
            push.headers());
    assertThat(chunked.statusCode()).isEqualTo(413);
    assertStillTaking(push);
  }

  @ParameterizedTest
  @EnumSource
  void aBodyThatGrowsTooLargeIs413(SamplePush push) throws Exception {
    byte[] noise = new byte[5 * MIB];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = (byte) (((i * 31) >>> 3) % 50 == 0 ? i >>> 9 : ' ');
    }
    byte[] total = gzip(noise);
    assertThat(total.length).isGreaterThan(noise.length / 100);
    byte[] bomb = gzip(new byte[3 * MIB]);

    HttpResponse<byte[]> tooLong = postGzip(push, total);
    assertThat(tooLong.statusCode()).as(text(tooLong)).isEqualTo(413);
    assertThat(text(tooLong)).contains("decodedBytesMax");
    HttpResponse<byte[]> tooDense = postGzip(push, bomb);
    assertThat(tooDense.statusCode()).isEqualTo(413);
    assertThat(text(tooDense)).contains("expansionMax");
    assertStillTaking(push);
  }

  private HttpResponse<byte[]> postGzip(SamplePush push, byte[] body) throws Exception {
    return server.post(
        push.path, body, "Content-Type", push.contentType, "Content-Encoding", "gzip");
  }

  @ParameterizedTest
  @EnumSource
  void malformedIs400WithWhatAndWhere(SamplePush push) throws Exception {
    byte[] junk = "\u0007 certainly not right".getBytes(StandardCharsets.UTF_8);
    byte[] wire = push == SamplePush.REMOTE_WRITE ? snappy(junk) : junk;
    HttpResponse<byte[]> response = server.post(push.path, wire, push.headers());

    assertThat(response.statusCode()).as(text(response)).isEqualTo(400);
    assertThat(text(response)).containsPattern("(byte|column|line) \\d+");
    HttpResponse<byte[]> noGzip = postGzip(push, junk);
    assertThat(noGzip.statusCode()).isEqualTo(400);
    assertThat(text(noGzip)).contains("gzip");
    byte[] cut = java.util.Arrays.copyOf(gzip(push.body()), 15);
    assertThat(postGzip(push, cut).statusCode()).isEqualTo(400);
    assertStillTaking(push);
  }

  @ParameterizedTest
  @EnumSource
  void anEmptyBodyIsNeverAFault(SamplePush push) throws Exception {
    int status = server.post(push.path, new byte[0], push.headers()).statusCode();

    assertThat(status).isLessThan(500);
    assertStillTaking(push);
  }

  @ParameterizedTest
  @EnumSource
  void aKeyOfMoreThan255CharactersIs400(SamplePush push) throws Exception {
    HttpResponse<byte[]> response =
        server.post(push.path, push.wire(), push.headersAnd("Idempotency-Key", "k".repeat(256)));

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(text(response)).contains("256", "255");
    assertThat(
            server
                .post(push.path, push.wire(), push.headersAnd("Idempotency-Key", "k".repeat(255)))
                .statusCode())
        .isEqualTo(push.success);
  }

  @ParameterizedTest
  @EnumSource
  void aStoreThatCannotKeepUpIsToldWithRetryAfter(SamplePush push) throws Exception {
    server.store.hold();
    Thread[] senders = new Thread[PushServer.QUEUE_BATCHES_MAX];
    for (int i = 0; i < senders.length; i++) {
      senders[i] =
          Thread.ofVirtual()
              .start(() -> {
                try {
                  server.post(push.path, push.wire(), push.headers());
                } catch (Exception e) {
                  throw new AssertionError(e);
                }
              });
    }
    dev.headroom.intake.Pushes.eventually(
        () -> server.metric("headroom_ingest_queue_batches", "follower", "store") == 8);
    HttpResponse<byte[]> over =
        server.post(push.path, push.wire(), push.headersAnd("Idempotency-Key", "one more"));
    server.store.letGo();
    for (Thread sender : senders) {
      sender.join();
    }

    assertThat(over.statusCode()).isEqualTo(push.overCapacity());
    assertThat(over.headers().firstValue("Retry-After")).contains("1");
    assertThat(text(over)).contains("queueBatchesMax");
  }

  @ParameterizedTest
  @EnumSource
  void aFullDiskIs503AndRecoversByItself(SamplePush push) throws Exception {
    server.wal.refuse(
        new Append.NotAppended(new Refusal.Unwritable(Duration.ofSeconds(2), "the disk is full")));
    HttpResponse<byte[]> full = server.post(push.path, push.wire(), push.headers());
    assertThat(full.statusCode()).isEqualTo(503);
    assertThat(full.headers().firstValue("Retry-After")).contains("2");
    assertThat(text(full)).contains("the disk is full");

    server.wal.refuse(null);
    assertStillTaking(push);
  }

  @ParameterizedTest
  @EnumSource
  void aLogThatIsBehindIsOverCapacity(SamplePush push) throws Exception {
    server.wal.refuse(
        new Append.NotAppended(new Refusal.QueueFull(Duration.ofSeconds(2), "the queue is full")));
    HttpResponse<byte[]> over = server.post(push.path, push.wire(), push.headers());
    assertThat(over.statusCode()).isEqualTo(push.overCapacity());
    assertThat(over.headers().firstValue("Retry-After")).contains("2");
    assertThat(text(over)).contains("the queue is full");

    server.wal.refuse(null);
    assertStillTaking(push);
  }

  @ParameterizedTest
  @EnumSource
  void aPushTooLargeForTheLogIsNotToBeRepeated(SamplePush push) throws Exception {
    server.wal.refuse(new Append.NotAppended(new Refusal.TooLarge("larger than the log takes")));
    HttpResponse<byte[]> tooLarge = server.post(push.path, push.wire(), push.headers());
    assertThat(tooLarge.statusCode()).isEqualTo(413);
    assertThat(tooLarge.headers().firstValue("Retry-After")).isEmpty();
    assertThat(text(tooLarge)).contains("larger than the log takes");
  }

  @ParameterizedTest
  @EnumSource
  void bodiesThatAreOnlySaidToComeTakeNoRoom(SamplePush push) throws Exception {
    Socket[] slow = new Socket[12];
    for (int i = 0; i < slow.length; i++) {
      slow[i] = connect(head("/api/v1/logs", "application/x-ndjson", "Content-Length: " + MIB));
      slow[i].getOutputStream().write('{');
    }
    assertThat(server.post(push.path, push.wire(), push.headers()).statusCode())
        .isEqualTo(push.success);
    for (Socket each : slow) {
      each.close();
    }
  }

  @ParameterizedTest
  @EnumSource
  void tooManyBytesInFlightAreRefusedBeforeTheyAreRead(SamplePush push) throws Exception {
    Socket[] slow = new Socket[8];
    for (int i = 0; i < slow.length; i++) {
      slow[i] = connect(head("/api/v1/logs", "application/x-ndjson", "Content-Length: " + MIB));
      slow[i].getOutputStream().write(new byte[MIB - 1]);
    }
    dev.headroom.intake.Pushes.eventually(
        () -> server.metric("headroom_ingest_in_flight_bytes") == 8 * (MIB - 1));
    HttpResponse<byte[]> over = server.post(push.path, push.wire(), push.headers());
    for (Socket each : slow) {
      each.close();
    }

    assertThat(over.statusCode()).isEqualTo(push.overCapacity());
    assertThat(over.headers().firstValue("Retry-After")).contains("1");
    dev.headroom.intake.Pushes.eventually(
        () -> server.metric("headroom_ingest_in_flight_bytes") == 0);
    assertStillTaking(push);
    assertThat(server.metric("headroom_ingest_requests_total", "protocol", "logs", "status", "499"))
        .isEqualTo(8);
  }

  private static byte[] head(String path, String contentType, String... more) {
    return ("POST "
            + path
            + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: "
            + contentType
            + "\r\n"
            + String.join("\r\n", more)
            + "\r\n\r\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  @Test
  void aQueryThatIsNotEncodedIs400() throws Exception {
    byte[] head = head("/api/v1/hdr?unit=%zz", "text/plain", "Content-Length: 0");
    try (Socket socket = connect(head)) {
      assertThat(firstLine(socket.getInputStream())).startsWith("HTTP/1.1 400");
    }
  }

  @Test
  void aBodyThatTricklesIs408() throws Exception {
    byte[] head = head("/api/v1/logs", "application/x-ndjson", "Content-Length: 1000");
    try (Socket socket = connect(head)) {
      socket.getOutputStream().write('{');
      assertThat(firstLine(socket.getInputStream())).startsWith("HTTP/1.1 408");
    }
  }

  @Test
  void aSenderThatNeverStopsLosesItsConnection() throws Exception {
    byte[] head = head("/api/v1/logs", "application/x-ndjson", "Transfer-Encoding: chunked");
    try (Socket socket = connect(head)) {
      OutputStream out = socket.getOutputStream();
      byte[] chunk = ("10000\r\n" + "x".repeat(0x10000) + "\r\n").getBytes(StandardCharsets.UTF_8);
      assertThatThrownBy(
              () -> {
                for (int sent = 0; sent < 1_000; sent++) {
                  out.write(chunk);
                }
              })
          .isInstanceOf(SocketException.class);
    }
    assertThat(server.metric("headroom_ingest_requests_total", "protocol", "logs", "status", "413"))
        .isEqualTo(1);
    assertStillTaking(SamplePush.LOGS);
  }

  @Test
  void aSenderThatAsksFirstIsToldToGoOnOrNot() throws Exception {
    byte[] body = SamplePush.LOGS.wire();
    try (Socket socket = asking(body.length)) {
      assertThat(firstLine(socket.getInputStream())).startsWith("HTTP/1.1 100");
      assertThat(firstLine(socket.getInputStream())).isEmpty();
      socket.getOutputStream().write(body);
      assertThat(firstLine(socket.getInputStream())).startsWith("HTTP/1.1 200");
    }
    try (Socket socket = asking(99_999_999)) {
      assertThat(firstLine(socket.getInputStream())).startsWith("HTTP/1.1 413");
    }
  }

  private Socket asking(int length) throws Exception {
    return connect(
        head(
            "/api/v1/logs",
            "application/x-ndjson",
            "Expect: 100-continue",
            "Content-Length: " + length));
  }

  /** A connection on which some bytes have been sent. */
  private Socket connect(byte[] head) throws Exception {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
    socket.setSoTimeout(5_000);
    socket.getOutputStream().write(head);
    return socket;
  }

  private static String firstLine(InputStream in) throws Exception {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  @Test
  void aSnappyLengthThatLiesIsRefusedBeforeItIsAllocated() throws Exception {
    byte[] fourGibibytes = {-1, -1, -1, -1, 0x0f, 0};
    byte[] endless = {-1, -1, -1, -1, -1, -1};
    byte[] wrong = snappy(SamplePush.REMOTE_WRITE.body());
    wrong[0]++;
    String[] headers = SamplePush.REMOTE_WRITE.headers();

    HttpResponse<byte[]> tooLarge = server.post("/api/v1/write", fourGibibytes, headers);
    assertThat(tooLarge.statusCode()).isEqualTo(413);
    assertThat(text(tooLarge)).contains("decodedBytesMax");
    assertThat(server.post("/api/v1/write", endless, headers).statusCode()).isEqualTo(400);
    assertThat(server.post("/api/v1/write", wrong, headers).statusCode()).isEqualTo(400);
    assertThat(server.post("/api/v1/write", new byte[] {0}, headers).statusCode()).isEqualTo(204);
    assertStillTaking(SamplePush.REMOTE_WRITE);
  }

  @Test
  void deepJsonIs400AtEveryJsonEndpoint() throws Exception {
    String deep = "{\"series\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}";

    for (String path :
        new String[] {"/v1/metrics", "/v1/logs", "/api/v1/timings", "/api/v1/changes"}) {
      assertThat(server.post(path, deep, "Content-Type", "application/json").statusCode())
          .isEqualTo(400);
    }
  }

  @Test
  void otlpErrorsAreGoogleRpcStatus() throws Exception {
    HttpResponse<byte[]> protobuf =
        server.post("/v1/metrics", new byte[] {1, 2, 3}, SamplePush.OTLP_METRICS.headers());
    assertThat(protobuf.headers().firstValue("Content-Type")).contains("application/x-protobuf");
    CodedInputStream status = CodedInputStream.newInstance(protobuf.body());
    assertThat(status.readTag()).isEqualTo(1 << 3);
    assertThat(status.readInt32()).as("INVALID_ARGUMENT").isEqualTo(3);
    assertThat(status.readTag()).isEqualTo(2 << 3 | 2);
    assertThat(status.readString()).startsWith("not an ExportMetricsServiceRequest");

    HttpResponse<byte[]> json =
        server.post("/v1/metrics", "{", SamplePush.OTLP_METRICS_JSON.headers());
    assertThat(json.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(text(json)).contains("\"code\":3", "\"message\":\"not valid JSON");
  }

  @Test
  void otherMethodsAndPathsAreNotOurs() throws Exception {
    assertThat(server.post("/api/v1/nothing", "{}").statusCode()).isEqualTo(404);
  }
}
