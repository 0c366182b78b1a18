package dev.headroom.checkpoint;

import dev.headroom.checkpoint.Checkpoints.Captured;
import dev.headroom.disk.Disk;
import dev.headroom.model.Batch;
import dev.headroom.model.Rejection;
import dev.headroom.storage.CheckpointPart;
import dev.headroom.storage.Follower;
import dev.headroom.wal.SegmentedLog;
import io.prometheus.client.CollectorRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A follower whose state is in memory and is saved in checkpoints. The state is captured on the
 * applying thread between two batches and written on the thread {@code checkpoint}.
 */
public final class CheckpointedFollower implements Follower, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CheckpointedFollower.class);

  private final CheckpointedState state;
  private final CheckpointConfig config;
  private final LongSupplier nanoTime;
  private final CheckpointMetrics metrics;
  private final Checkpoints checkpoints;
  private final ExecutorService writing;
  private final AtomicBoolean busy = new AtomicBoolean();
  private volatile AfterCheckpoint afterCheckpoint = () -> {};
  private volatile boolean failing;
  private volatile long durablePosition;
  private volatile long appliedPosition;
  private volatile long triedAtNanos;

  private CheckpointedFollower(
      CheckpointedState state,
      Disk disk,
      CheckpointConfig config,
      ExecutorService writing,
      LongSupplier nanoTime,
      CollectorRegistry registry)
      throws IOException {
    this.state = state;
    this.config = config;
    this.nanoTime = nanoTime;
    this.metrics = new CheckpointMetrics(registry);
    this.checkpoints = new Checkpoints(disk, state.parts(), metrics);
    this.writing = writing;
    this.triedAtNanos = nanoTime.getAsLong();
  }

  /**
   * What is kept in memory and how it is filled.
   *
   * @param name see {@link Follower#name}
   * @param wants see {@link Follower#wants}. Only wanted batches move the durable position, and a
   *     part that takes something from every batch, as {@link SegmentedLog#batchKeys} does, is only
   *     safe with a store that wants every batch: what the log lets go of must have been saved
   * @param applier changes the parts, on the applying thread
   * @param parts all the state the applier changes, still empty; saved and restored together
   */
  public record CheckpointedState(
      String name, Predicate<Batch> wants, Applier applier, List<CheckpointPart> parts) {}

  /** Takes a batch into memory, as {@link Follower#apply} does. */
  @FunctionalInterface
  public interface Applier {
    List<Rejection> apply(long position, Batch batch);
  }

  /** Run on the checkpoint thread after each good checkpoint. */
  @FunctionalInterface
  public interface AfterCheckpoint {
    void run() throws IOException;
  }

  /**
   * Fills the state from the newest checkpoint of a directory; replay goes on from {@link
   * #durablePosition}.
   *
   * @param nanoTime a monotonic clock, in nanoseconds
   * @throws IOException if the directory cannot be read or a newer version of the program wrote it
   */
  public static CheckpointedFollower open(
      CheckpointedState state,
      Path directory,
      CheckpointConfig config,
      LongSupplier nanoTime,
      CollectorRegistry registry)
      throws IOException {
    ExecutorService writing =
        Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("checkpoint").factory());
    return open(state, Disk.at(directory), config, writing, nanoTime, registry);
  }

  static CheckpointedFollower open(
      CheckpointedState state,
      Disk disk,
      CheckpointConfig config,
      ExecutorService writing,
      LongSupplier nanoTime,
      CollectorRegistry registry)
      throws IOException {
    CheckpointedFollower follower =
        new CheckpointedFollower(state, disk, config, writing, nanoTime, registry);
    follower.reopen();
    return follower;
  }

  /** Sets what is done after each checkpoint: the time to release segments. */
  public void afterCheckpoint(AfterCheckpoint action) {
    afterCheckpoint = action;
  }

  @Override
  public String name() {
    return state.name();
  }

  @Override
  public boolean wants(Batch batch) {
    return state.wants().test(batch);
  }

  @Override
  public List<Rejection> apply(long position, Batch batch) {
    List<Rejection> rejections = state.applier().apply(position, batch);
    appliedPosition = position;
    if (due(position) && busy.compareAndSet(false, true)) {
      triedAtNanos = nanoTime.getAsLong();
      List<Captured> captured = checkpoints.capture();
      writing.execute(() -> write(position, captured));
    }
    return rejections;
  }

  private boolean due(long position) {
    long sinceTriedNanos = nanoTime.getAsLong() - triedAtNanos;
    if (failing) {
      return sinceTriedNanos >= config.retryInterval().toNanos();
    }
    return position - durablePosition >= config.logBytesMax()
        || sinceTriedNanos >= config.intervalMax().toNanos();
  }

  private void write(long position, List<Captured> captured) {
    try {
      if (save(position, captured)) {
        afterCheckpoint.run();
      }
    } catch (IOException failed) {
      metrics.releasesFailed.inc();
      LOG.warn("the log could not be released after a checkpoint", failed);
    } finally {
      busy.set(false);
    }
  }

  private synchronized boolean save(long position, List<Captured> captured) {
    if (position > appliedPosition) {
      return false; // the state was reopened since; it has not come this far again
    }
    long startNanos = nanoTime.getAsLong();
    try {
      checkpoints.write(position, captured);
    } catch (IOException failed) {
      metrics.failed.inc();
      if (!failing) {
        LOG.error("no checkpoint can be written, the log is kept until one can", failed);
      }
      failing = true;
      return false;
    }
    durablePosition = position;
    metrics.written.inc();
    metrics.seconds.observe((nanoTime.getAsLong() - startNanos) / 1e9);
    if (failing) {
      LOG.info("checkpoints can be written again");
    }
    failing = false;
    return true;
  }

  /**
   * Why checkpoints cannot be written; empty if they can, and where no batch has come lately to
   * make one.
   */
  public Optional<String> unsaved() {
    long sinceTriedNanos = nanoTime.getAsLong() - triedAtNanos;
    boolean lately = sinceTriedNanos < 3 * config.retryInterval().toNanos();
    return failing && lately
        ? Optional.of("checkpoints cannot be written; the log is kept until they can")
        : Optional.empty();
  }

  @Override
  public long durablePosition() {
    return durablePosition;
  }

  /** The position of the checkpoint before the newest, which may still have to be used. */
  @Override
  public long releasablePosition() {
    return checkpoints.oldest();
  }

  @Override
  public synchronized void reopen() throws IOException {
    durablePosition = checkpoints.restore();
    appliedPosition = durablePosition;
  }

  /** Writes a last checkpoint. To be called when nothing is applied any more. */
  @Override
  public void close() {
    writing.close();
    if (appliedPosition > durablePosition) {
      write(appliedPosition, checkpoints.capture());
    }
  }
}
