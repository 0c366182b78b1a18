package dev.headroom.logs.index;

import dev.headroom.logs.document.LinePosition;
import dev.headroom.logs.document.LogDocument;
import dev.headroom.logs.index.LogRetention.RetentionLimit;
import dev.headroom.model.Batch;
import dev.headroom.model.LogRecord;
import dev.headroom.model.TimeRange;
import dev.headroom.model.Usage;
import dev.headroom.model.text.FailureText;
import io.prometheus.client.CollectorRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.LongSupplier;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.Directory;
import org.apache.lucene.util.IOFunction;
import org.apache.lucene.util.IOUtils;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The writing half of the log index: applies batches to blocks, makes them visible, makes them
 * durable, drops the oldest.
 *
 * <p>One thread applies, one refreshes, one commits and retains. Removing blocks and reopening need
 * the others out of the way; that is what the lock is for.
 *
 * <p>Any failure of the disk while applying, refreshing or committing ends this opening of the
 * index: what was written since the last commit is given up, {@link #apply} refuses until {@link
 * #reopen}, and replay brings everything back. Nothing is ever synced a second time after a sync
 * failed. Readers stay, so searches go on.
 */
public final class LogIndexWriter {
  private static final Logger LOG = LoggerFactory.getLogger(LogIndexWriter.class);

  private final Path path;
  private final LogsConfig config;
  private final IOFunction<Path, Directory> opener;
  private final InstantSource clock;
  private final LongSupplier nanoTime;
  private final IndexMetrics metrics;
  private final IndexFailures failures;
  private final WriterSettings settings;
  private final LogRetention retention;
  private final Directory directory;
  private final PositionFile positionFile;
  private final LogDocument document;
  private final ReadWriteLock structure = new ReentrantReadWriteLock();

  /** Receipt of the oldest batch applied since the last refresh; 0 for none. */
  private final AtomicLong oldestInvisibleMillis = new AtomicLong();

  private volatile LogBlocks blocks;
  private volatile long applied;
  private volatile long durable;
  private volatile boolean broken;
  private volatile long visibleAsOfMillis;

  /** Why records that were applied cannot be found; null if all can. */
  private volatile @Nullable String incomplete;

  /** What had been applied when that began. */
  private volatile long appliedBefore;

  /**
   * @param opener reaches a directory on the disk
   * @param clock wall time, for retention
   * @param nanoTime a monotonic clock, in nanoseconds
   * @throws IOException if the disk fails
   */
  public LogIndexWriter(
      Path path,
      LogsConfig config,
      IOFunction<Path, Directory> opener,
      InstantSource clock,
      LongSupplier nanoTime,
      CollectorRegistry registry)
      throws IOException {
    this.path = path;
    this.config = config;
    this.opener = opener;
    this.clock = clock;
    this.nanoTime = nanoTime;
    this.metrics = new IndexMetrics(registry);
    this.failures = new IndexFailures(metrics.failures);
    this.settings = new WriterSettings(config.bufferBytesMax(), failures);
    this.retention = new LogRetention(config.retentionDays(), config.diskBytesMax());
    this.document = new LogDocument(metrics::clipped);
    this.directory = opener.apply(path);
    this.positionFile = new PositionFile(directory);
    this.blocks = LogBlocks.open(path, directory, opener, settings);
    startFromDisk();
  }

  /** Readers of the blocks that may hold records of a range of time; to be closed. */
  public BlockReaders acquire(TimeRange range) {
    return blocks.acquire(range);
  }

  /** A search could not read a block. */
  public void searchFailed(IOException cause) {
    failures.failed(IndexOperation.SEARCH, cause);
  }

  /** A search could read what it wanted. */
  public void searchWorked() {
    failures.worked(IndexOperation.SEARCH);
  }

  /** Why the index takes nothing until it is reopened; empty while it does. */
  public Optional<String> failing() {
    return broken ? Optional.ofNullable(incomplete) : Optional.empty();
  }

  /** Why records that were applied earlier may not be found; empty if all can be. */
  public Optional<String> incomplete() {
    return Optional.ofNullable(incomplete);
  }

  /** Everything applied before this moment is visible. */
  public long visibleAsOfMillis() {
    return visibleAsOfMillis;
  }

  public long durablePosition() {
    return durable;
  }

  /** Does nothing where the position, or one after it, was applied before. */
  public void apply(long position, Batch batch) throws IOException {
    structure.readLock().lock();
    try {
      if (broken) {
        throw new IOException("the log index failed and has to be reopened first");
      }
      if (position <= applied) {
        return;
      }
      oldestInvisibleMillis.compareAndSet(0, batch.receivedAtMillis());
      for (int i = 0; i < batch.logs().size(); i++) {
        apply(position, i, placed(batch.logs().get(i), batch.receivedAtMillis()));
      }
      applied = position;
      failures.worked(IndexOperation.APPLY);
    } catch (IOException | AlreadyClosedException e) {
      throw broke(IndexOperation.APPLY, e);
    } finally {
      structure.readLock().unlock();
    }
  }

  private void apply(long position, int ordinal, LogRecord record) throws IOException {
    long day = LinePosition.dayOf(record.timeMillis());
    Optional<Map.Entry<BlockKey, LogBlock>> newest = blocks.newest(day);
    if (newest.isEmpty()) {
      add(blocks.create(new BlockKey(day, 0), applied), position, ordinal, record);
    } else if (position > newest.get().getValue().committedThrough()) {
      Map.Entry<BlockKey, LogBlock> block = newest.get();
      add(withRoom(block.getKey(), block.getValue(), position), position, ordinal, record);
    }
  }

  private void add(LogBlock block, long position, int ordinal, LogRecord record)
      throws IOException {
    document.set(record, position, ordinal);
    block.add(document, position);
    metrics.records.inc();
  }

  /** The block, or the next one if it is full; what a batch has for a day stays together. */
  private LogBlock withRoom(BlockKey key, LogBlock block, long position) throws IOException {
    if (block.bytes() <= config.blockBytesMax() || block.addedThrough() == position) {
      return block;
    }
    // Complete up to here before the next one says so of itself, or a replay would skip the rest.
    block.commit(applied);
    return blocks.create(key.next(), applied);
  }

  private LogRecord placed(LogRecord record, long receivedAtMillis) {
    if (EventTime.isPlausible(record, receivedAtMillis, config.retentionDays())) {
      return record;
    }
    metrics.clipped(LogDocument.Clip.TIME);
    return EventTime.replaced(record, receivedAtMillis);
  }

  /** Makes everything applied visible. */
  public void refresh() {
    structure.readLock().lock();
    try {
      if (broken) {
        return;
      }
      long start = nanoTime.getAsLong();
      long asOfMillis = clock.millis();
      long oldestMillis = oldestInvisibleMillis.getAndSet(0);
      boolean whole = applied >= appliedBefore;
      for (LogBlock block : blocks.all()) {
        block.refresh();
      }
      visibleAsOfMillis = asOfMillis;
      if (whole) {
        incomplete = null;
      }
      long now = clock.millis();
      metrics.visibleLagSeconds.set(oldestMillis == 0 ? 0 : (now - oldestMillis) / 1000.0);
      metrics.refreshSeconds.observe((nanoTime.getAsLong() - start) / 1e9);
      failures.worked(IndexOperation.REFRESH);
    } catch (IOException | AlreadyClosedException e) {
      broke(IndexOperation.REFRESH, e);
    } finally {
      structure.readLock().unlock();
    }
  }

  /** Makes everything applied durable; a round that failed is made up for by reopening. */
  public void commit() {
    structure.readLock().lock();
    try {
      if (broken) {
        return;
      }
      commitThrough(applied);
      metrics.measure(blocks);
      failures.worked(IndexOperation.COMMIT);
    } catch (IOException | AlreadyClosedException e) {
      broke(IndexOperation.COMMIT, e);
    } finally {
      structure.readLock().unlock();
    }
  }

  private void commitThrough(long position) throws IOException {
    if (position == durable) {
      return;
    }
    long start = nanoTime.getAsLong();
    for (LogBlock block : blocks.all()) {
      if (block.isDirty()) {
        block.commit(position);
      }
    }
    positionFile.write(position);
    durable = position;
    metrics.commitSeconds.observe((nanoTime.getAsLong() - start) / 1e9);
  }

  /** Drops the blocks that are over a bound. */
  public void retain() {
    try {
      long today = LinePosition.dayOf(clock.millis());
      for (Map.Entry<BlockKey, RetentionLimit> block :
          retention.overLimit(blocks.bytes(), today).entrySet()) {
        structure.writeLock().lock();
        try {
          blocks.drop(block.getKey());
        } finally {
          structure.writeLock().unlock();
        }
        metrics.blocksDropped.labels(block.getValue().label()).inc();
        LOG.info("log index: dropped {}, over its bound of {}", block.getKey(), block.getValue());
      }
      failures.worked(IndexOperation.RETENTION);
    } catch (IOException e) {
      failures.failed(IndexOperation.RETENTION, e);
    }
  }

  /** Goes back to the last commit. */
  public void reopen() throws IOException {
    structure.writeLock().lock();
    try {
      LogBlocks before = blocks;
      broken = true;
      before.rollback();
      blocks = LogBlocks.open(path, directory, opener, settings);
      startFromDisk();
      before.close();
    } finally {
      structure.writeLock().unlock();
    }
  }

  public void close() throws IOException {
    commit();
    structure.writeLock().lock();
    try {
      IOUtils.close(blocks::close, directory);
    } finally {
      structure.writeLock().unlock();
    }
  }

  private void startFromDisk() throws IOException {
    durable = positionFile.readOr(blocks::committedThrough);
    applied = durable;
    oldestInvisibleMillis.set(0);
    broken = false;
    metrics.measure(blocks);
  }

  private IOException broke(IndexOperation operation, Exception cause) {
    if (!broken) {
      appliedBefore = Math.max(appliedBefore, applied);
      incomplete =
          "the log index failed (%s) and is being brought back from the log"
              .formatted(FailureText.of(cause));
      broken = true;
      failures.failed(operation, cause);
    }
    return cause instanceof IOException io
        ? io
        : new IOException("the log index was closed by a failure", cause);
  }

  /** How full the disk of the logs is. */
  public Usage usage() {
    return metrics.usage(config);
  }
}
