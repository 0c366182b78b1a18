package dev.headroom.ingest.otlp;

import static dev.headroom.ingest.otlp.OtlpMessages.NOW;
import static dev.headroom.ingest.otlp.OtlpMessages.NOW_NANOS;
import static dev.headroom.ingest.otlp.OtlpMessages.attribute;
import static dev.headroom.ingest.otlp.OtlpMessages.log;
import static dev.headroom.ingest.otlp.OtlpMessages.logs;
import static dev.headroom.ingest.otlp.OtlpMessages.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.google.protobuf.ByteString;
import dev.headroom.ingest.IngestConfig.OtlpConfig;
import dev.headroom.ingest.decode.Body;
import dev.headroom.ingest.decode.BodyException;
import dev.headroom.ingest.decode.DecodeLimits;
import dev.headroom.ingest.decode.Decoded;
import dev.headroom.model.LogRecord;
import dev.headroom.model.Rejection;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.ArrayValue;
import io.opentelemetry.proto.common.v1.KeyValueList;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class OtlpLogsTest {
  private final Otlp otlp = new Otlp(DecodeLimits.defaults(), OtlpConfig.defaults());

  private Decoded decode(io.opentelemetry.proto.logs.v1.LogRecord.Builder... records)
      throws BodyException {
    return otlp.logsProtobuf().decode(new Body(logs(records).toByteArray(), NOW));
  }

  private LogRecord one(io.opentelemetry.proto.logs.v1.LogRecord.Builder record)
      throws BodyException {
    Decoded decoded = decode(record);
    assertThat(decoded.rejections()).hasToString("");
    return decoded.batch().logs().getFirst();
  }

  private static AnyValue value(String text) {
    return AnyValue.newBuilder().setStringValue(text).build();
  }

  @Test
  void aRecordIsTakenWhole() throws Exception {
    LogRecord record =
        one(
            log("payment failed")
                .setTimeUnixNano(NOW_NANOS + 123)
                .setTraceId(ByteString.fromHex("5b8efff798038103d269b633813fc60c"))
                .setSpanId(ByteString.fromHex("eee19b7ec3c1b174"))
                .setEventName("payment")
                .addAttributes(text("host.name", "the record wins"))
                .addAttributes(attribute("n", AnyValue.newBuilder().setIntValue(5).build())));

    assertThat(record)
        .isEqualTo(
            new LogRecord(
                NOW_NANOS + 123,
                "checkout",
                17,
                "payment failed",
                "5b8efff798038103d269b633813fc60c",
                "eee19b7ec3c1b174",
                Map.of(
                    "host.name", "the record wins",
                    "service.instance.id", "pod-1",
                    "deployment.environment.name", "prod",
                    "event.name", "payment",
                    "n", "5")));
  }

  @Test
  void nestedValuesBecomeJson() throws Exception {
    AnyValue list =
        AnyValue.newBuilder()
            .setArrayValue(
                ArrayValue.newBuilder()
                    .addValues(value("a\"b"))
                    .addValues(AnyValue.newBuilder().setBoolValue(true))
                    .addValues(AnyValue.newBuilder().setDoubleValue(1.5))
                    .addValues(AnyValue.getDefaultInstance()))
            .build();
    AnyValue map =
        AnyValue.newBuilder()
            .setKvlistValue(
                KeyValueList.newBuilder()
                    .addValues(attribute("list", list))
                    .addValues(
                        attribute(
                            "bytes",
                            AnyValue.newBuilder()
                                .setBytesValue(ByteString.copyFromUtf8("hi"))
                                .build())))
            .build();

    assertThat(one(log("x").setBody(map)).body())
        .isEqualTo("{\"list\":[\"a\\\"b\",true,1.5,null],\"bytes\":\"aGk=\"}");
  }

  @Test
  void wholeNumbersAreWrittenWithoutFraction() throws Exception {
    LogRecord record =
        one(
            log("x")
                .addAttributes(attribute("d", AnyValue.newBuilder().setDoubleValue(200).build()))
                .addAttributes(attribute("f", AnyValue.newBuilder().setDoubleValue(0.25).build())));

    assertThat(record.attributes()).containsEntry("d", "200").containsEntry("f", "0.25");
  }

  @Test
  void theTimeOfObservationStandsInAndThenTheTimeOfArrival() throws Exception {
    assertThat(one(log("x").setTimeUnixNano(0).setObservedTimeUnixNano(NOW_NANOS - 5)))
        .extracting(LogRecord::timeUnixNanos)
        .isEqualTo(NOW_NANOS - 5);
    Decoded untimed = decode(log("x").setTimeUnixNano(0));
    assertThat(untimed.batch().logs().getFirst().timeUnixNanos()).isEqualTo(NOW_NANOS);
    assertThat(untimed.timed()).isFalse();
  }

  @Test
  void theSeveritysNameStandsInForItsNumber() throws Exception {
    assertThat(one(log("x").clearSeverityNumber().setSeverityText("Warning")).severity())
        .isEqualTo(13);
    assertThat(one(log("x").clearSeverityNumber()).severity()).isZero();
  }

  @Test
  void idsOfZerosAreNone() throws Exception {
    LogRecord record = one(log("x").setTraceId(ByteString.copyFrom(new byte[16])));

    assertThat(record.traceId()).isEmpty();
  }

  @Test
  void oddIdsAndSeveritiesAreLeftOutAndTold() throws Exception {
    Decoded decoded =
        decode(
            log("ids")
                .setTraceId(ByteString.copyFrom(new byte[15]))
                .setSpanId(ByteString.copyFromUtf8("abc")),
            log("number").setSeverityNumberValue(25).setSeverityText("warn"),
            log("negative").setSeverityNumberValue(-1));

    assertThat(decoded.batch().logs())
        .extracting(LogRecord::body, LogRecord::traceId, LogRecord::spanId, LogRecord::severity)
        .containsExactly(
            tuple("ids", "", "", 17), tuple("number", "", "", 13), tuple("negative", "", "", 0));
    assertThat(decoded.rejections().isEmpty()).isTrue();
    assertThat(decoded.rejections().mended())
        .containsExactly(
            new Rejection("trace_id", 1, "15 bytes are not 16; left out"),
            new Rejection("span_id", 1, "3 bytes are not 8; left out"),
            new Rejection("severity_number", 2, "25 is not 0 to 24; left out"));
  }

  @Test
  void badRecordsAreRejectedAndTheRestKept() throws Exception {
    Decoded decoded =
        decode(
            log("good"),
            log("y".repeat((1 << 20) + 1)),
            log("future").setTimeUnixNano(NOW_NANOS + 86_400_000_000_000L),
            log("far future").setTimeUnixNano(-1),
            log("also good"));

    assertThat(decoded.batch().logs())
        .extracting(LogRecord::body)
        .containsExactly("good", "also good");
    assertThat(decoded.rejections().byReason())
        .extracting(Rejection::reason, Rejection::points)
        .containsExactly(tuple("record_too_large", 1L), tuple("too_far_in_future", 2L));
  }
}
