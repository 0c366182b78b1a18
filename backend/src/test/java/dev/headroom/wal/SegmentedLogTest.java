package dev.headroom.wal;

import static dev.headroom.storage.LogDriver.position;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.disk.NewerFormat;
import dev.headroom.model.Batches;
import dev.headroom.storage.LogDriver;
import dev.headroom.storage.Refusal;
import dev.headroom.storage.WriteAheadLog;
import dev.headroom.storage.WriteAheadLog.Append;
import dev.headroom.storage.WriteAheadLogContract;
import io.prometheus.client.CollectorRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SegmentedLogTest extends WriteAheadLogContract {
  /** Small enough that a few dozen batches fill a segment. */
  static final WalConfig SMALL = new WalConfig(8 << 10, 4 << 10, 64 << 10, 1_000, 2_000, 0);

  @TempDir Path directory;

  @Override
  public WriteAheadLog open() throws IOException {
    return started(directory, SMALL, new CollectorRegistry());
  }

  private static SegmentedLog started(Path directory, WalConfig config, CollectorRegistry registry)
      throws IOException {
    SegmentedLog log = SegmentedLog.open(directory, config, System::nanoTime, registry);
    log.start(0, 0);
    return log;
  }

  @Test
  void segmentsAreAllocatedWhole(@TempDir Path own) throws IOException {
    try (SegmentedLog log = started(own, SMALL, new CollectorRegistry())) {
      new LogDriver(log).appendAll(1, 200);

      assertThat(segments(own))
          .hasSizeGreaterThan(2)
          .allMatch(each -> size(each) == (8 << 10) + 32);
    }
    assertThat(segments(own).getFirst().getFileName()).hasToString("00000000000000000000.wal");
    assertThat(own.resolve("next.tmp")).doesNotExist();
  }

  @Test
  void aBatchLargerThanASegmentGetsOneOfItsOwn(@TempDir Path own) throws IOException {
    try (SegmentedLog log = started(own, SMALL, new CollectorRegistry())) {
      LogDriver driver = new LogDriver(log);
      driver.append(1);
      position(driver.append(Batches.large(2, 50_000), Batches.key(2)).join());
      driver.append(3);
      assertThat(driver.replay(0)).containsExactly(1L, 2L, 3L);
    }
    try (SegmentedLog log = started(own, SMALL, new CollectorRegistry())) {
      assertThat(new LogDriver(log).replay(0)).containsExactly(1L, 2L, 3L);
    }
  }

  @Test
  void aBatchLargerThanTheQueueIsRefusedWithTheLimit(@TempDir Path own) throws IOException {
    CollectorRegistry registry = new CollectorRegistry();
    try (SegmentedLog log = started(own, SMALL, registry)) {
      Append outcome = new LogDriver(log).append(Batches.large(1, 100_000), Batches.key(1)).join();

      assertThat(LogDriver.refusal(outcome))
          .isInstanceOfSatisfying(
              Refusal.TooLarge.class, tooLarge -> assertThat(tooLarge.reason()).contains("65536"));
      assertThat(refusals(registry, "too_large")).isEqualTo(1);
    }
  }

  @Test
  void aFullQueueIsToldOnTheCallingThread(@TempDir Path own) throws Exception {
    CollectorRegistry registry = new CollectorRegistry();
    WalConfig config = new WalConfig(8 << 10, 4 << 10, 64 << 10, 10, 2_000, 0);
    try (SegmentedLog log = started(own, config, registry)) {
      CountDownLatch told = new CountDownLatch(1);
      CountDownLatch release = new CountDownLatch(1);
      log.append(Batches.numbered(0), Batches.key(0), _ -> block(told, release));
      told.await();
      List<CompletableFuture<Append>> outcomes = new ArrayList<>();
      for (int i = 1; i <= 11; i++) {
        outcomes.add(new LogDriver(log).append(Batches.numbered(i), Batches.key(i)));
      }

      assertThat(outcomes.subList(0, 10)).noneMatch(CompletableFuture::isDone);
      assertThat(LogDriver.refusal(outcomes.getLast().resultNow()))
          .isInstanceOfSatisfying(
              Refusal.QueueFull.class,
              full -> {
                assertThat(full.retryAfter()).isEqualTo(Duration.ofSeconds(1));
                assertThat(full.reason()).contains("queue is full", "10 batches");
              });
      assertThat(refusals(registry, "queue_full")).isEqualTo(1);
      assertThat(registry.getSampleValue("headroom_wal_queue_entries")).isEqualTo(10);
      release.countDown();
      assertThat(outcomes.subList(0, 10)).allMatch(each -> each.join() instanceof Append.Durable);
    }
  }

  /** All of these wait while the first group is told, so they become one group. */
  @Test
  void repeatsWithinOneGroupShareTheFateOfTheFirst(@TempDir Path own) throws Exception {
    try (SegmentedLog log = started(own, SMALL, new CollectorRegistry())) {
      LogDriver driver = new LogDriver(log);
      CountDownLatch told = new CountDownLatch(1);
      CountDownLatch release = new CountDownLatch(1);
      log.append(Batches.numbered(0), Batches.key(0), _ -> block(told, release));
      told.await();
      CompletableFuture<Append> first = driver.append(Batches.numbered(1), Batches.key(1));
      CompletableFuture<Append> again = driver.append(Batches.numbered(1), Batches.key(1));
      CompletableFuture<Append> other = driver.append(Batches.numbered(2), Batches.key(1, 2));
      release.countDown();

      long position = position(first.join());
      assertThat(again.join()).isEqualTo(new Append.Duplicate(position));
      assertThat(other.join()).isEqualTo(new Append.NotAppended(new Refusal.KeyReused()));
      assertThat(driver.replay(0)).containsExactly(0L, 1L);
    }
  }

  @Test
  void beforeItIsStartedTheLogReplaysButTakesNothing(@TempDir Path own) throws IOException {
    try (SegmentedLog log = started(own, SMALL, new CollectorRegistry())) {
      new LogDriver(log).appendAll(1, 5);
    }
    try (SegmentedLog log =
        SegmentedLog.open(own, SMALL, System::nanoTime, new CollectorRegistry())) {
      LogDriver driver = new LogDriver(log);
      assertThat(driver.replay(0)).hasSize(5);
      assertThat(LogDriver.refusal(driver.append(6))).isInstanceOf(Refusal.Unwritable.class);
    }
  }

  /** A store that lies ahead of a log that lost its end must not take new batches for old ones. */
  @Test
  void noPositionThatAStoreKnowsIsGivenOutAgain(@TempDir Path own) throws IOException {
    try (SegmentedLog log =
        SegmentedLog.open(own, SMALL, System::nanoTime, new CollectorRegistry())) {
      log.start(0, 1_000_000);
      LogDriver driver = new LogDriver(log);
      assertThat(position(driver.append(1))).isGreaterThan(1_000_000);
      assertThat(driver.replay(1_000_000)).containsExactly(1L);
    }
  }

  @Test
  void replayTellsItsProgress(@TempDir Path own) throws IOException {
    try (SegmentedLog log = started(own, SMALL, new CollectorRegistry())) {
      List<Long> positions = new LogDriver(log).appendAll(1, 100);
      List<Long> done = new ArrayList<>();
      List<Long> total = new ArrayList<>();
      log.replay(
          positions.get(49),
          (_, _) -> {},
          (bytesDone, bytesTotal) -> {
            done.add(bytesDone);
            total.add(bytesTotal);
          });

      assertThat(done).hasSize(50).isSorted();
      assertThat(total).containsOnly(positions.getLast() - positions.get(49));
      assertThat(done.getLast()).isEqualTo(total.getLast());
    }
  }

  @Test
  void aLogOfANewerVersionIsLeftAlone(@TempDir Path own) throws IOException {
    try (SegmentedLog log = started(own, SMALL, new CollectorRegistry())) {
      new LogDriver(log).append(1);
    }
    Path file = segments(own).getFirst();
    byte[] bytes = Files.readAllBytes(file);
    SegmentHeaders.setVersion(bytes, 2);
    Files.write(file, bytes);

    assertThatThrownBy(
            () -> SegmentedLog.open(own, SMALL, System::nanoTime, new CollectorRegistry()))
        .isInstanceOf(NewerFormat.class)
        .hasMessageContaining("version 2");
  }

  @Test
  void itTellsAboutItself(@TempDir Path own) throws IOException {
    CollectorRegistry registry = new CollectorRegistry();
    try (SegmentedLog log = started(own, SMALL, registry)) {
      LogDriver driver = new LogDriver(log);
      driver.appendAll(1, 200);
      driver.append(200);

      assertThat(registry.getSampleValue("headroom_wal_duplicates_total")).isEqualTo(1);
      assertThat(registry.getSampleValue("headroom_wal_append_seconds_count")).isEqualTo(200);
      assertThat(registry.getSampleValue("headroom_wal_group_batches_sum")).isEqualTo(200);
      assertThat(registry.getSampleValue("headroom_wal_end_position_bytes"))
          .isEqualTo((double) log.end());
      assertThat(registry.getSampleValue("headroom_wal_segments")).isGreaterThan(2);
      assertThat(registry.getSampleValue("headroom_wal_batch_keys")).isEqualTo(200);
      assertThat(registry.getSampleValue("headroom_wal_queue_bytes")).isZero();
      assertThat(registry.getSampleValue("headroom_wal_queue_bytes_max")).isEqualTo(65_536);
    }
  }

  private static void block(CountDownLatch told, CountDownLatch release) {
    told.countDown();
    try {
      release.await();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  private static double refusals(CollectorRegistry registry, String reason) {
    return registry.getSampleValue(
        "headroom_wal_refused_total", new String[] {"reason"}, new String[] {reason});
  }

  private static double damaged(CollectorRegistry registry) {
    return registry.getSampleValue("headroom_wal_damaged_records_total");
  }

  /** Else a store that needs it would never come back. */
  @Test
  void aSegmentThatIsRemovedIsLostAndAllOthersAreRead(@TempDir Path own) throws IOException {
    CollectorRegistry registry = new CollectorRegistry();
    try (SegmentedLog log = started(own, SMALL, registry)) {
      LogDriver driver = new LogDriver(log);
      driver.appendAll(1, 200);
      List<Long> whole = driver.replay(0);
      Files.delete(segments(own).get(1));
      List<Long> left = driver.replay(0);
      assertThat(left).hasSizeBetween(100, 199).first().isEqualTo(1L);
      assertThat(left).last().isEqualTo(200L);
      assertThat(whole).containsSubsequence(left);
      assertThat(damaged(registry)).isEqualTo(1);
      assertThat(driver.replay(0)).isEqualTo(left);
      assertThat(damaged(registry)).as("told once").isEqualTo(1);
      log.release(log.end());
      position(driver.append(Batches.large(201, 10), Batches.key(201)).join());
    }
    try (SegmentedLog log = started(own, SMALL, new CollectorRegistry())) {
      assertThat(new LogDriver(log).replay(0)).last().isEqualTo(201L);
    }
  }

  @Test
  void aFolderThatIsGoneMayComeBack(@TempDir Path own) throws IOException {
    CollectorRegistry registry = new CollectorRegistry();
    Path folder = Files.createDirectory(own.resolve("wal"));
    Path elsewhere = own.resolve("elsewhere");
    try (SegmentedLog log = started(folder, SMALL, registry)) {
      LogDriver driver = new LogDriver(log);
      driver.appendAll(1, 200);
      Files.move(folder, elsewhere);
      assertThatThrownBy(() -> log.replay(0, (_, _) -> {})).isInstanceOf(IOException.class);
      assertThat(damaged(registry)).isZero();
      Files.move(elsewhere, folder);
      assertThat(driver.replay(0)).hasSize(200);
    }
  }

  private static List<Path> segments(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(each -> each.toString().endsWith(".wal")).sorted().toList();
    }
  }

  private static long size(Path file) {
    return file.toFile().length();
  }
}
