package dev.headroom.wal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.codec.BatchCodec;
import dev.headroom.codec.ByteReader;
import dev.headroom.codec.ByteWriter;
import dev.headroom.model.Batch;
import dev.headroom.model.Batches;
import dev.headroom.model.Labels;
import dev.headroom.model.SeriesData;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordPayloadTest {
  @Test
  void repetitiveBatchesAreCompressed() throws IOException {
    Batch batch = series(1_000);

    RecordPayload payload = RecordPayload.of(batch, Batches.key(1));

    assertThat(payload.type()).isEqualTo(RecordPayload.SNAPPY);
    assertThat(payload.bytes().length).isLessThan(20 * 1_000);
    assertThat(payload.batch().series()).hasSize(1_000);
  }

  @Test
  void noiseIsKeptAsItIs() throws IOException {
    RecordPayload payload = RecordPayload.of(Batches.large(1, 10_000), Batches.key(1));

    assertThat(payload.type()).isEqualTo(RecordPayload.PLAIN);
    assertThat(payload.batch().series()).hasSize(1);
  }

  @Test
  void aLieAboutTheUncompressedSizeIsNotBelieved() {
    byte[] bytes = new byte[RecordPayload.KEY_BYTES + 1_000];
    Arrays.fill(bytes, RecordPayload.KEY_BYTES, RecordPayload.KEY_BYTES + 4, (byte) 0xff);

    for (int last : new int[] {0x0f, 0x07, 0x03, 0x01}) { // 4 GiB to 512 MiB
      bytes[RecordPayload.KEY_BYTES + 4] = (byte) last;
      assertThatThrownBy(() -> new RecordPayload(RecordPayload.SNAPPY, bytes).batch())
          .isInstanceOf(IOException.class)
          .hasMessageContaining("length");
    }
  }

  @Test
  void countsArePlausibleBeforeAnythingIsAllocated() {
    ByteWriter out = new ByteWriter(16);
    out.octet(1);
    out.signed(0);
    out.unsigned(Integer.MAX_VALUE);

    assertThatThrownBy(() -> BatchCodec.decode(new ByteReader(out.array(), 0, out.size())))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("passes the end");
  }

  /** A few bytes that share their labels with a long series before them, many times over. */
  @Test
  void sharedLabelsCannotFillTheMemory() {
    Labels labels = Labels.of(Labels.NAME, "x".repeat(1 << 20));
    SeriesData one = new SeriesData.Floats(labels, new long[0], new double[0]);
    List<SeriesData> many = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      many.add(one);
    }

    assertThatThrownBy(() -> RecordPayload.of(Batch.ofSeries(0, many), Batches.key(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("bytes of labels");
  }

  @Test
  void bytesAfterTheBatchAreNotIgnored() {
    ByteWriter out = new ByteWriter(16);
    BatchCodec.encode(Batches.numbered(1), out);
    out.octet(0);

    assertThatThrownBy(() -> BatchCodec.decode(new ByteReader(out.array(), 0, out.size())))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("too many");
  }

  private static Batch series(int count) {
    List<SeriesData> series = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Labels labels = Labels.of(Labels.NAME, "requests_total", "instance", "host-" + i % 50);
      series.add(new SeriesData.Floats(labels, new long[] {1_000}, new double[] {i}));
    }
    return Batch.ofSeries(1_000, series);
  }
}
