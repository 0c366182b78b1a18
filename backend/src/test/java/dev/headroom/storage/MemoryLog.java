package dev.headroom.storage;

import dev.headroom.model.Batch;
import dev.headroom.model.BatchKey;
import dev.headroom.storage.WriteAheadLog.Append;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A log in memory that keeps the promises of the real one: order, own thread, batch keys. */
public final class MemoryLog implements WriteAheadLog {
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("wal").factory());
  private final TreeMap<Long, Batch> batches;
  private final Map<BatchKey.Digest, BatchKey> keys;
  private final Map<BatchKey.Digest, Long> positions;
  private @Nullable Append refusal;
  private final AtomicInteger failed = new AtomicInteger();
  private long released;

  public MemoryLog() {
    batches = new TreeMap<>();
    keys = new HashMap<>();
    positions = new HashMap<>();
  }

  /** The log after a restart: what another one held when it was closed. */
  public MemoryLog(MemoryLog closed) {
    batches = closed.batches;
    keys = closed.keys;
    positions = closed.positions;
  }

  @Override
  public void append(Batch batch, BatchKey key, Consumer<Append> outcome) {
    try {
      thread.execute(() -> tell(append(batch, key), outcome));
    } catch (RejectedExecutionException closed) {
      outcome.accept(
          new Append.NotAppended(
              new Refusal.Unwritable(Duration.ofSeconds(1), "the log is closed")));
    }
  }

  private void tell(Append told, Consumer<Append> outcome) {
    try {
      outcome.accept(told);
    } catch (RuntimeException bug) {
      failed.incrementAndGet();
    }
  }

  /** How many of those who were told an outcome failed at it. */
  public int failed() {
    return failed.get();
  }

  private synchronized Append append(Batch batch, BatchKey key) {
    if (refusal != null) {
      return refusal;
    }
    BatchKey known = key.remembered() ? keys.putIfAbsent(key.id(), key) : null;
    if (known != null) {
      return known.body().equals(key.body())
          ? new Append.Duplicate(positions.getOrDefault(key.id(), 0L))
          : new Append.NotAppended(new Refusal.KeyReused());
    }
    long position = end() + 100;
    positions.put(key.id(), position);
    batches.put(position, batch);
    return new Append.Durable(position);
  }

  /** From now on this becomes of everything; null to take again. */
  public synchronized void refuse(@Nullable Append outcome) {
    refusal = outcome;
  }

  /** Puts a batch into the log as an earlier life of the process would have left it. */
  public synchronized void leave(long position, Batch batch) {
    batches.put(position, batch);
  }

  public synchronized long released() {
    return released;
  }

  @Override
  public void replay(long afterPosition, Replay replay) throws java.io.IOException {
    Map<Long, Batch> later;
    synchronized (this) {
      later = new TreeMap<>(batches.tailMap(afterPosition, false));
    }
    for (Map.Entry<Long, Batch> each : later.entrySet()) {
      replay.batch(each.getKey(), each.getValue());
    }
  }

  @Override
  public synchronized long end() {
    return batches.isEmpty() ? 0 : batches.lastKey();
  }

  @Override
  public synchronized void release(long position) {
    released = position;
  }

  @Override
  public void close() {
    thread.close();
  }
}
