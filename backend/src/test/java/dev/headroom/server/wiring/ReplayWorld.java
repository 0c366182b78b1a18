package dev.headroom.server.wiring;

import dev.headroom.change.ChangeConfig;
import dev.headroom.change.ChangeLog;
import dev.headroom.checkpoint.CheckpointConfig;
import dev.headroom.checkpoint.CheckpointedFollower;
import dev.headroom.intake.Intake;
import dev.headroom.intake.Intake.FollowerState;
import dev.headroom.intake.IntakeConfig;
import dev.headroom.intake.Receipt;
import dev.headroom.metrics.head.Head;
import dev.headroom.metrics.head.HeadConfig;
import dev.headroom.model.Batch;
import dev.headroom.model.BatchKey;
import dev.headroom.model.BatchKey.Digest;
import dev.headroom.model.Rejection;
import dev.headroom.slo.Objectives;
import dev.headroom.slo.objective.Objective;
import dev.headroom.slo.objective.SloConfig;
import dev.headroom.wal.SegmentedLog;
import dev.headroom.wal.WalConfig;
import io.prometheus.client.CollectorRegistry;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** The stores in memory, the log and the promises in force, wired as the server does it. */
final class ReplayWorld {
  /** So small that a run has several segments and checkpoints. */
  private static final WalConfig WAL = new WalConfig(4 << 10, 4 << 10, 64 << 10, 1_000, 2_000, 0);

  private static final CheckpointConfig CHECKPOINTS =
      new CheckpointConfig(1_500, Duration.ofDays(1), Duration.ofDays(1));

  /** A store that broke is tried again at once. */
  private static final IntakeConfig INTAKE =
      new IntakeConfig(
          1_000, 1 << 20, Duration.ofMillis(5), Duration.ofSeconds(10), Duration.ofSeconds(8));

  private static final BatchKey KEY = new BatchKey(new Digest(1, 1), new Digest(1, 1), false);

  private final CollectorRegistry registry = new CollectorRegistry();
  private final Head head = new Head(HeadConfig.defaults(), registry);
  private final Objectives objectives = new Objectives(SloConfig.defaults(), registry);
  private final InMemoryApplier inMemory =
      new InMemoryApplier(
          head, objectives.counting(), new ChangeLog(ChangeConfig.defaults(), registry));
  private final Running running;
  private final boolean fromCheckpoint;
  private volatile boolean stumbles;

  /** What a world is filled through. */
  private interface Running {
    Receipt accept(Batch batch);

    void awaitReady();

    long end();

    void stop() throws IOException;
  }

  /** What replay makes of the history; a control shows what comes of getting it wrong. */
  enum Replay {
    /** Counts by what the log says. */
    BY_THE_LOG,
    /** Counts by the files of now, as if they had always been so. */
    BY_THE_FILES
  }

  /** Never stops: batches are applied as they come. */
  ReplayWorld() {
    this.fromCheckpoint = false;
    this.running =
        new Running() {
          @Override
          public Receipt accept(Batch batch) {
            return new Receipt.Applied(inMemory.apply(0, batch));
          }

          @Override
          public void awaitReady() {}

          @Override
          public long end() {
            return 0;
          }

          @Override
          public void stop() {}
        };
  }

  /** Opens what a folder holds and replays it. */
  ReplayWorld(Path folder, List<Objective> files, Instant at, Replay replay) throws IOException {
    SegmentedLog log = SegmentedLog.open(folder.resolve("wal"), WAL, System::nanoTime, registry);
    AtomicBoolean forgetting = new AtomicBoolean(replay == Replay.BY_THE_FILES);
    CheckpointedFollower follower =
        CheckpointedFollower.open(
            new CheckpointedFollower.CheckpointedState(
                "metrics",
                batch -> true,
                (position, batch) -> apply(forgetting.get(), position, batch),
                List.of(log.batchKeys(), head, objectives.counting())),
            folder.resolve("checkpoints"),
            CHECKPOINTS,
            System::nanoTime,
            registry);
    fromCheckpoint = follower.durablePosition() > 0;
    log.start(follower.durablePosition(), follower.durablePosition());
    if (replay == Replay.BY_THE_FILES) {
      objectives.counting().apply(at.toEpochMilli(), objectives.counting().unrecorded(files, at));
    }
    Intake intake =
        new Intake(log, List.of(objectives.counting().wholeBatches(follower)), INTAKE, registry);
    follower.afterCheckpoint(intake::release);
    intake.recover((_, _) -> {});
    forgetting.set(false);
    this.running = new OnDisk(log, follower, intake);
  }

  private List<Rejection> apply(boolean forgetting, long position, Batch batch) {
    if (stumbles) {
      stumbles = false;
      throw new IllegalStateException("a mistake while applying");
    }
    return inMemory.apply(
        position,
        forgetting
            ? new Batch(
                batch.receivedAtMillis(),
                batch.series(),
                batch.metadata(),
                batch.logs(),
                batch.changes())
            : batch);
  }

  private record OnDisk(SegmentedLog log, CheckpointedFollower follower, Intake intake)
      implements Running {
    @Override
    public Receipt accept(Batch batch) {
      CompletableFuture<Receipt> told = new CompletableFuture<>();
      intake.accept(batch, KEY, told::complete);
      try {
        return told.get(60, TimeUnit.SECONDS);
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public void awaitReady() {
      while (!intake.followers().stream().allMatch(FollowerState::ready)) {
        Thread.onSpinWait();
      }
    }

    @Override
    public long end() {
      return Math.max(log.end(), follower.durablePosition());
    }

    @Override
    public void stop() throws IOException {
      intake.close();
      log.close();
      follower.close();
    }
  }

  /** Acknowledged means stored, here as for a sender. */
  void push(Batch batch) {
    Receipt receipt = running.accept(batch);
    if (!(receipt instanceof Receipt.Applied)) {
      throw new AssertionError("not stored but " + receipt);
    }
  }

  /** The stores break at a batch that is durable by then, and come back by replay. */
  void stumbleOver(Batch batch) {
    stumbles = true;
    Receipt receipt = running.accept(batch);
    if (!(receipt instanceof Receipt.NotApplied)) {
      throw new AssertionError("not refused but " + receipt);
    }
    running.awaitReady();
  }

  /** The same at what a reload has to say, if it has anything to say; the reload is refused. */
  void stumbleOver(List<Objective> files, Instant at) {
    stumbles = true;
    boolean differs = !objectives.counting().unrecorded(files, at).isEmpty();
    if (record(files, at).isPresent() != differs) {
      throw new AssertionError("refused, or not, for no reason");
    }
    stumbles = false;
    running.awaitReady();
  }

  /** What a start and a reload do. */
  void promise(List<Objective> files, Instant at) {
    Optional<String> refusal = record(files, at);
    if (refusal.isPresent()) {
      throw new AssertionError(refusal.get());
    }
    objectives.replace(files);
  }

  private Optional<String> record(List<Objective> files, Instant at) {
    PromiseLog.Appender entry = (batch, key, told) -> told.accept(running.accept(batch));
    return new PromiseLog(objectives.counting(), entry, () -> at).record(files);
  }

  /** Whether it began with state that was saved. */
  boolean isFromCheckpoint() {
    return fromCheckpoint;
  }

  /**
   * Up to where what it holds is known: the end of the log, or a checkpoint that was faster than
   * the kill.
   */
  long end() {
    return running.end();
  }

  /** A clean end; also lets go of the threads and files of a world whose copy lives on. */
  void stop() throws IOException {
    running.stop();
  }

  /** Everything that is counted, byte by byte: definitions, since when, carry, each slice. */
  byte[] counted() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    objectives.counting().capture().writeTo(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }
}
