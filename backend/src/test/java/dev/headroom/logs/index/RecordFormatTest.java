package dev.headroom.logs.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.logs.Sample;
import dev.headroom.model.LogRecord;
import io.prometheus.client.CollectorRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.util.BytesRef;
import org.junit.jupiter.api.Test;

class RecordFormatTest {
  private final CollectorRegistry registry = new CollectorRegistry();
  private final RecordEncoder encoder = new RecordEncoder(new LogMetrics(registry));

  @Test
  void keepsTheBytesOfVersionOne() throws IOException {
    LogRecord record =
        new LogRecord(
            0x0102030405060708L,
            "shop",
            17,
            "no",
            "00112233445566778899aabbccddeeff",
            "0123456789abcdef",
            Map.of("k", "val"));
    String version1 =
        "01" // version
            + "03" // both ids are hex
            + "0102030405060708" // time
            + "11" // severity
            + "10"
            + "00112233445566778899aabbccddeeff"
            + "08"
            + "0123456789abcdef"
            + "04"
            + "73686f70"
            + "02"
            + "6e6f"
            + "01"
            + "03"
            + "6b"
            + "00"
            + "76616c";
    assertThat(HexFormat.of().formatHex(encode(record))).isEqualTo(version1);
    assertThat(RecordDecoder.decode(HexFormat.of().parseHex(version1)).record()).isEqualTo(record);
  }

  @Test
  void keepsIdsThatAreNotHexAsTheyAre() throws IOException {
    for (String id : new String[] {"", "ABCDEF0123456789abcdef0123456789", "short", "\u00e4"}) {
      LogRecord record = new LogRecord(-1, "", 0, "", id, id, Map.of());
      assertThat(RecordDecoder.decode(encode(record)).record()).isEqualTo(record);
    }
  }

  @Test
  void refusesAnUnknownVersion() {
    byte[] bytes = encode(Sample.record(0, "x"));
    bytes[0] = 2;
    assertThatThrownBy(() -> RecordDecoder.decode(bytes)).isInstanceOf(CorruptIndexException.class);
  }

  @Test
  void cutsALongBodyBetweenCharacters() throws IOException {
    String body = "x" + "\u20ac".repeat(100_000);
    RecordDecoder.Decoded decoded = RecordDecoder.decode(encode(Sample.record(0, body)));
    assertThat(decoded.truncated()).isTrue();
    assertThat(body).startsWith(decoded.record().body());
    assertThat(decoded.record().body().getBytes(StandardCharsets.UTF_8))
        .hasSizeBetween(StoredLimits.BODY_STORED_BYTES_MAX - 2, StoredLimits.BODY_STORED_BYTES_MAX);
    assertThat(clipped("record")).isEqualTo(1);
  }

  @Test
  void dropsAttributesThatDoNotFit() throws IOException {
    Map<String, String> attributes = new HashMap<>();
    for (int i = 0; i < 10; i++) {
      attributes.put("k" + i, "v".repeat(10_000));
    }
    LogRecord record = Sample.record(0, "s", 9, "b", "", attributes);
    RecordDecoder.Decoded decoded = RecordDecoder.decode(encode(record));
    assertThat(decoded.truncated()).isTrue();
    assertThat(decoded.record().attributes()).hasSize(6);
    assertThat(clipped("record")).isEqualTo(1);
  }

  @Test
  void keepsMoreAttributesThanItIndexes() throws IOException {
    Map<String, String> attributes = new HashMap<>();
    for (int i = 0; i < 100; i++) {
      attributes.put("k" + i, "v");
    }
    LogRecord record = Sample.record(0, "s", 9, "b", "", attributes);
    assertThat(RecordDecoder.decode(encode(record)).record()).isEqualTo(record);
    assertThat(encoder.indexedAttributes()).isEqualTo(64);
    assertThat(clipped("attributes")).isEqualTo(1);
  }

  @Test
  void clipsTermsButNotTheRecord() throws IOException {
    LogRecord record =
        Sample.record(
            0, "s", 9, "b", "", Map.of("k".repeat(129), "v", "key", "\u00fc".repeat(200)));
    assertThat(RecordDecoder.decode(encode(record)).record()).isEqualTo(record);
    assertThat(encoder.indexedAttributes()).isEqualTo(1);
    BytesRef term = new BytesRef();
    encoder.readTerm(0, term);
    assertThat(term).isEqualTo(AttributeTerms.value("key", "\u00fc".repeat(200)));
    assertThat(term.utf8ToString()).isEqualTo("key\0" + "\u00fc".repeat(128));
    encoder.readKey(0, term);
    assertThat(term.utf8ToString()).isEqualTo("key");
    assertThat(clipped("attribute_key")).isEqualTo(1);
    assertThat(clipped("attribute_value")).isEqualTo(1);
  }

  private byte[] encode(LogRecord record) {
    encoder.encode(record);
    BytesRef bytes = new BytesRef();
    encoder.read(bytes);
    return Arrays.copyOfRange(bytes.bytes, bytes.offset, bytes.offset + bytes.length);
  }

  private double clipped(String what) {
    return registry.getSampleValue(
        "headroom_logs_clipped_total", new String[] {"what"}, new String[] {what});
  }
}
