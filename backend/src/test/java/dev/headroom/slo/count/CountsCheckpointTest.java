package dev.headroom.slo.count;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.Seed;
import dev.headroom.model.PromiseChange;
import dev.headroom.slo.objective.Counts;
import dev.headroom.slo.objective.Promises;
import dev.headroom.storage.CheckpointPart;
import dev.headroom.storage.series.SeriesTap;
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
import org.junit.jupiter.api.extension.RegisterExtension;

class CountsCheckpointTest {
  @RegisterExtension final Seed seed = new Seed();

  private static final Instant NOW = CountedObjectives.NOW;
  private static final List<Duration> WINDOWS =
      List.of(Duration.ofMinutes(5), Duration.ofHours(1), Duration.ofDays(3), Duration.ofDays(30));

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

  private static void count(
      CountedObjectives objectives, long secondsAgo, double good, double bad) {
    long at = NOW.minusSeconds(secondsAgo).toEpochMilli();
    List<SeriesTap> taps = objectives.counting.taps();
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

  private static byte[] saved(CountedObjectives objectives) throws IOException {
    return bytes(objectives.counting.capture());
  }

  private static List<Counts> windows(CountedObjectives objectives, String name) {
    return WINDOWS.stream().map(each -> objectives.read(name).window(NOW, each)).toList();
  }

  @Test
  void whatWasSavedComesBack() throws IOException {
    CountedObjectives before = CountedObjectives.of(Promises.requests("a"), Promises.requests("b"));
    Random random = seed.random();
    for (int i = 0; i < 5_000; i++) {
      count(before, random.nextInt(30 * 86_400), random.nextInt(1_000_000), random.nextInt(100));
    }
    count(before, 1, 0.5, 0.25);

    CountedObjectives after = CountedObjectives.of(Promises.requests("a"), Promises.requests("b"));
    byte[] saved = saved(before);
    after.counting.restore(in(saved));

    assertThat(windows(after, "a")).isEqualTo(windows(before, "a"));
    assertThat(windows(after, "b")).isEqualTo(windows(before, "b"));
    assertThat(after.read("b").newest()).isEqualTo(before.read("b").newest());
    assertThat(saved(after)).isEqualTo(saved);
    count(after, 1, 0.5, 0);
    count(before, 1, 0.5, 0);
    assertThat(windows(after, "a")).isEqualTo(windows(before, "a"));
    assertThat(after.counting.name()).isEqualTo("objectives");
  }

  @Test
  void aViewIsTheMomentItWasTaken() throws IOException {
    CountedObjectives objectives = CountedObjectives.of(Promises.requests("a"));
    count(objectives, 100, 10, 1);
    byte[] atOnce = saved(objectives);
    CheckpointPart.PartSnapshot view = objectives.counting.capture();

    count(objectives, 100, 10, 1);
    count(objectives, 1_000_000, 10, 1);
    objectives.putInForce(List.of());

    assertThat(bytes(view)).isEqualTo(atOnce);
  }

  @Test
  void whatIsCountedIsWhatWasSavedWhateverTheFilesSayNow() throws IOException {
    CountedObjectives before =
        CountedObjectives.of(
            Promises.requests("same"), Promises.requests("other"), Promises.requests("x"));
    count(before, 1, 10, 1);
    before.record(List.of(Promises.requests("same"), Promises.requests("other")), NOW);
    CountedObjectives after = new CountedObjectives(new CollectorRegistry());
    after.putInForce(
        List.of(
            Promises.of("same", Promises.requests(), "0.5", Duration.ofDays(30)),
            Promises.of("other", Promises.requests(), "0.999", Duration.ofDays(7)),
            Promises.requests("x"),
            Promises.requests("new")));

    after.counting.restore(in(saved(before)));

    assertThat(after.counts("same")).isEqualTo(new Counts(10, 1, 0));
    assertThat(after.read("same").since()).contains(Instant.EPOCH);
    assertThat(after.counts("other")).isEqualTo(Counts.NONE);
    assertThat(after.read("other").since()).isEmpty();
    assertThat(after.counts("x")).isEqualTo(new Counts(10, 1, 0));
    assertThat(after.read("new").since()).isEmpty();
    assertThat(after.counting.unrecorded(after.list(), NOW))
        .extracting(PromiseChange::objective)
        .containsExactly("other", "x", "new");
    assertThat(saved(after)).isEqualTo(saved(before));
  }

  @Test
  void theTapsOfWhatWasSavedGoOnCounting() throws IOException {
    CountedObjectives before = CountedObjectives.of(Promises.requests("a"));
    count(before, 1, 10, 1);
    CountedObjectives after = CountedObjectives.of(Promises.requests("a"));
    List<SeriesTap> taps = after.counting.taps();

    after.counting.restore(in(saved(before)));
    assertThat(after.counting.taps()).hasSize(2).doesNotContainAnyElementsOf(taps);
    after.counting.taps().get(1).increase(Promises.BAD, NOW.toEpochMilli() - 1, 5);

    assertThat(after.counts("a")).isEqualTo(new Counts(10, 6, 0));
  }

  /** The example of docs/format/checkpoint-objectives.md, byte by byte. */
  @Test
  void theFormatIsTheDocumentedOne() throws IOException {
    CountedObjectives objectives = CountedObjectives.of(Promises.requests("a"));
    objectives.counting.taps().get(0).increase(Promises.GOOD, 25_000, 300.5);
    objectives.counting.taps().get(1).increase(Promises.GOOD, 25_000, 301);

    objectives.record(List.of(), Instant.ofEpochMilli(30_000));

    assertThat(HexFormat.of().formatHex(saved(objectives)))
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
    CountedObjectives objectives = new CountedObjectives(new CollectorRegistry());
    objectives.putInForce(List.of(Promises.requests("a"), Promises.requests("b")));

    objectives.counting.restore(in(HexFormat.of().parseHex("01" + "00000002" + started + empty)));

    CountReader read = objectives.read("a");
    Instant at = Instant.ofEpochMilli(30_000);
    assertThat(read.window(at, Duration.ofHours(1))).isEqualTo(new Counts(300, 1, 0));
    assertThat(read.since()).contains(Instant.EPOCH);
    assertThat(objectives.counting.unrecorded(objectives.list(), NOW))
        .extracting(PromiseChange::objective)
        .containsExactly("b");
  }

  /** Version 2, of the example's counts: who counted something was there. */
  @Test
  void aCheckpointThatKnowsNothingOfSeriesIsTakenOver() throws IOException {
    String times = "0000000000000000" + "00" + "0000000000000000";
    String started = "00000001" + "61" + DEFINITION + times + COUNTS_2;
    CountedObjectives objectives = new CountedObjectives(new CollectorRegistry());
    objectives.putInForce(List.of(Promises.requests("a")));

    objectives.counting.restore(in(HexFormat.of().parseHex("02" + "00000001" + started)));

    CountReader read = objectives.read("a");
    Instant at = Instant.ofEpochMilli(30_000);
    assertThat(read.window(at, Duration.ofHours(1))).isEqualTo(new Counts(300, 1, 0));
    assertThat(read.presence(at, _ -> true).unmatched()).isEmpty();
  }

  /** One side has counted nothing, and is there all the same. */
  @Test
  void aSideThatCountedNothingIsStillThereAfterwards() throws IOException {
    CountedObjectives before = CountedObjectives.of(Promises.requests("a"));
    before.counting.taps().get(0).wants(Promises.BAD);
    before.counting.taps().get(1).increase(Promises.BAD, NOW.toEpochMilli() - 1, 60);
    assertThat(before.counts("a")).isEqualTo(new Counts(0, 60, 0));
    CountedObjectives after = CountedObjectives.of(Promises.requests("a"));

    after.counting.restore(in(saved(before)));

    assertThat(after.counts("a")).isEqualTo(new Counts(0, 60, 0));
    assertThat(after.read("a").presence(NOW, _ -> true).unmatched()).isEmpty();
    assertThat(saved(after)).isEqualTo(saved(before));
  }

  @Test
  void eventsThatWereSpreadComeBackAsSuch() throws IOException {
    CountedObjectives before = CountedObjectives.of(Promises.requests("a"));
    long at = NOW.toEpochMilli();
    before.counting.taps().get(0).increase(Promises.GOOD, at - 600_000, at, 90);
    before.counting.taps().get(1).increase(Promises.GOOD, at - 600_000, at, 100);
    CountedObjectives after = CountedObjectives.of(Promises.requests("a"));

    after.counting.restore(in(saved(before)));

    assertThat(after.counts("a")).isEqualTo(new Counts(90, 10, 0, 100));
    assertThat(saved(after)).isEqualTo(saved(before));
  }

  @Test
  void bytesThatEndEarlyAreRefusedAndChangeNothing() throws IOException {
    CountedObjectives before = CountedObjectives.of(Promises.requests("a"), Promises.requests("b"));
    count(before, 1, 10, 1);
    count(before, 90_000, 10, 1);
    byte[] saved = saved(before);

    CountedObjectives after = CountedObjectives.of(Promises.requests("a"), Promises.requests("b"));
    for (int length = 0; length < saved.length; length++) {
      byte[] cut = Arrays.copyOf(saved, length);

      assertThatThrownBy(() -> after.counting.restore(in(cut))).isInstanceOf(IOException.class);
      assertThat(after.read("a").window(NOW, Duration.ofDays(30))).isEqualTo(Counts.NONE);
    }
  }

  /** A flipped bit may pass as another count; it must never throw anything but IOException. */
  @Test
  void damagedBytesNeverDoMoreThanFail() throws IOException {
    CountedObjectives before = CountedObjectives.of(Promises.requests("a"));
    count(before, 1, 10, 1);
    count(before, 90_000, 10, 1);
    byte[] saved = saved(before);
    CountedObjectives after = CountedObjectives.of(Promises.requests("a"));
    int refused = 0;
    for (int bit = 0; bit < saved.length * 8; bit++) {
      byte[] damaged = saved.clone();
      damaged[bit / 8] ^= (byte) (1 << (bit % 8));
      try {
        after.counting.restore(in(damaged));
      } catch (IOException e) {
        refused++;
      }
    }
    assertThat(refused).isPositive();
  }

  /** So many that their number and the slices before them are more than a number holds. */
  @Test
  void moreEmptySlicesThanABlockHasAreRefused() {
    String counts = COUNTS_1.substring(8).replace("e502", "ffffffffffffffff7f");
    String started = "00000001" + "61" + DEFINITION + sized(counts);
    CountedObjectives objectives = new CountedObjectives(new CollectorRegistry());

    assertThatThrownBy(() ->
            objectives.counting.restore(in(HexFormat.of().parseHex("01" + "00000001" + started))))
        .isInstanceOf(IOException.class)
        .hasMessage("checkpoint of objectives: slices beyond their block");
  }

  @Test
  void anotherVersionIsRefused() {
    assertThatThrownBy(() ->
            new CountedObjectives(new CollectorRegistry())
                .counting.restore(in(new byte[] {4, 0, 0, 0, 0})))
        .isInstanceOf(IOException.class)
        .hasMessage("checkpoint of objectives: unknown version");
  }
}
