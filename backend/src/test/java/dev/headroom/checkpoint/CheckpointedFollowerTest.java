package dev.headroom.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.checkpoint.CheckpointedFollower.CheckpointedState;
import dev.headroom.disk.SimulatedDisk;
import dev.headroom.disk.SimulatedDisk.Call;
import dev.headroom.model.Batch;
import dev.headroom.model.Batches;
import dev.headroom.model.Rejection;
import dev.headroom.storage.FilledPart;
import dev.headroom.storage.LogDriver;
import dev.headroom.storage.WriteAheadLog.Append;
import dev.headroom.wal.LogOnDisk;
import dev.headroom.wal.SegmentedLog;
import io.prometheus.client.CollectorRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CheckpointedFollowerTest {
  private static final CheckpointConfig CONFIG =
      new CheckpointConfig(1_000, Duration.ofMinutes(10), Duration.ofMinutes(1));

  private final SimulatedDisk disk = new SimulatedDisk(1);
  private final AtomicLong nanos = new AtomicLong();

  /** A store that adds up the times of its batches, and its follower. */
  private final class Run implements AutoCloseable {
    final CollectorRegistry registry = new CollectorRegistry();
    final ExecutorService writing = Executors.newSingleThreadExecutor();
    final FilledPart sum = new FilledPart("sum", 10);
    final CheckpointedFollower follower;

    Run(SimulatedDisk disk) throws IOException {
      CheckpointedState state =
          new CheckpointedState("sums", batch -> !batch.logs().isEmpty(), this::add, List.of(sum));
      follower = CheckpointedFollower.open(state, disk, CONFIG, writing, nanos::get, registry);
    }

    private List<Rejection> add(long position, Batch batch) {
      sum.value += (int) batch.receivedAtMillis();
      return List.of(new Rejection("odd", position, ""));
    }

    double metric(String name) {
      return registry.getSampleValue("headroom_wal_checkpoint" + name);
    }

    /** Waits until the checkpoint thread has done what it was given. */
    void settle() throws Exception {
      writing.submit(() -> {}).get();
    }

    @Override
    public void close() {
      follower.close();
    }
  }

  @Test
  void itAppliesAndPassesOnWhatWasNotTaken() throws IOException {
    try (Run run = new Run(disk)) {
      assertThat(run.follower.name()).isEqualTo("sums");
      assertThat(run.follower.wants(Batches.numbered(1))).isTrue();
      assertThat(run.follower.wants(Batch.ofSeries(1, List.of()))).isFalse();
      assertThat(run.follower.apply(10, Batches.numbered(5)))
          .containsExactly(new Rejection("odd", 10, ""));
      assertThat(run.sum.value).isEqualTo(5);
      assertThat(run.follower.durablePosition()).isZero();
    }
  }

  @Test
  void closingSavesWhatWasApplied() throws IOException {
    try (Run run = new Run(disk)) {
      run.follower.apply(10, Batches.numbered(5));
      run.follower.apply(20, Batches.numbered(6));
    }
    try (Run run = new Run(disk)) {
      assertThat(run.follower.durablePosition()).isEqualTo(20);
      assertThat(run.sum.value).isEqualTo(11);
    }
    assertThat(disk.list()).hasSize(1);
  }

  @Test
  void enoughLogMakesACheckpointAndLetsGoOfTheLogUpToTheOneBefore() throws Exception {
    AtomicInteger told = new AtomicInteger();
    try (Run run = new Run(disk)) {
      run.follower.afterCheckpoint(told::incrementAndGet);
      run.follower.apply(999, Batches.numbered(1));
      run.follower.apply(1_000, Batches.numbered(1));
      run.settle();
      assertThat(run.follower.durablePosition()).isEqualTo(1_000);
      assertThat(run.follower.releasablePosition()).isZero();

      run.follower.apply(1_999, Batches.numbered(1));
      run.follower.apply(2_000, Batches.numbered(1));
      run.settle();
      assertThat(run.follower.durablePosition()).isEqualTo(2_000);
      assertThat(run.follower.releasablePosition()).isEqualTo(1_000);
    }
    assertThat(told).hasValue(2);
  }

  @Test
  void enoughTimeMakesACheckpoint() throws Exception {
    try (Run run = new Run(disk)) {
      nanos.addAndGet(Duration.ofMinutes(10).toNanos() - 1);
      run.follower.apply(1, Batches.numbered(1));
      nanos.incrementAndGet();
      run.follower.apply(2, Batches.numbered(1));
      run.settle();
      assertThat(run.follower.durablePosition()).isEqualTo(2);
    }
  }

  @Test
  void whatIsAppliedWhileACheckpointIsWrittenIsNotInIt() throws Exception {
    CountDownLatch applied = new CountDownLatch(1);
    disk.failing((_, call, _) -> call == Call.FORCE && await(applied));
    try (Run run = new Run(disk)) {
      run.follower.apply(1_000, Batches.numbered(7));
      run.follower.apply(3_000, Batches.numbered(100));
      applied.countDown();
      run.settle();
      disk.failing((_, _, _) -> false);
      try (Run next = new Run(disk.copy())) {
        assertThat(next.follower.durablePosition()).isEqualTo(1_000);
        assertThat(next.sum.value).isEqualTo(7);
      }
    }
  }

  private static boolean await(CountDownLatch latch) {
    try {
      latch.await();
      return false;
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  @Test
  void aFailedCheckpointIsCountedAndTriedAgainLater() throws Exception {
    try (Run run = new Run(disk)) {
      disk.failing((_, call, _) -> call == Call.FORCE);
      run.follower.apply(1_000, Batches.numbered(1));
      run.settle();
      assertThat(run.metric("s_failed_total")).isEqualTo(1);
      assertThat(run.follower.durablePosition()).isZero();

      disk.failing((_, _, _) -> false);
      run.follower.apply(2_000, Batches.numbered(1));
      nanos.addAndGet(Duration.ofMinutes(1).toNanos());
      run.follower.apply(2_001, Batches.numbered(1));
      run.settle();
      assertThat(run.follower.durablePosition()).isEqualTo(2_001);
    }
  }

  @Test
  void aFailedReleaseDoesNotUndoTheCheckpoint() throws Exception {
    Run run = new Run(disk);
    run.follower.afterCheckpoint(() -> {
      throw new IOException("a segment cannot be deleted");
    });
    run.follower.apply(1, Batches.numbered(1));
    run.close();

    assertThat(run.follower.durablePosition()).isEqualTo(1);
    assertThat(run.metric("s_releases_failed_total")).isEqualTo(1);
  }

  @Test
  void reopeningGoesBackToTheNewestCheckpoint() throws Exception {
    try (Run run = new Run(disk)) {
      run.follower.apply(1_000, Batches.numbered(1));
      run.settle();
      run.follower.apply(1_500, Batches.numbered(50));

      run.follower.reopen();

      assertThat(run.follower.durablePosition()).isEqualTo(1_000);
      assertThat(run.sum.value).isEqualTo(1);
    }
  }

  /** The keys of a log are saved with the state and read again from where it ends. */
  @Test
  void repeatedBatchesStayKnownAcrossCheckpointReleaseAndRestart() throws Exception {
    SimulatedDisk logDisk = new SimulatedDisk(2);
    List<Long> positions;
    try (Pair pair = new Pair(logDisk)) {
      positions = pair.driver.appendAll(1, 100);
      pair.follow(0);
    }
    try (Pair pair = new Pair(logDisk)) {
      pair.driver.appendAll(101, 120);
      pair.follow(positions.getLast());
    }
    try (Pair pair = new Pair(logDisk)) {
      pair.log.release(pair.follower.releasablePosition());
      assertThat(pair.driver.replay(0)).hasSizeLessThan(100);
      pair.driver.appendAll(121, 130);
    }
    try (Pair pair = new Pair(logDisk)) {
      for (long number = 1; number <= 130; number++) {
        assertThat(pair.driver.append(number)).isInstanceOf(Append.Duplicate.class);
      }
      assertThat(pair.driver.append(1)).isEqualTo(new Append.Duplicate(positions.getFirst()));
    }
  }

  /** A log and a follower whose checkpoints carry its keys. */
  private final class Pair implements AutoCloseable {
    final CollectorRegistry registry = new CollectorRegistry();
    final SegmentedLog log;
    final LogDriver driver;
    final CheckpointedFollower follower;

    Pair(SimulatedDisk logDisk) throws IOException {
      log = SegmentedLog.open(logDisk, LogOnDisk.CONFIG, nanos::get, registry);
      CheckpointedState state =
          new CheckpointedState("none", _ -> true, (_, _) -> List.of(), List.of(log.batchKeys()));
      CheckpointConfig rare =
          new CheckpointConfig(1L << 40, Duration.ofDays(1), Duration.ofDays(1));
      ExecutorService writing = Executors.newSingleThreadExecutor();
      follower = CheckpointedFollower.open(state, disk, rare, writing, nanos::get, registry);
      log.start(follower.durablePosition(), follower.durablePosition());
      driver = new LogDriver(log);
    }

    void follow(long afterPosition) throws IOException {
      log.replay(afterPosition, follower::apply);
    }

    @Override
    public void close() throws IOException {
      follower.close();
      log.close();
    }
  }
}
