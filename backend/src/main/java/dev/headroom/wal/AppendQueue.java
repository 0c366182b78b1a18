package dev.headroom.wal;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Encoded batches on their way to the log's thread: bounded in number and in bytes. */
final class AppendQueue {
  private final WalConfig config;
  private final WalMetrics metrics;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Queue<PendingAppend> waiting = new ArrayDeque<>();
  private long bytes;
  private boolean open;

  AppendQueue(WalConfig config, WalMetrics metrics) {
    this.config = config;
    this.metrics = metrics;
  }

  /** Why nothing would be taken now; asked before a batch is encoded in vain. */
  @Nullable RefusalCause refusal() {
    return refusal(1);
  }

  /** A refusal of this queue in words for the sender. */
  String explain(RefusalCause refusal) {
    return switch (refusal) {
      case QUEUE_FULL ->
          "the log's queue is full: %d batches or %d bytes"
              .formatted(config.queueEntriesMax(), config.queueBytesMax());
      case TOO_LARGE ->
          "the batch is larger than the log takes: %d bytes".formatted(config.queueBytesMax());
      case CLOSED -> "the log is starting or stopping";
      case DISK_LOW, DISK_FAILED -> "the log's disk takes nothing";
    };
  }

  /** Takes a batch in, or says why not. */
  @Nullable RefusalCause offer(PendingAppend pending) {
    lock.lock();
    try {
      RefusalCause refusal = refusal(pending.recordBytes());
      if (refusal == null) {
        waiting.add(pending);
        bytes += pending.recordBytes();
        show();
        changed.signal();
      }
      return refusal;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits for batches and moves as many as make a group; does not wait for a group to grow, because
   * the next one gathers while this one is forced.
   *
   * @return false if the queue is closed and empty
   */
  boolean take(List<PendingAppend> group) {
    lock.lock();
    try {
      while (waiting.isEmpty() && open) {
        changed.awaitUninterruptibly();
      }
      long groupBytes = 0;
      for (PendingAppend next = waiting.peek(); next != null; next = waiting.peek()) {
        groupBytes += next.recordBytes();
        if (groupBytes > config.groupBytesMax() && !group.isEmpty()) {
          break;
        }
        group.add(waiting.remove());
        bytes -= next.recordBytes();
      }
      show();
      return !group.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  /** Begins to take batches; before that all are refused. */
  void open() {
    lock.lock();
    try {
      open = true;
    } finally {
      lock.unlock();
    }
  }

  /** Takes nothing more; what waits can still be taken out. */
  void close() {
    lock.lock();
    try {
      open = false;
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  private @Nullable RefusalCause refusal(long recordBytes) {
    lock.lock();
    try {
      if (!open) {
        return RefusalCause.CLOSED;
      }
      if (recordBytes > config.queueBytesMax()) {
        return RefusalCause.TOO_LARGE;
      }
      boolean room =
          bytes + recordBytes <= config.queueBytesMax()
              && waiting.size() < config.queueEntriesMax();
      return room ? null : RefusalCause.QUEUE_FULL;
    } finally {
      lock.unlock();
    }
  }

  private void show() {
    metrics.queueBytes.set((double) bytes);
    metrics.queueEntries.set(waiting.size());
  }
}
