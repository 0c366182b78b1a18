package dev.headroom.wal;

import dev.headroom.model.BatchKey;
import dev.headroom.model.BatchKey.Digest;
import dev.headroom.model.text.FailureText;
import dev.headroom.storage.WriteAheadLog.Append;
import dev.headroom.wal.DiskSpace.DiskLow;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the log's thread does: takes a group from the queue, sets aside what the log holds already,
 * makes the rest durable at once, and tells everybody in log order.
 */
final class Committer implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(Committer.class);

  private final AppendQueue queue;
  private final LogAppender writer;
  private final KnownBatchKeys keys;
  private final LongSupplier nanoTime;
  private final WalMetrics metrics;

  Committer(
      AppendQueue queue,
      LogAppender writer,
      KnownBatchKeys keys,
      LongSupplier nanoTime,
      WalMetrics metrics) {
    this.queue = queue;
    this.writer = writer;
    this.keys = keys;
    this.nanoTime = nanoTime;
    this.metrics = metrics;
  }

  @Override
  public void run() {
    List<PendingAppend> group = new ArrayList<>();
    try {
      writer.prepare();
      while (queue.take(group)) {
        commit(group);
        group.clear();
      }
    } finally {
      refuseRest();
    }
  }

  /** Only a bug leaves batches in the queue; their senders must not wait for ever. */
  private void refuseRest() {
    queue.close();
    List<PendingAppend> rest = new ArrayList<>();
    while (queue.take(rest)) {
      rest.forEach(each -> tell(each, refused(RefusalCause.CLOSED, 1, "the log has stopped")));
      rest.clear();
    }
  }

  private void commit(List<PendingAppend> group) {
    BitSet fresh = fresh(group);
    List<PendingAppend> written = fresh.stream().mapToObj(group::get).toList();
    long[] ends = new long[written.size()];
    Append refused = written.isEmpty() ? null : write(written, ends);
    if (refused == null) {
      remember(written, ends);
    }
    int next = 0;
    for (int i = 0; i < group.size(); i++) {
      if (!fresh.get(i)) {
        tell(group.get(i), repeated(group.get(i).key(), refused));
      } else if (refused != null) {
        tell(group.get(i), refused);
      } else {
        tell(group.get(i), new Append.Durable(ends[next++]));
      }
    }
  }

  /** Which batches of a group the log does not hold; of equal keys the first. */
  private BitSet fresh(List<PendingAppend> group) {
    BitSet fresh = new BitSet(group.size());
    Set<Digest> ids = new HashSet<>();
    for (int i = 0; i < group.size(); i++) {
      BatchKey key = group.get(i).key();
      fresh.set(i, !key.remembered() || (keys.find(key) == null && ids.add(key.id())));
    }
    return fresh;
  }

  private @Nullable Append write(List<PendingAppend> written, long[] ends) {
    try {
      writer.write(written, ends);
      metrics.groupBatches.observe(ends.length);
      return null;
    } catch (DiskLow low) {
      return refused(
          RefusalCause.DISK_LOW, ends.length, "the log takes no batches: " + low.getMessage());
    } catch (IOException failed) {
      return refused(
          RefusalCause.DISK_FAILED,
          ends.length,
          "the log cannot be written: " + FailureText.of(failed));
    }
  }

  private Append refused(RefusalCause refusal, int batches, String reason) {
    metrics.refused(refusal, batches);
    return refusal.because(reason);
  }

  private void remember(List<PendingAppend> written, long[] ends) {
    for (int i = 0; i < ends.length; i++) {
      if (written.get(i).key().remembered()) {
        keys.add(written.get(i).key(), ends[i]);
      }
    }
  }

  /** The first copy is in the log, or was refused with this group. */
  private Append repeated(BatchKey key, @Nullable Append refused) {
    Append known = keys.find(key);
    return known != null ? known : Objects.requireNonNull(refused, "a repeat without a first");
  }

  private void tell(PendingAppend pending, Append outcome) {
    metrics.told(outcome, nanoTime.getAsLong() - pending.sinceNanos());
    try {
      pending.outcome().accept(outcome);
    } catch (RuntimeException bug) {
      LOG.error("whoever handed over a batch failed at its outcome {}", outcome, bug);
    }
  }
}
