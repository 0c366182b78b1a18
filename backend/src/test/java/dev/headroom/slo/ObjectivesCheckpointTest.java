package dev.headroom.slo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.metrics.SeriesTap;
import dev.headroom.wal.CheckpointPart;
import io.prometheus.client.CollectorRegistry;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ObjectivesCheckpointTest {
  private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");

  private static Objectives objectives(Objective... objectives) {
    return new Objectives(List.of(objectives), SloConfig.defaults(), new CollectorRegistry());
  }

  private static void count(Objectives objectives, long secondsAgo, double good, double bad) {
    long at = NOW.minusSeconds(secondsAgo).toEpochMilli();
    List<SeriesTap> taps = objectives.taps();
    for (int i = 0; i < taps.size(); i += 2) {
      taps.get(i).increase(Promises.GOOD, at, good);
      taps.get(i + 1).increase(Promises.GOOD, at, good + bad);
    }
  }

  private static byte[] bytes(CheckpointPart.View view) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    view.writeTo(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private static DataInputStream in(byte[] bytes) {
    return new DataInputStream(new ByteArrayInputStream(bytes));
  }

  private static Reading read(Objectives objectives, String name) {
    return objectives.read(name, NOW).orElseThrow();
  }

  @Test
  void whatWasSavedComesBack() throws IOException {
    Objectives before = objectives(Promises.requests("a"), Promises.requests("b"));
    Random random = new Random(1);
    for (int i = 0; i < 5_000; i++) {
      count(before, random.nextInt(30 * 86_400), random.nextInt(1_000_000), random.nextInt(100));
    }
    count(before, 1, 0.5, 0.25);

    Objectives after = objectives(Promises.requests("a"), Promises.requests("b"));
    byte[] saved = bytes(before.capture());
    after.restore(in(saved));

    assertThat(read(after, "a").windows()).isEqualTo(read(before, "a").windows());
    assertThat(read(after, "b").windows()).isEqualTo(read(before, "b").windows());
    assertThat(read(after, "b").newest()).isEqualTo(read(before, "b").newest());
    assertThat(bytes(after.capture())).isEqualTo(saved);
    count(after, 1, 0.5, 0);
    count(before, 1, 0.5, 0);
    assertThat(read(after, "a").windows()).isEqualTo(read(before, "a").windows());
    assertThat(after.name()).isEqualTo("objectives");
  }

  @Test
  void aViewIsTheMomentItWasTaken() throws IOException {
    Objectives objectives = objectives(Promises.requests("a"));
    count(objectives, 100, 10, 1);
    byte[] atOnce = bytes(objectives.capture());
    CheckpointPart.View view = objectives.capture();

    count(objectives, 100, 10, 1);
    count(objectives, 1_000_000, 10, 1);
    objectives.replace(List.of());

    assertThat(bytes(view)).isEqualTo(atOnce);
  }

  @Test
  void onlyPromisesDefinedTheSameTakeTheirCountsBack() throws IOException {
    Objectives before =
        objectives(Promises.requests("same"), Promises.requests("other"), Promises.requests("x"));
    count(before, 1, 10, 1);
    Objectives after =
        objectives(
            Promises.of("same", Promises.requests(), "0.5", Duration.ofDays(30)),
            Promises.of("other", Promises.requests(), "0.999", Duration.ofDays(7)),
            Promises.requests("new"));

    after.restore(in(bytes(before.capture())));

    assertThat(read(after, "same").over(Duration.ofHours(1))).isEqualTo(new Counts(10, 1, 0));
    assertThat(read(after, "other").over(Duration.ofHours(1))).isEqualTo(Counts.NONE);
    assertThat(read(after, "new").over(Duration.ofHours(1))).isEqualTo(Counts.NONE);
  }

  @Test
  void theTapsStayTheSameAndGoOnCounting() throws IOException {
    Objectives before = objectives(Promises.requests("a"));
    count(before, 1, 10, 1);
    Objectives after = objectives(Promises.requests("a"));
    List<SeriesTap> taps = after.taps();

    after.restore(in(bytes(before.capture())));
    taps.get(1).increase(Promises.BAD, NOW.toEpochMilli() - 1, 5);

    assertThat(after.taps()).isEqualTo(taps);
    assertThat(read(after, "a").over(Duration.ofHours(1))).isEqualTo(new Counts(10, 6, 0));
  }

  /** The example of docs/format/checkpoint-objectives.md, byte by byte. */
  @Test
  void theFormatIsTheDocumentedOne() throws IOException {
    Objectives objectives = objectives(Promises.requests("a"));
    objectives.taps().get(0).increase(Promises.GOOD, 25_000, 300.5);
    objectives.taps().get(1).increase(Promises.GOOD, 25_000, 301);

    String definition =
        "GOOD counter {__name__=\"requests_total\",code!~\"5..\"}"
            + " of counter {__name__=\"requests_total\"} over PT720H in 10000/60000";
    String text =
        HexFormat.of().formatHex(definition.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    String counts =
        "3fe0000000000000" // half an event of the counted side
            + "0000000000000000"
            + "00000000000061a8" // newest at 25 s
            + "00000001" // fine blocks
            + "0000000000000000"
            + "02ac02ad020000" // two empty slices, 300 events of 301, none unmeasured, none spread
            + "e502" // 357 empty slices
            + "00000001" // coarse blocks
            + "0000000000000000"
            + "00ac02ad020000"
            + "cf05"; // 719 empty slices

    assertThat(HexFormat.of().formatHex(bytes(objectives.capture())))
        .isEqualTo(
            "02"
                + "00000001"
                + "00000001"
                + "61"
                + HexFormat.of().toHexDigits(definition.length())
                + text
                + HexFormat.of().toHexDigits(counts.length() / 2)
                + counts);
  }

  @Test
  void eventsThatWereSpreadComeBackAsSuch() throws IOException {
    Objectives before = objectives(Promises.requests("a"));
    long at = NOW.toEpochMilli();
    before.taps().get(0).increase(Promises.GOOD, at - 600_000, at, 90);
    before.taps().get(1).increase(Promises.GOOD, at - 600_000, at, 100);
    Objectives after = objectives(Promises.requests("a"));

    after.restore(in(bytes(before.capture())));

    assertThat(read(after, "a").over(Duration.ofHours(1))).isEqualTo(new Counts(90, 10, 0, 100));
    assertThat(bytes(after.capture())).isEqualTo(bytes(before.capture()));
  }

  /** The example of version 1, which knew nothing of spread events. */
  @Test
  void versionOneIsReadToo() throws IOException {
    Objectives objectives = objectives(Promises.requests("a"));
    byte[] definition =
        ObjectiveCounts.definition(Promises.requests("a"), SliceGrid.of(WindowScale.NONE))
            .getBytes(java.nio.charset.StandardCharsets.UTF_8);
    byte[] counts =
        HexFormat.of()
            .parseHex(
                "3fe0000000000000"
                    + "0000000000000000"
                    + "00000000000061a8"
                    + "00000001"
                    + "0000000000000000"
                    + "02ac02ad0200e502"
                    + "00000001"
                    + "0000000000000000"
                    + "00ac02ad0200cf05");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.write(HexFormat.of().parseHex("0100000001" + "00000001" + "61"));
    out.writeInt(definition.length);
    out.write(definition);
    out.writeInt(counts.length);
    out.write(counts);

    objectives.restore(in(bytes.toByteArray()));

    assertThat(objectives.read("a", Instant.ofEpochMilli(30_000)))
        .hasValueSatisfying(reading ->
            assertThat(reading.over(Duration.ofHours(1))).isEqualTo(new Counts(300, 1, 0)));
  }

  @Test
  void bytesThatEndEarlyAreRefusedAndChangeNothing() throws IOException {
    Objectives before = objectives(Promises.requests("a"), Promises.requests("b"));
    count(before, 1, 10, 1);
    count(before, 90_000, 10, 1);
    byte[] saved = bytes(before.capture());

    Objectives after = objectives(Promises.requests("a"), Promises.requests("b"));
    for (int length = 0; length < saved.length; length++) {
      byte[] cut = Arrays.copyOf(saved, length);

      assertThatThrownBy(() -> after.restore(in(cut))).isInstanceOf(IOException.class);
      assertThat(read(after, "a").over(Duration.ofDays(30))).isEqualTo(Counts.NONE);
    }
  }

  /** A flipped bit may pass as another count; it must never throw anything but IOException. */
  @Test
  void damagedBytesNeverDoMoreThanFail() throws IOException {
    Objectives before = objectives(Promises.requests("a"));
    count(before, 1, 10, 1);
    count(before, 90_000, 10, 1);
    byte[] saved = bytes(before.capture());
    Objectives after = objectives(Promises.requests("a"));
    int refused = 0;
    for (int bit = 0; bit < saved.length * 8; bit++) {
      byte[] damaged = saved.clone();
      damaged[bit / 8] ^= (byte) (1 << (bit % 8));
      try {
        after.restore(in(damaged));
      } catch (IOException e) {
        refused++;
      }
    }
    assertThat(refused).isPositive();
  }

  @Test
  void anotherVersionIsRefused() {
    assertThatThrownBy(() -> objectives().restore(in(new byte[] {9, 0, 0, 0, 0})))
        .isInstanceOf(IOException.class)
        .hasMessage("checkpoint of objectives: unknown version");
  }
}
