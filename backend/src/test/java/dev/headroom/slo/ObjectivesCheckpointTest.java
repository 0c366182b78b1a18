package dev.headroom.slo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.metrics.SeriesTap;
import dev.headroom.model.PromiseChange;
import dev.headroom.slo.objective.Counts;
import dev.headroom.slo.objective.Objective;
import dev.headroom.slo.objective.Promises;
import dev.headroom.storage.CheckpointPart;
import io.prometheus.client.CollectorRegistry;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ObjectivesCheckpointTest {
  private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");

  private static final String DEFINITION =
      sized(
          HexFormat.of()
              .formatHex(
                  ("GOOD counter {__name__=\"requests_total\",code!~\"5..\"}"
                          + " of counter {__name__=\"requests_total\"} over PT720H in 10000/60000")
                      .getBytes(StandardCharsets.UTF_8)));
  private static final String SEEN =
      "0100"; // a series belonged to the side; nobody asked of others
  private static final String HEARD = "00000000000061a8"; // as late as the newest event
  private static final String COUNTS = counts(SEEN, HEARD, "00"); // none of them spread
  private static final String COUNTS_2 = counts("", "", "00");
  private static final String COUNTS_1 = counts("", "", "");
  private static final String EMPTY_COUNTS =
      sized("0".repeat(32) + "e000000000000000" + "00000000" + "00000000");

  /**
   * @param seen what is known of a side's series
   * @param heard when any was heard last
   * @param spread what stands behind each slice for the events that were spread over it
   */
  private static String counts(String seen, String heard, String spread) {
    return sized(
        "3fe0000000000000" // half an event of the counted side
            + seen
            + "0000000000000000"
            + seen
            + "00000000000061a8" // newest at 25 s
            + heard
            + "00000001" // fine blocks
            + "0000000000000000"
            + "02ac02ad0200" // two empty slices, 300 events of 301, none unmeasured
            + spread
            + "e502" // 357 empty slices
            + "00000001" // coarse blocks
            + "0000000000000000"
            + "00ac02ad0200"
            + spread
            + "cf05"); // 719 empty slices
  }

  private static String sized(String hex) {
    return HexFormat.of().toHexDigits(hex.length() / 2) + hex;
  }

  private static Objectives objectives(Objective... objectives) {
    return Promises.counted(List.of(objectives), SloConfig.defaults(), new CollectorRegistry());
  }

  private static void count(Objectives objectives, long secondsAgo, double good, double bad) {
    long at = NOW.minusSeconds(secondsAgo).toEpochMilli();
    List<SeriesTap> taps = objectives.taps();
    for (int i = 0; i < taps.size(); i += 2) {
      taps.get(i).increase(Promises.GOOD, at, good);
      taps.get(i + 1).increase(Promises.GOOD, at, good + bad);
    }
  }

  private static byte[] bytes(CheckpointPart.PartSnapshot view) throws IOException {
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
    CheckpointPart.PartSnapshot view = objectives.capture();

    count(objectives, 100, 10, 1);
    count(objectives, 1_000_000, 10, 1);
    objectives.replace(List.of());

    assertThat(bytes(view)).isEqualTo(atOnce);
  }

  @Test
  void whatIsCountedIsWhatWasSavedWhateverTheFilesSayNow() throws IOException {
    Objectives before =
        objectives(Promises.requests("same"), Promises.requests("other"), Promises.requests("x"));
    count(before, 1, 10, 1);
    Promises.count(before, List.of(Promises.requests("same"), Promises.requests("other")), NOW);
    Objectives after = new Objectives(SloConfig.defaults(), new CollectorRegistry());
    after.replace(
        List.of(
            Promises.of("same", Promises.requests(), "0.5", Duration.ofDays(30)),
            Promises.of("other", Promises.requests(), "0.999", Duration.ofDays(7)),
            Promises.requests("x"),
            Promises.requests("new")));

    after.restore(in(bytes(before.capture())));

    assertThat(read(after, "same").over(Duration.ofHours(1))).isEqualTo(new Counts(10, 1, 0));
    assertThat(read(after, "same").since()).contains(Instant.EPOCH);
    assertThat(read(after, "other").over(Duration.ofHours(1))).isEqualTo(Counts.NONE);
    assertThat(read(after, "other").since()).isEmpty();
    assertThat(read(after, "x").over(Duration.ofHours(1))).isEqualTo(new Counts(10, 1, 0));
    assertThat(read(after, "new").since()).isEmpty();
    assertThat(after.unrecorded(after.list(), NOW))
        .extracting(PromiseChange::objective)
        .containsExactly("other", "x", "new");
    assertThat(bytes(after.capture())).isEqualTo(bytes(before.capture()));
  }

  @Test
  void theTapsOfWhatWasSavedGoOnCounting() throws IOException {
    Objectives before = objectives(Promises.requests("a"));
    count(before, 1, 10, 1);
    Objectives after = objectives(Promises.requests("a"));
    List<SeriesTap> taps = after.taps();

    after.restore(in(bytes(before.capture())));
    assertThat(after.taps()).hasSize(2).doesNotContainAnyElementsOf(taps);
    after.taps().get(1).increase(Promises.BAD, NOW.toEpochMilli() - 1, 5);

    assertThat(read(after, "a").over(Duration.ofHours(1))).isEqualTo(new Counts(10, 6, 0));
  }

  /** The example of docs/format/checkpoint-objectives.md, byte by byte. */
  @Test
  void theFormatIsTheDocumentedOne() throws IOException {
    Objectives objectives = objectives(Promises.requests("a"));
    objectives.taps().get(0).increase(Promises.GOOD, 25_000, 300.5);
    objectives.taps().get(1).increase(Promises.GOOD, 25_000, 301);

    Promises.count(objectives, List.of(), Instant.ofEpochMilli(30_000));

    assertThat(HexFormat.of().formatHex(bytes(objectives.capture())))
        .isEqualTo(
            "03"
                + "00000001"
                + "00000001"
                + "61"
                + DEFINITION
                + "0000000000000000" // counted since the epoch
                + "01"
                + "0000000000007530" // given up at 30 s
                + COUNTS);
  }

  /** Version 1, of the example's counts: they began with their oldest slice that is not empty. */
  @Test
  void aCheckpointWithoutTimesIsTakenOver() throws IOException {
    String started = "00000001" + "61" + DEFINITION + COUNTS_1;
    String empty = "00000001" + "62" + DEFINITION + EMPTY_COUNTS;
    Objectives objectives = new Objectives(SloConfig.defaults(), new CollectorRegistry());
    objectives.replace(List.of(Promises.requests("a"), Promises.requests("b")));

    objectives.restore(in(HexFormat.of().parseHex("01" + "00000002" + started + empty)));

    Reading read = objectives.read("a", Instant.ofEpochMilli(30_000)).orElseThrow();
    assertThat(read.over(Duration.ofHours(1))).isEqualTo(new Counts(300, 1, 0));
    assertThat(read.since()).contains(Instant.EPOCH);
    assertThat(objectives.unrecorded(objectives.list(), NOW))
        .extracting(PromiseChange::objective)
        .containsExactly("b");
  }

  /** Version 2, of the example's counts: who counted something was there. */
  @Test
  void aCheckpointThatKnowsNothingOfSeriesIsTakenOver() throws IOException {
    String times = "0000000000000000" + "00" + "0000000000000000";
    String started = "00000001" + "61" + DEFINITION + times + COUNTS_2;
    Objectives objectives = new Objectives(SloConfig.defaults(), new CollectorRegistry());
    objectives.replace(List.of(Promises.requests("a")));

    objectives.restore(in(HexFormat.of().parseHex("02" + "00000001" + started)));

    Reading read = objectives.read("a", Instant.ofEpochMilli(30_000)).orElseThrow();
    assertThat(read.over(Duration.ofHours(1))).isEqualTo(new Counts(300, 1, 0));
    assertThat(read.watching().unmatched()).isEmpty();
  }

  /** One side has counted nothing, and is there all the same. */
  @Test
  void aSideThatCountedNothingIsStillThereAfterwards() throws IOException {
    Objectives before = objectives(Promises.requests("a"));
    before.taps().get(0).wants(Promises.BAD);
    before.taps().get(1).increase(Promises.BAD, NOW.toEpochMilli() - 1, 60);
    assertThat(read(before, "a").over(Duration.ofHours(1))).isEqualTo(new Counts(0, 60, 0));
    Objectives after = objectives(Promises.requests("a"));

    after.restore(in(bytes(before.capture())));

    assertThat(read(after, "a").over(Duration.ofHours(1))).isEqualTo(new Counts(0, 60, 0));
    assertThat(read(after, "a").watching().unmatched()).isEmpty();
    assertThat(bytes(after.capture())).isEqualTo(bytes(before.capture()));
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
    assertThatThrownBy(() -> objectives().restore(in(new byte[] {4, 0, 0, 0, 0})))
        .isInstanceOf(IOException.class)
        .hasMessage("checkpoint of objectives: unknown version");
  }
}
