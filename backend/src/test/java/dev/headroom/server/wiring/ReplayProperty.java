package dev.headroom.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.Seed;
import dev.headroom.Thoroughness;
import dev.headroom.model.Batch;
import dev.headroom.model.Labels;
import dev.headroom.model.SeriesData;
import dev.headroom.model.Unit;
import dev.headroom.select.Selector;
import dev.headroom.server.wiring.ReplayWorld.Replay;
import dev.headroom.slo.objective.Indicator;
import dev.headroom.slo.objective.Objective;
import dev.headroom.slo.objective.Objective.SourceDocument;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Any sequence of pushes, loads, changes and removals of promises counts the same with clean stops,
 * kills and broken stores in it as without: whatever was acknowledged is there, and what was under
 * way when the process was killed is there whole or not at all.
 */
class ReplayProperty {
  @RegisterExtension final Seed seed = new Seed();

  private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
  private static final int SEGMENT_HEADER_BYTES = 32;
  private static final int RUNS = Thoroughness.of(10, 40);
  private static final int STEPS = 40;

  @TempDir Path folder;

  @Test
  void stopsAndKillsChangeNothing() throws Exception {
    int fromCheckpoint = 0;
    int survived = 0;
    int lost = 0;
    for (int run = 0; run < RUNS; run++) {
      Run tried = new Run(seed.value() + run, folder.resolve("run" + run), Replay.BY_THE_LOG);
      tried.play();
      assertThat(tried.firstDifference).as("run %d", run).isEmpty();
      fromCheckpoint += tried.fromCheckpoint;
      survived += tried.survived;
      lost += tried.lost;
    }
    assertThat(List.of(fromCheckpoint, survived, lost))
        .as("starts from a checkpoint, records under way that survived, that did not")
        .allMatch(often -> often > RUNS / 4);
  }

  /** The control: counting by the files of now, as if they had always been so, is noticed. */
  @Test
  void aReplayByTheFilesOfNowIsNotTheSame() throws Exception {
    int different = 0;
    for (int run = 0; run < 5; run++) {
      Run tried = new Run(1 + run, folder.resolve("run" + run), Replay.BY_THE_FILES);
      tried.play();
      different += tried.firstDifference.isPresent() ? 1 : 0;
    }
    assertThat(different).isPositive();
  }

  /** One sequence, played twice: on disk with stops and kills, in memory without. */
  private static final class Run {
    private final Random random;
    private final Path folder;
    private final Replay replay;
    private final ReplayWorld without = new ReplayWorld();
    private ReplayWorld with;
    private Path data;
    private Instant now = START;
    private List<Objective> files = List.of();
    private double good = 1_000;
    private double bad = 10;
    private int lives;
    private int fromCheckpoint;
    private int survived;
    private int lost;
    private Optional<String> firstDifference = Optional.empty();

    Run(long seed, Path folder, Replay replay) throws IOException {
      this.random = Seed.fixed(seed);
      this.folder = folder;
      this.replay = replay;
      this.data = Files.createDirectories(folder.resolve("life0"));
      this.with = new ReplayWorld(data, files, now, replay);
    }

    void play() throws IOException {
      for (int step = 0; step < STEPS && firstDifference.isEmpty(); step++) {
        pass();
        switch (random.nextInt(13)) {
          case 0, 1 -> reload();
          case 2 -> restart(this::stop);
          case 3, 4 -> restart(this::kill);
          case 5 -> stumble();
          default -> push();
        }
        compare("step " + step);
      }
      with.stop();
    }

    private void pass() {
      int kind = random.nextInt(12);
      now =
          now.plusMillis(
              kind == 0 ? random.nextInt(86_400_000) : kind < 3 ? random.nextInt(3_600_000) : 500);
    }

    private void push() {
      Batch batch = batch();
      with.push(batch);
      without.push(batch);
    }

    private void stumble() {
      if (random.nextBoolean()) {
        Batch batch = batch();
        with.stumbleOver(batch);
        without.push(batch);
      } else {
        files = anyFiles();
        with.stumbleOver(files, now);
        without.promise(files, now);
      }
    }

    private void reload() {
      files = anyFiles();
      with.promise(files, now);
      without.promise(files, now);
    }

    /** A way to end; of what was under way then nobody knows whether it will be there. */
    private interface End {
      List<UnderWay> end() throws IOException;
    }

    /**
     * Something whose answer the kill was faster than.
     *
     * @param lastByte where its record ends
     */
    private record UnderWay(long lastByte, Runnable inTheOther) {}

    private void restart(End end) throws IOException {
      List<UnderWay> underWay = end.end();
      if (random.nextBoolean()) {
        files = anyFiles();
      }
      pass();
      with = new ReplayWorld(data, files, now, replay);
      fromCheckpoint += with.isFromCheckpoint() ? 1 : 0;
      for (UnderWay each : underWay) {
        if (with.end() >= each.lastByte()) {
          survived++;
          each.inTheOther().run();
        } else {
          lost++;
        }
      }
      compare("replay");
      with.promise(files, now);
      without.promise(files, now);
    }

    private List<UnderWay> stop() throws IOException {
      with.stop();
      return List.of();
    }

    /** Copies the files while the process runs and cuts the log anywhere in its last records. */
    private List<UnderWay> kill() throws IOException {
      long before = with.end();
      List<UnderWay> underWay = new ArrayList<>();
      for (int i = random.nextInt(4); i > 0; i--) {
        Runnable inTheOther = underWay();
        underWay.add(new UnderWay(with.end(), inTheOther));
        pass();
      }
      long after = with.end();
      Path copy = folder.resolve("life" + ++lives);
      copy(data, copy);
      with.stop();
      data = copy;
      if (after > before) {
        cut(random.nextInt(4) == 0 ? after : random.nextLong(before, after));
      }
      return underWay;
    }

    private Runnable underWay() {
      Instant then = now;
      if (random.nextBoolean()) {
        Batch batch = batch();
        with.push(batch);
        return () -> without.push(batch);
      }
      List<Objective> next = anyFiles();
      files = next;
      with.promise(next, then);
      return () -> without.promise(next, then);
    }

    /**
     * From this byte of the last record on nothing stands in the log. A segment that begins later
     * was not made yet: it is made when the one before is durable.
     */
    private void cut(long from) throws IOException {
      for (Path segment : list(data.resolve("wal"))) {
        String name = segment.getFileName().toString();
        if (!name.endsWith(".wal")) {
          continue;
        }
        long base = Long.parseLong(name.substring(0, name.indexOf('.')));
        if (base > from) {
          Files.delete(segment);
          continue;
        }
        try (RandomAccessFile file = new RandomAccessFile(segment.toFile(), "rw")) {
          long offset = Math.max(SEGMENT_HEADER_BYTES, from - base + SEGMENT_HEADER_BYTES);
          if (offset < file.length()) {
            file.seek(offset);
            file.write(new byte[(int) (file.length() - offset)]);
          }
        }
      }
    }

    private void compare(String where) throws IOException {
      if (firstDifference.isEmpty()
          && !java.util.Arrays.equals(with.counted(), without.counted())) {
        firstDifference = Optional.of(where + ", life " + lives);
      }
    }

    private Batch batch() {
      long at = now.toEpochMilli();
      good += random.nextInt(50) + 0.25;
      bad = random.nextInt(20) == 0 ? 0 : bad + random.nextInt(3);
      List<SeriesData> series = new ArrayList<>();
      series.add(floats("200", at, good));
      series.add(floats("500", at, bad));
      if (random.nextBoolean()) {
        series.add(
            new SeriesData.Increments(
                Labels.of(Labels.NAME, "requests_total", "code", "404"),
                new long[] {at - random.nextInt(60_000)},
                new double[] {random.nextInt(40) / 8.0}));
      }
      if (random.nextBoolean()) {
        series.add(
            new SeriesData.Observations(
                Labels.of(Labels.NAME, "checkout_seconds"),
                Unit.MILLISECONDS,
                at - random.nextInt(5_000),
                new double[] {10, 200, 200.5, random.nextInt(400)},
                0));
      }
      return Batch.ofSeries(at, series);
    }

    private static SeriesData floats(String code, long at, double value) {
      return new SeriesData.Floats(
          Labels.of(Labels.NAME, "requests_total", "code", code),
          new long[] {at},
          new double[] {value});
    }

    /** Some of three promises, each in one of its definitions. */
    private List<Objective> anyFiles() {
      List<Objective> some = new ArrayList<>();
      for (String name : List.of("a", "b", "c")) {
        int which = random.nextInt(5);
        if (which < 3) {
          some.add(objective(name, which));
        }
      }
      return some;
    }

    private Objective objective(String name, int which) {
      Indicator indicator =
          which == 2
              ? new Indicator(
                  Indicator.Side.GOOD,
                  new Indicator.MetricSource.DistributionSource(
                      Selector.parse("checkout_seconds"), Optional.of(new BigDecimal("0.2"))),
                  new Indicator.MetricSource.DistributionSource(
                      Selector.parse("checkout_seconds"), Optional.empty()))
              : new Indicator(
                  Indicator.Side.BAD,
                  new Indicator.MetricSource.CounterSource(
                      Selector.parse("requests_total{code!=\"200\"}")),
                  new Indicator.MetricSource.CounterSource(Selector.parse("requests_total")));
      return new Objective(
          name,
          name,
          "",
          "service",
          "",
          name,
          Map.of(),
          BigDecimal.valueOf(900 + random.nextInt(99), 3),
          which == 0 ? Duration.ofHours(1) : Duration.ofDays(2),
          indicator,
          List.of(),
          0,
          Objective.EVENTS,
          new SourceDocument("slos.yaml", 1, ""),
          false);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    for (Path each : list(from)) {
      Path target = to.resolve(each.getFileName().toString());
      if (Files.isDirectory(each)) {
        copy(each, target);
      } else {
        try {
          Files.copy(each, target);
        } catch (NoSuchFileException letGo) {
          // Let go of meanwhile; a kill now would not find it either.
          assertThat(each.getFileName().toString()).matches(".*\\.(checkpoint|wal|tmp)");
        }
      }
    }
  }

  /** In the order in which a checkpoint can't be newer than the log that is copied after it. */
  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> found = Files.list(folder)) {
      return found.sorted().toList();
    }
  }
}
