package dev.headroom.logs.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.Seed;
import dev.headroom.logs.document.LogDocument.Clip;
import dev.headroom.model.LogRecord;
import dev.headroom.storage.Sample;
import dev.headroom.storage.logs.LogStore.LogEntry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.util.BytesRef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RecordFormatTest {
  @RegisterExtension final Seed seed = new Seed();

  private final List<Clip> clips = new ArrayList<>();
  private final RecordEncoder encoder = new RecordEncoder(clips::add);

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
    assertThat(decode(HexFormat.of().parseHex(version1)).record()).isEqualTo(record);
  }

  @Test
  void keepsIdsThatAreNotHexAsTheyAre() throws IOException {
    for (String id : new String[] {"", "ABCDEF0123456789abcdef0123456789", "short", "\u00e4"}) {
      LogRecord record = new LogRecord(-1, "", 0, "", id, id, Map.of());
      assertThat(decode(encode(record)).record()).isEqualTo(record);
    }
  }

  @Test
  void refusesAnUnknownVersion() {
    byte[] bytes = encode(Sample.record(0, "x"));
    bytes[0] = 2;
    assertThatThrownBy(() -> decode(bytes)).isInstanceOf(CorruptIndexException.class);
  }

  @Test
  void damagedBytesAreCorruptNeverAnotherError() {
    Random random = seed.random();
    for (int run = 0; run < 300; run++) {
      byte[] bytes = encode(Sample.record(run, "shop", 9, "body " + run, "", Map.of("k", "v")));
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      byte[] left = Arrays.copyOf(bytes, 1 + random.nextInt(bytes.length));
      try {
        assertThat(decode(left).record()).isNotNull();
      } catch (IOException corrupt) {
        assertThat(corrupt).isInstanceOf(CorruptIndexException.class);
      }
    }
  }

  @Test
  void cutsALongBodyBetweenCharacters() throws IOException {
    String body = "x" + "\u20ac".repeat(100_000);
    LogEntry decoded = decode(encode(Sample.record(0, body)));
    assertThat(decoded.truncated()).isTrue();
    assertThat(body).startsWith(decoded.record().body());
    assertThat(decoded.record().body().getBytes(StandardCharsets.UTF_8))
        .hasSizeBetween(StoredLimits.BODY_STORED_BYTES_MAX - 2, StoredLimits.BODY_STORED_BYTES_MAX);
    assertThat(clips).containsOnlyOnce(Clip.RECORD);
  }

  @Test
  void dropsAttributesThatDoNotFit() throws IOException {
    Map<String, String> attributes = new HashMap<>();
    for (int i = 0; i < 10; i++) {
      attributes.put("k" + i, "v".repeat(10_000));
    }
    LogRecord record = Sample.record(0, "s", 9, "b", "", attributes);
    LogEntry decoded = decode(encode(record));
    assertThat(decoded.truncated()).isTrue();
    assertThat(decoded.record().attributes()).hasSize(6);
    assertThat(clips).containsOnlyOnce(Clip.RECORD);
  }

  @Test
  void keepsMoreAttributesThanItIndexes() throws IOException {
    Map<String, String> attributes = new HashMap<>();
    for (int i = 0; i < 100; i++) {
      attributes.put("k" + i, "v");
    }
    LogRecord record = Sample.record(0, "s", 9, "b", "", attributes);
    assertThat(decode(encode(record)).record()).isEqualTo(record);
    assertThat(encoder.indexedAttributes()).isEqualTo(64);
    assertThat(clips).containsExactly(Clip.ATTRIBUTES);
  }

  @Test
  void clipsTermsButNotTheRecord() throws IOException {
    LogRecord record =
        Sample.record(
            0, "s", 9, "b", "", Map.of("k".repeat(129), "v", "key", "\u00fc".repeat(200)));
    assertThat(decode(encode(record)).record()).isEqualTo(record);
    assertThat(encoder.indexedAttributes()).isEqualTo(1);
    BytesRef term = new BytesRef();
    encoder.readTerm(0, term);
    assertThat(term).isEqualTo(LogTerms.attribute("key", "\u00fc".repeat(200)).bytes());
    assertThat(term.utf8ToString()).isEqualTo("key\0" + "\u00fc".repeat(128));
    encoder.readKey(0, term);
    assertThat(term.utf8ToString()).isEqualTo("key");
    assertThat(clips).containsExactlyInAnyOrder(Clip.ATTRIBUTE_KEY, Clip.ATTRIBUTE_VALUE);
  }

  private byte[] encode(LogRecord record) {
    encoder.encode(record);
    BytesRef bytes = new BytesRef();
    encoder.read(bytes);
    return Arrays.copyOfRange(bytes.bytes, bytes.offset, bytes.offset + bytes.length);
  }

  private static LogEntry decode(byte[] bytes) throws IOException {
    return RecordDecoder.decode("id", bytes);
  }
}
