package dev.headroom.wal;

import dev.headroom.model.BatchKey;
import dev.headroom.model.BatchKey.Digest;
import dev.headroom.storage.CheckpointPart;
import dev.headroom.storage.Refusal;
import dev.headroom.storage.WriteAheadLog.Append;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The keys of the newest batches, in log order, to recognise a batch that comes again. Beyond its
 * capacity the oldest key is forgotten for each new one.
 *
 * <p>A ring of plain arrays, because a few hundred thousand keys as objects would be most of the
 * heap's population: slot {@code i} of the ring holds a key, the slot of the next key in the same
 * hash bucket is in {@code next}.
 */
final class KnownBatchKeys implements CheckpointPart {
  private static final int NONE = -1;

  /** Longs of one key in the ring: id, body, position. */
  private static final int WIDTH = 5;

  private static final int POSITION = 4;

  private final int capacity;
  private final WalMetrics metrics;
  private final int[] heads;
  private final int[] next;
  private final long[] ring;
  private int oldest;
  private int size;
  private boolean live;

  KnownBatchKeys(int capacity, WalMetrics metrics) {
    this.capacity = capacity;
    this.metrics = metrics;
    this.heads = new int[Integer.highestOneBit(Math.max(1, capacity - 1)) << 1];
    this.next = new int[capacity];
    this.ring = new long[Math.multiplyExact(capacity, WIDTH)];
    Arrays.fill(heads, NONE);
  }

  /** What a batch with this key is told without being written; null if the key is new. */
  synchronized @Nullable Append find(BatchKey key) {
    int slot = slot(key.id());
    if (slot == NONE) {
      return null;
    }
    int at = slot * WIDTH;
    boolean sameBody = ring[at + 2] == key.body().high() && ring[at + 3] == key.body().low();
    return sameBody
        ? new Append.Duplicate(ring[at + POSITION])
        : new Append.NotAppended(new Refusal.KeyReused());
  }

  /** Remembers a key that is not known yet; positions must grow. */
  synchronized void add(BatchKey key, long position) {
    if (slot(key.id()) == NONE) {
      add(key.id().high(), key.id().low(), key.body().high(), key.body().low(), position);
    }
  }

  /** Forgets keys of batches after a position and takes no checkpoint's word from now on. */
  synchronized void startAfter(long position) {
    while (size > 0 && ring[slotOfAge(size - 1) * WIDTH + POSITION] > position) {
      unlink(slotOfAge(size - 1));
      size--;
    }
    live = true;
    metrics.batchKeys.set(size);
  }

  private void add(long idHigh, long idLow, long bodyHigh, long bodyLow, long position) {
    if (size == capacity) {
      unlink(oldest);
      oldest = (oldest + 1) % capacity;
      size--;
      metrics.batchKeysEvicted.inc();
    }
    int slot = slotOfAge(size);
    int at = slot * WIDTH;
    ring[at] = idHigh;
    ring[at + 1] = idLow;
    ring[at + 2] = bodyHigh;
    ring[at + 3] = bodyLow;
    ring[at + POSITION] = position;
    int bucket = bucket(idLow);
    next[slot] = heads[bucket];
    heads[bucket] = slot;
    size++;
    metrics.batchKeys.set(size);
  }

  private int slot(Digest id) {
    for (int slot = heads[bucket(id.low())]; slot != NONE; slot = next[slot]) {
      if (ring[slot * WIDTH] == id.high() && ring[slot * WIDTH + 1] == id.low()) {
        return slot;
      }
    }
    return NONE;
  }

  /** The slot of the key that is so many younger than the oldest. */
  private int slotOfAge(int age) {
    return (int) (((long) oldest + age) % capacity);
  }

  private void unlink(int slot) {
    int bucket = bucket(ring[slot * WIDTH + 1]);
    if (heads[bucket] == slot) {
      heads[bucket] = next[slot];
      return;
    }
    int before = heads[bucket];
    while (next[before] != slot) {
      before = next[before];
    }
    next[before] = next[slot];
  }

  private int bucket(long idLow) {
    return (int) idLow & (heads.length - 1);
  }

  @Override
  public String name() {
    return "batch-keys";
  }

  @Override
  public synchronized PartSnapshot capture() {
    long[] copy = new long[size * WIDTH];
    int untilWrap = Math.min(size, capacity - oldest) * WIDTH;
    System.arraycopy(ring, oldest * WIDTH, copy, 0, untilWrap);
    System.arraycopy(ring, 0, copy, untilWrap, copy.length - untilWrap);
    return out -> write(copy, out);
  }

  private static void write(long[] keys, DataOutput out) throws IOException {
    out.writeInt(keys.length / WIDTH);
    for (long each : keys) {
      out.writeLong(each);
    }
  }

  /**
   * {@inheritDoc}
   *
   * <p>Once the log is live its own keys are newer than any checkpoint's, and this does nothing.
   */
  @Override
  public synchronized void restore(DataInput in) throws IOException {
    if (live) {
      return;
    }
    Arrays.fill(heads, NONE);
    oldest = 0;
    size = 0;
    long previous = 0;
    for (int count = in.readInt(); count > 0; count--) {
      long[] key = {in.readLong(), in.readLong(), in.readLong(), in.readLong(), in.readLong()};
      if (key[POSITION] <= previous) {
        throw new IOException("batch keys are not in log order");
      }
      previous = key[POSITION];
      add(key[0], key[1], key[2], key[3], key[POSITION]);
    }
  }
}
