package dev.headroom.logs;

import static dev.headroom.storage.Sample.DAY;
import static dev.headroom.storage.Sample.NOON;
import static dev.headroom.storage.Sample.record;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.logs.index.LogsConfig;
import dev.headroom.model.LogRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process dies at one change of the disk after another; nothing is lost and nothing twice. */
class LogIndexCrashFaultTest {
  private static final LogsConfig CONFIG =
      OpenIndex.config(14, 1L << 30, 4 << 10, 2, 16, 5L << 20, Duration.ofDays(1));

  /** Not a divisor of anything in the scenario, so that all its steps are hit over the runs. */
  private static final int STRIDE = 17;

  @TempDir Path temp;

  @Test
  void replaysExactlyAfterAKillAtAnyPoint() throws IOException {
    crashEverywhere("kill", (_, _) -> true);
  }

  /** Worse than a kill: what was never synced is gone. */
  @Test
  void replaysExactlyAfterAPowerCutAtAnyPoint() throws IOException {
    crashEverywhere("cut", FaultyDisk::isSynced);
  }

  /** That the test would notice: with synced files gone as well, the promise cannot hold. */
  @Test
  void noticesWhenASyncedFileIsLost() throws IOException {
    FaultyDisk disk = new FaultyDisk();
    FakeLog log = new FakeLog();
    Path path = Files.createDirectories(temp.resolve("control"));
    run(path, disk, log);
    Path copy =
        Disks.copy(path, temp.resolve("control-copy"), file -> !file.endsWith("2026-07-01/_0.si"));
    assertThat(bodiesAfterReplay(copy, log)).hasSizeLessThan(log.bodies().size());
  }

  /** Whether a file is still there after the crash. */
  @FunctionalInterface
  private interface Survival {
    boolean of(FaultyDisk disk, Path file);
  }

  private void crashEverywhere(String name, Survival survival) throws IOException {
    FaultyDisk whole = new FaultyDisk();
    run(Files.createDirectories(temp.resolve(name)), whole, new FakeLog());
    for (long at = 1; at < whole.operations(); at += STRIDE) {
      FaultyDisk disk = new FaultyDisk();
      disk.operationsMax = at;
      FakeLog log = new FakeLog();
      Path path = Files.createDirectories(temp.resolve(name + at));
      run(path, disk, log);
      Predicate<Path> survives = file -> survival.of(disk, file);
      Path copy = Disks.copy(path, temp.resolve(name + at + "-copy"), survives);
      assertThat(bodiesAfterReplay(copy, log))
          .as("crash at change %d of the disk", at)
          .containsExactlyInAnyOrderElementsOf(log.bodies());
    }
  }

  /** Days that alternate, blocks that fill up, commits and refreshes at different rhythms. */
  private static void run(Path path, FaultyDisk disk, FakeLog log) {
    try (OpenIndex open = new OpenIndex(path, CONFIG, disk)) {
      for (int i = 0; i < 12; i++) {
        LogRecord[] records = {
          record(NOON + i, i + " today"), record(NOON - (i % 3) * DAY, i + " some day")
        };
        log.push(open.index, NOON, records);
        if (i % 2 == 1) {
          open.index.refresh();
        }
        if (i % 3 == 2) {
          open.index.commit();
        }
      }
    } catch (IOException e) {
      assertThat(disk.operations()).as(e.toString()).isGreaterThan(disk.operationsMax);
    }
  }

  private static List<String> bodiesAfterReplay(Path path, FakeLog log) throws IOException {
    try (OpenIndex open = new OpenIndex(path, CONFIG, new FaultyDisk())) {
      log.replayTo(open.index);
      return open.bodies();
    }
  }
}
