package dev.headroom.logs;

import static dev.headroom.storage.Sample.NOON;
import static dev.headroom.storage.Sample.record;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.select.log.LogQuery.All;
import dev.headroom.storage.Sample;
import dev.headroom.storage.logs.LogStore.LogPage;
import dev.headroom.storage.logs.LogStore.LogSearch;
import dev.headroom.storage.logs.Pages;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.util.IOUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The disk fails while the process lives on. */
class LogIndexDiskFaultTest {
  @TempDir Path path;
  private final FaultyDisk disk = new FaultyDisk();
  private final FakeLog log = new FakeLog();
  private OpenIndex open;
  private long saved;

  @BeforeEach
  void fill() throws IOException {
    open = new OpenIndex(path, OpenIndex.CONFIG, disk);
    saved = log.push(open.index, NOON, record(NOON, "saved"));
    open.index.commit();
    log.push(open.index, NOON, record(NOON + 1, "visible"));
    open.index.refresh();
    log.push(open.index, NOON, record(NOON + 2, "applied"));
  }

  @AfterEach
  void close() throws IOException {
    open.close();
  }

  @Test
  void comesBackWhenAFullDiskHasRoomAgain() throws IOException {
    disk.full = true;
    open.index.refresh();
    assertThat(open.metric("failures_total", "operation", "refresh")).isEqualTo(1);
    assertRefusesUntilReopened();
    assertThat(open.index.failing().orElseThrow())
        .contains("the log index failed (")
        .doesNotContain("Exception");
    assertThat(open.index.incomplete()).isPresent();
    assertSearchable("visible", "saved");
    disk.full = false;
    assertWholeAfterReopening();
    assertThat(open.index.failing()).isEmpty();
    open.index.refresh();
    assertThat(open.index.incomplete()).isEmpty();
  }

  @Test
  void staysSearchableWhileReopeningOnAFullDisk() throws IOException {
    disk.full = true;
    open.index.commit();
    open.index.reopen();
    assertSearchable("saved");
    assertThatThrownBy(() -> log.replayTo(open.index)).hasMessageContaining("No space left");
    open.index.refresh();
    assertRefusesUntilReopened();
    assertSearchable("saved");
    disk.full = false;
    assertWholeAfterReopening();
  }

  @Test
  void neverTrustsASyncAfterOneFailed() throws IOException {
    disk.syncFails = true;
    open.index.commit();
    disk.syncFails = false;
    open.index.commit();
    assertThat(open.index.durablePosition()).isEqualTo(saved);
    assertThat(open.metric("failures_total", "operation", "commit")).isEqualTo(1);
    assertRefusesUntilReopened();
    assertSearchable("visible", "saved");
    assertWholeAfterReopening();
  }

  @Test
  void reportsAFailureWhileApplyingAndCanBeAskedToReopenMoreThanOnce() throws IOException {
    disk.full = true;
    assertThatThrownBy(() -> log.push(open.index, NOON, record(NOON - Sample.DAY, "new day")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("No space left");
    assertThat(open.metric("failures_total", "operation", "apply")).isEqualTo(1);
    open.index.reopen();
    open.index.reopen();
    disk.full = false;
    assertWholeAfterReopening();
  }

  @Test
  void comesBackFromTheLogWhenItsFolderIsRemoved() throws IOException {
    IOUtils.rm(path);
    open.index.refresh();
    assertRefusesUntilReopened();
    open.index.reopen();
    assertThat(open.index.durablePosition()).isZero();
    assertWholeAfterReopening();
  }

  @Test
  void closesWithoutRoomForALastCommit() throws IOException {
    disk.full = true;
    open.close();
    disk.full = false;
    open = new OpenIndex(path, OpenIndex.CONFIG, disk);
    assertThat(open.index.durablePosition()).isEqualTo(saved);
    assertWholeAfterReopening();
  }

  private void assertRefusesUntilReopened() {
    assertThatThrownBy(() -> log.push(open.index, NOON, record(NOON + 3, "refused at first")))
        .isInstanceOf(IOException.class);
  }

  private void assertSearchable(String... bodies) throws IOException {
    LogPage page =
        Pages.page(open.index, new LogSearch(new All(), OpenIndex.ALWAYS, 10, Optional.empty()));
    assertThat(page.records()).extracting(e -> e.record().body()).containsExactly(bodies);
  }

  private void assertWholeAfterReopening() throws IOException {
    open.index.reopen();
    log.replayTo(open.index);
    open.index.commit();
    assertThat(open.index.durablePosition()).isEqualTo(log.end());
    List<String> found = open.bodies();
    assertThat(found).containsExactlyInAnyOrderElementsOf(log.bodies());
  }
}
