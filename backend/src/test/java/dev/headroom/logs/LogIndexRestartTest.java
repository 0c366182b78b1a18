package dev.headroom.logs;

import static dev.headroom.storage.Sample.DAY;
import static dev.headroom.storage.Sample.NOON;
import static dev.headroom.storage.Sample.record;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.logs.index.LogsConfig;
import dev.headroom.model.LogRecord;
import dev.headroom.select.log.LogQuery.All;
import dev.headroom.storage.logs.LogStore.LogEntry;
import dev.headroom.storage.logs.LogStore.LogPage;
import dev.headroom.storage.logs.LogStore.LogSearch;
import dev.headroom.storage.logs.Pages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever happens between two openings, each record is there once. */
class LogIndexRestartTest {
  /** Every block is full after its first commit. */
  private static final LogsConfig SMALL_BLOCKS =
      OpenIndex.config(14, 1L << 30, 1 << 10, 2, 16, 5L << 20, Duration.ofDays(1));

  @TempDir Path temp;
  private final FakeLog log = new FakeLog();

  @Test
  void needsNoReplayAfterAClose() throws IOException {
    Path path = directory("a");
    try (OpenIndex open = new OpenIndex(path)) {
      log.push(open.index, NOON, record(NOON, "a"), record(NOON - DAY, "b"));
    }
    try (OpenIndex open = new OpenIndex(path)) {
      assertThat(open.index.durablePosition()).isEqualTo(log.end());
      assertThat(open.bodies()).containsExactly("a", "b");
    }
  }

  @Test
  void replaysWhatWasNotCommitted() throws IOException {
    Path crashed = temp.resolve("crashed");
    try (OpenIndex open = new OpenIndex(directory("a"))) {
      long saved = log.push(open.index, NOON, record(NOON, "saved"));
      open.index.commit();
      log.push(open.index, NOON, record(NOON, "lost"), record(NOON - DAY, "lost too"));
      open.index.refresh();
      Disks.copy(temp.resolve("a"), crashed);
      assertThat(open.index.durablePosition()).isEqualTo(saved);
    }
    assertExactAfterReplay(crashed, OpenIndex.CONFIG);
  }

  @Test
  void isNotHeldBackByADayThatGetsNothingMore() throws IOException {
    Path path = directory("a");
    try (OpenIndex open = new OpenIndex(path)) {
      log.push(open.index, NOON, record(NOON - DAY, "yesterday"));
      open.index.commit();
      long last = log.push(open.index, NOON, record(NOON, "today"));
      open.index.commit();
      assertThat(open.index.durablePosition()).isEqualTo(last);
    }
    try (OpenIndex open = new OpenIndex(path)) {
      assertThat(open.index.durablePosition()).isEqualTo(log.end());
      log.push(open.index, NOON, record(NOON - DAY, "late for yesterday"));
      assertThat(open.bodies()).containsExactly("today", "late for yesterday", "yesterday");
    }
    assertExactAfterReplay(path, OpenIndex.CONFIG);
  }

  @Test
  void appliesAPositionOnce() throws IOException {
    try (OpenIndex open = new OpenIndex(directory("a"))) {
      log.push(open.index, NOON, record(NOON, "a"));
      log.replayTo(open.index);
      assertThat(open.bodies()).containsExactly("a");
    }
  }

  @Test
  void findsCursorsAndIdsAgainAfterReplay() throws IOException {
    Path crashed = temp.resolve("crashed");
    List<LogEntry> before;
    LogPage first;
    try (OpenIndex open = new OpenIndex(directory("a"))) {
      LogRecord[] same =
          IntStream.range(0, 10).mapToObj(i -> record(NOON, "r" + i)).toArray(LogRecord[]::new);
      log.push(open.index, NOON, same);
      open.index.commit();
      log.push(open.index, NOON, same);
      open.index.refresh();
      before = Pages.all(open.index, new All(), OpenIndex.ALWAYS, 1_000);
      first =
          Pages.page(open.index, new LogSearch(new All(), OpenIndex.ALWAYS, 5, Optional.empty()));
      Disks.copy(temp.resolve("a"), crashed);
    }
    try (OpenIndex open = new OpenIndex(crashed)) {
      log.replayTo(open.index);
      open.index.refresh();
      assertThat(Pages.all(open.index, new All(), OpenIndex.ALWAYS, 1_000)).isEqualTo(before);
      assertThat(
              Pages.page(
                      open.index, new LogSearch(new All(), OpenIndex.ALWAYS, 5, first.nextCursor()))
                  .records())
          .isEqualTo(before.subList(5, 10));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void survivesTheLossOfItsPositionFile(boolean damagedRatherThanGone) throws IOException {
    Path path = directory("a");
    try (OpenIndex open = new OpenIndex(path)) {
      log.push(open.index, NOON, record(NOON - DAY, "a"));
      open.index.commit();
      log.push(open.index, NOON, record(NOON, "b"));
    }
    if (damagedRatherThanGone) {
      Disks.flipByte(path.resolve("position"), 40);
    } else {
      Files.delete(path.resolve("position"));
    }
    try (OpenIndex open = new OpenIndex(path)) {
      assertThat(open.index.durablePosition()).isEqualTo(100);
    }
    assertExactAfterReplay(path, OpenIndex.CONFIG);
  }

  @Test
  void beginsAnotherBlockWhenOneIsFull() throws IOException {
    Path path = directory("a");
    Path crashed = temp.resolve("crashed");
    try (OpenIndex open = new OpenIndex(path, SMALL_BLOCKS)) {
      for (int i = 0; i < 4; i++) {
        log.push(open.index, NOON, record(NOON - i, "r" + i), record(NOON + i, "s" + i));
        open.index.commit();
      }
      log.push(open.index, NOON, record(NOON - 9, "t"));
      assertThat(open.bodies())
          .containsExactly("s3", "s2", "s1", "s0", "r0", "r1", "r2", "r3", "t");
      assertThat(Disks.directories(path))
          .containsExactly(
              "2026-07-01", "2026-07-01.1", "2026-07-01.2", "2026-07-01.3", "2026-07-01.4");
      Disks.copy(path, crashed);
    }
    assertExactAfterReplay(path, SMALL_BLOCKS);
    assertExactAfterReplay(crashed, SMALL_BLOCKS);
  }

  /** The old block must be complete before a newer one stands for its day. */
  @Test
  void losesNothingWhenABlockFillsBetweenCommits() throws IOException {
    Path crashed = temp.resolve("crashed");
    try (OpenIndex open = new OpenIndex(directory("a"), SMALL_BLOCKS)) {
      log.push(open.index, NOON, record(NOON, "in the first commit"));
      open.index.commit();
      log.push(open.index, NOON, record(NOON - DAY, "elsewhere, not committed"));
      log.push(open.index, NOON, record(NOON, "fills the next block"));
      Disks.copy(temp.resolve("a"), crashed);
    }
    assertExactAfterReplay(crashed, SMALL_BLOCKS);
  }

  @Test
  void dropsWhatIsTooOldOrTooMuch() throws IOException {
    Path path = directory("a");
    LogsConfig tight = OpenIndex.config(2, 24 << 10, 1 << 10, 2, 16, 5L << 20, Duration.ofDays(1));
    try (OpenIndex open = new OpenIndex(path, tight)) {
      log.push(open.index, NOON, record(NOON - 2 * DAY, "oldest"), record(NOON, "today"));
      open.index.commit();
      assertThat(open.bodies()).containsExactly("today", "oldest");
      open.nowMillis.addAndGet(DAY);
      open.index.commit();
      assertThat(open.bodies()).containsExactly("today");
      assertThat(Disks.directories(path)).containsExactly("2026-07-01");
      assertThat(open.metric("blocks_dropped_total", "limit", "age")).isEqualTo(1);
      for (int i = 0; i < 10; i++) {
        log.push(open.index, NOON + DAY, record(NOON + i, "r" + i));
        open.index.commit();
      }
      assertThat(open.metric("blocks_dropped_total", "limit", "bytes")).isPositive();
      assertThat(open.metric("bytes")).isLessThan(40 << 10);
      assertThat(open.bodies()).startsWith("r9", "r8").doesNotContain("today");
    }
    try (OpenIndex open = new OpenIndex(path, tight)) {
      assertThat(open.index.durablePosition()).isEqualTo(log.end());
    }
  }

  @Test
  void clearsAwayWhatAnInterruptedRunLeft() throws IOException {
    Path path = directory("a");
    Files.createDirectories(path.resolve("2026-07-01"));
    Files.createDirectories(path.resolve("2026-06-30.deleted"));
    Files.writeString(path.resolve("2026-06-30.deleted").resolve("_0.si"), "x");
    Files.createDirectories(path.resolve("somebody else's"));
    Files.writeString(path.resolve("position.next"), "x");
    try (OpenIndex open = new OpenIndex(path)) {
      assertThat(Disks.directories(path)).containsExactly("somebody else's");
      log.push(open.index, NOON, record(NOON, "a"));
      open.index.commit();
      assertThat(open.bodies()).containsExactly("a");
      assertThat(open.index.durablePosition()).isEqualTo(log.end());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"segments_", "_0.si", "_0.cfe", "missing"})
  void setsADamagedDayAside(String what) throws IOException {
    Path path = directory("a");
    try (OpenIndex open = new OpenIndex(path)) {
      log.push(open.index, NOON, record(NOON - DAY, "hurt"), record(NOON, "well"));
    }
    Path hurt = path.resolve("2026-06-30");
    if (what.equals("missing")) {
      Files.delete(Disks.file(hurt, "segments_"));
    } else {
      Disks.flipByte(Disks.file(hurt, what), 60);
    }
    for (int opening = 0; opening < 2; opening++) {
      try (OpenIndex open = new OpenIndex(path)) {
        assertThat(open.bodies()).containsExactly("well");
        assertThat(open.metric("quarantined_blocks")).isEqualTo(1);
        assertThat(Disks.directories(path)).containsExactly("2026-06-30.damaged", "2026-07-01");
        assertThat(open.index.durablePosition()).isEqualTo(log.end());
      }
    }
    try (OpenIndex open = new OpenIndex(path)) {
      log.push(open.index, NOON, record(NOON - DAY, "healed"));
      assertThat(open.bodies()).containsExactly("well", "healed");
    }
  }

  private Path directory(String name) throws IOException {
    return Files.createDirectories(temp.resolve(name));
  }

  private void assertExactAfterReplay(Path path, LogsConfig config) throws IOException {
    try (OpenIndex open = new OpenIndex(path, config)) {
      log.replayTo(open.index);
      assertThat(open.bodies()).containsExactlyInAnyOrderElementsOf(log.bodies());
    }
  }
}
