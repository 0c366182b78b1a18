package dev.headroom.ingest.remotewrite;

import dev.headroom.model.Labels;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Remembers which labels some wire bytes stand for. A sender repeats the same label bytes for a
 * series in each request; finding them again costs a hash and a comparison, and every store then
 * meets the same {@link Labels} object.
 *
 * <p>A table of sets of four: bytes live in the set their hash picks, a newcomer to a full set
 * takes the place of one that its hash picks as well. Nothing is locked; the worst a race can do is
 * to forget. Only labels that passed all checks are put in.
 */
final class LabelCache {
  private static final int WAYS = 4;
  private static final int WIRE_BYTES_MAX = 4_096;
  private static final long PRIME = 0x9E3779B97F4A7C15L;
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final AtomicReferenceArray<@Nullable Entry> table;
  private final int setMask;
  private final LongAdder size = new LongAdder();

  private record Entry(long hash, byte[] wire, Labels labels) {}

  /**
   * @param seriesMax how many series to remember at most; rounded up to a power of two
   */
  LabelCache(int seriesMax) {
    int sets = Math.max(1, Integer.highestOneBit(Math.max(1, seriesMax - 1)) * 2 / WAYS);
    this.setMask = sets - 1;
    this.table = new AtomicReferenceArray<>(sets * WAYS);
  }

  static long hash(byte[] bytes, int from, int to) {
    long hash = (to - from) * PRIME;
    int at = from;
    for (; to - at >= Long.BYTES; at += Long.BYTES) {
      hash = mix(hash ^ (long) LONG.get(bytes, at));
    }
    long rest = 0;
    for (; at < to; at++) {
      rest = rest << 8 | (bytes[at] & 0xff);
    }
    return mix(hash ^ rest);
  }

  private static long mix(long value) {
    long product = value * PRIME;
    return product ^ (product >>> 32);
  }

  @Nullable Labels find(long hash, byte[] bytes, int from, int to) {
    int slot = firstSlot(hash);
    for (int way = 0; way < WAYS; way++) {
      Entry entry = table.getAcquire(slot + way);
      if (entry != null
          && entry.hash == hash
          && Arrays.equals(entry.wire, 0, entry.wire.length, bytes, from, to)) {
        return entry.labels;
      }
    }
    return null;
  }

  void put(long hash, byte[] bytes, int from, int to, Labels labels) {
    if (to - from > WIRE_BYTES_MAX) {
      return;
    }
    Entry entry = new Entry(hash, Arrays.copyOfRange(bytes, from, to), labels);
    int slot = firstSlot(hash);
    for (int way = 0; way < WAYS; way++) {
      if (table.compareAndSet(slot + way, null, entry)) {
        size.increment();
        return;
      }
    }
    table.setRelease(slot + (int) (hash >>> 62), entry);
  }

  int size() {
    return size.intValue();
  }

  int capacity() {
    return table.length();
  }

  private int firstSlot(long hash) {
    return ((int) (hash >>> 24) & setMask) * WAYS;
  }
}
