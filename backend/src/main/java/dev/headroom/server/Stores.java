package dev.headroom.server;

import dev.headroom.change.ChangeLog;
import dev.headroom.checkpoint.CheckpointedFollower;
import dev.headroom.intake.Intake;
import dev.headroom.intake.RecoveryProgress;
import dev.headroom.logs.LogIndex;
import dev.headroom.metrics.Head;
import dev.headroom.slo.Objectives;
import dev.headroom.wal.SegmentedLog;
import io.prometheus.client.CollectorRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/**
 * The log and everything that is filled from it, wired and recovered.
 *
 * @param objectives counts what the log says is counted; nothing is promised yet
 * @param inMemory what saves all of it that is in memory
 */
record Stores(
    Head metrics,
    Objectives objectives,
    ChangeLog changes,
    LogIndex logs,
    Intake intake,
    SegmentedLog log,
    CheckpointedFollower inMemory) {

  /** Opens all, replays what was not saved, and leaves the way in open. */
  static Stores open(
      Config config,
      Path data,
      RecoveryProgress progress,
      CollectorRegistry registry,
      Closing closing)
      throws IOException {
    SegmentedLog log =
        SegmentedLog.open(data.resolve("wal"), config.wal(), System::nanoTime, registry);
    Head metrics = new Head(config.metrics(), registry);
    Objectives objectives = new Objectives(config.slo(), registry);
    ChangeLog changes = new ChangeLog(config.changes(), registry);
    CheckpointedFollower inMemory =
        CheckpointedFollower.open(
            new CheckpointedFollower.CheckpointedState(
                "metrics",
                // Every batch, for the keys of all batches are saved with this state.
                batch -> true,
                new InMemory(metrics, objectives, changes),
                List.of(log.batchKeys(), metrics, objectives, changes)),
            data.resolve("checkpoints"),
            config.checkpoint(),
            System::nanoTime,
            registry);
    LogIndex logs =
        LogIndex.open(
            data.resolve("logs"),
            config.logs(),
            InstantSource.system(),
            System::nanoTime,
            registry);
    closing.add("log index", logs::close);
    closing.add("checkpoints", inMemory::close);
    log.start(
        inMemory.durablePosition(), Math.max(inMemory.durablePosition(), logs.durablePosition()));
    closing.add("write-ahead log", log::close);
    Intake intake =
        new Intake(
            log,
            List.of(objectives.wholeBatches(inMemory), logs),
            config.ingest().intake(),
            registry);
    inMemory.afterCheckpoint(intake::release);
    intake.recover(progress);
    closing.add("intake", intake::close);
    return new Stores(metrics, objectives, changes, logs, intake, log, inMemory);
  }
}
