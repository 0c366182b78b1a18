package dev.headroom.server.wiring;

import dev.headroom.change.ChangeLog;
import dev.headroom.checkpoint.CheckpointedFollower;
import dev.headroom.config.Config;
import dev.headroom.intake.Intake;
import dev.headroom.intake.Intake.RecoveryProgress;
import dev.headroom.logs.LogIndex;
import dev.headroom.metrics.head.Head;
import dev.headroom.model.Usage;
import dev.headroom.server.wiring.Server.Clocks;
import dev.headroom.slo.Objectives;
import dev.headroom.slo.count.EventCounting;
import dev.headroom.wal.SegmentedLog;
import io.prometheus.client.CollectorRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

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

  /**
   * Opens all, replays what was not saved, and leaves the way in open.
   *
   * @param data the data directory
   * @param progress told how far the replay has come
   */
  static Stores open(ServerContext context, Path data, RecoveryProgress progress)
      throws IOException {
    Config config = context.config();
    Clocks clocks = context.clocks();
    CollectorRegistry registry = context.registry();
    Closer closer = context.closer();
    SegmentedLog log =
        SegmentedLog.open(data.resolve("wal"), config.wal(), clocks.nanoTime(), registry);
    Head metrics = new Head(config.metrics(), registry);
    Objectives objectives = new Objectives(config.slo(), registry);
    EventCounting counting = objectives.counting();
    ChangeLog changes = new ChangeLog(config.changes(), registry);
    CheckpointedFollower inMemory =
        CheckpointedFollower.open(
            new CheckpointedFollower.CheckpointedState(
                "metrics",
                // Every batch, for the keys of all batches are saved with this state.
                batch -> true,
                new InMemoryApplier(metrics, counting, changes),
                List.of(log.batchKeys(), metrics, counting, changes)),
            data.resolve("checkpoints"),
            config.checkpoint(),
            clocks.nanoTime(),
            registry);
    LogIndex logs =
        LogIndex.open(
            data.resolve("logs"), config.logs(), clocks.wall(), clocks.nanoTime(), registry);
    closer.add("log index", logs::close);
    closer.add("checkpoints", inMemory::close);
    log.start(
        inMemory.durablePosition(), Math.max(inMemory.durablePosition(), logs.durablePosition()));
    closer.add("write-ahead log", log::close);
    Intake intake =
        new Intake(
            log,
            List.of(counting.wholeBatches(inMemory), logs),
            config.ingest().intake(),
            registry);
    inMemory.afterCheckpoint(intake::release);
    intake.recover(progress);
    closer.add("intake", intake::close);
    return new Stores(metrics, objectives, changes, logs, intake, log, inMemory);
  }

  /** How full each of them is. */
  List<Usage> usages() {
    return Stream.of(
            log.usages(), intake.usages(), metrics.usages(), logs.usages(), changes.usages())
        .flatMap(List::stream)
        .toList();
  }
}
