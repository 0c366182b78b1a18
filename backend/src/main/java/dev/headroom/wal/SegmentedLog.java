package dev.headroom.wal;

import dev.headroom.disk.Disk;
import dev.headroom.model.Batch;
import dev.headroom.model.BatchKey;
import dev.headroom.model.Usage;
import dev.headroom.storage.CheckpointPart;
import dev.headroom.storage.WriteAheadLog;
import dev.headroom.storage.WriteAheadLog.Append;
import dev.headroom.wal.LogRecovery.Tail;
import io.prometheus.client.CollectorRegistry;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * The write-ahead log as segment files in one directory; docs/format/wal.md has their layout.
 *
 * <p>Opened in three steps, because the keys that make a repeated batch known are saved with a
 * checkpoint: {@link #open} finds the log's end, the caller restores a checkpoint with {@link
 * #batchKeys} among its parts, {@link #start} reads the keys written since and lets appends in.
 * Batches can be replayed from the first step on.
 */
public final class SegmentedLog implements WriteAheadLog {
  private final Segments segments;
  private final DamageLog damage;
  private final KnownBatchKeys keys;
  private final AppendQueue queue;
  private final LogAppender writer;
  private final LongSupplier nanoTime;
  private final WalMetrics metrics;
  private final Thread thread;

  private SegmentedLog(
      Disk disk, WalConfig config, LongSupplier nanoTime, CollectorRegistry registry)
      throws IOException {
    this.nanoTime = nanoTime;
    metrics = new WalMetrics(config, registry);
    damage = new DamageLog(metrics);
    segments = new Segments(disk, damage, metrics);
    keys = new KnownBatchKeys(config.batchKeysMax(), metrics);
    queue = new AppendQueue(config, metrics);
    DiskSpace space = new DiskSpace(disk, config.reserveBytes(), nanoTime);
    SegmentSupply supply = new SegmentSupply(disk, space, config.segmentBytes());
    writer =
        new LogAppender(disk, segments, supply, space, config.groupBytesMax(), nanoTime, metrics);
    Tail tail = new LogRecovery(disk, segments, damage).open();
    if (tail != null) {
      writer.resume(tail);
    }
    Committer committer = new Committer(queue, writer, keys, nanoTime, metrics);
    thread = Thread.ofPlatform().daemon().name("wal").unstarted(committer);
  }

  /**
   * Opens the log of a directory, or begins one. A full disk does not keep it from opening.
   *
   * @param nanoTime a monotonic clock, in nanoseconds
   * @throws IOException if the directory cannot be read or a newer version of the program wrote it
   */
  public static SegmentedLog open(
      Path directory, WalConfig config, LongSupplier nanoTime, CollectorRegistry registry)
      throws IOException {
    return open(Disk.at(directory), config, nanoTime, registry);
  }

  public static SegmentedLog open(
      Disk disk, WalConfig config, LongSupplier nanoTime, CollectorRegistry registry)
      throws IOException {
    return new SegmentedLog(disk, config, nanoTime, registry);
  }

  /** The remembered keys, to be saved with a checkpoint and restored before {@link #start}. */
  public CheckpointPart batchKeys() {
    return keys;
  }

  /**
   * Reads the keys of the batches after a position and begins to take appends.
   *
   * @param restoredPosition of the checkpoint that {@link #batchKeys} was restored from; 0 if none
   * @param savedPosition the highest position any store knows; none up to it is given out again,
   *     even if the log has lost what stood there
   */
  public void start(long restoredPosition, long savedPosition) throws IOException {
    keys.startAfter(restoredPosition);
    segments.read(
        restoredPosition,
        record -> {
          BatchKey key = record.payload().key();
          if (key.remembered()) {
            keys.add(key, record.end());
          }
        });
    writer.skipTo(savedPosition);
    queue.open();
    thread.start();
  }

  /** Why batches are not taken at the moment; empty if they are. */
  public Optional<String> failing() {
    return writer.failing();
  }

  /** How full the log's queue is, and its memory of batch keys. */
  public List<Usage> usages() {
    return metrics.usages();
  }

  @Override
  public void append(Batch batch, BatchKey key, Consumer<Append> outcome) {
    long sinceNanos = nanoTime.getAsLong();
    RefusalCause refusal = queue.refusal();
    if (refusal == null) {
      RecordPayload payload = RecordPayload.of(batch, key);
      RecordFrame frame = RecordFrame.of(payload);
      refusal = queue.offer(new PendingAppend(key, frame, payload, outcome, sinceNanos));
    }
    if (refusal != null) {
      metrics.refused(refusal, 1);
      outcome.accept(refusal.because(queue.explain(refusal)));
    }
  }

  /** Told how far a replay has come, in bytes of the log. */
  @FunctionalInterface
  public interface Progress {
    void replayed(long bytesDone, long bytesTotal);
  }

  @Override
  public void replay(long afterPosition, Replay replay) throws IOException {
    replay(afterPosition, replay, (_, _) -> {});
  }

  /** Replays as {@link WriteAheadLog#replay} does and tells its progress after each batch. */
  public void replay(long afterPosition, Replay replay, Progress progress) throws IOException {
    long from = segments.first(afterPosition);
    long total = Math.max(0, segments.end() - from);
    segments.read(
        afterPosition,
        record -> {
          Batch batch;
          try {
            batch = record.payload().batch();
          } catch (IOException undecodable) {
            damage.lost(record.start(), record.end(), "a record makes no sense: " + undecodable);
            return;
          }
          replay.batch(record.end(), batch);
          progress.replayed(record.end() - from, total);
        });
  }

  @Override
  public long end() {
    return segments.end();
  }

  @Override
  public void release(long position) throws IOException {
    segments.release(position);
  }

  @Override
  public void close() throws IOException {
    queue.close();
    try {
      thread.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("closing the log was interrupted");
    }
    writer.close();
  }
}
