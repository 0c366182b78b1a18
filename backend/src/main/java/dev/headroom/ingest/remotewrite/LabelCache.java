package dev.headroom.ingest.remotewrite;

import dev.headroom.model.Labels;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
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
 *
 * <p>Senders also repeat the order of their series. New ones are therefore laid down in {@link
 * LabelRun runs} as they come, and a {@link Trail} looks at the next one of its run before it
 * computes any hash: the memory it then reads lies in the order in which it is read.
 */
final class LabelCache {
  private static final int WAYS = 4;
  private static final int WIRE_BYTES_MAX = 4_096;
  private static final long PRIME = 0x9E3779B97F4A7C15L;
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final AtomicReferenceArray<@Nullable CacheEntry> table;
  private final int setMask;
  private final LongAdder size = new LongAdder();

  /** Where the labels of some bytes with this hash are. */
  private record CacheEntry(long hash, LabelRun run, int place) {}

  /**
   * @param seriesMax how many series to remember at most; rounded up to a power of two
   */
  LabelCache(int seriesMax) {
    int sets = Math.max(1, Integer.highestOneBit(Math.max(1, seriesMax - 1)) * 2 / WAYS);
    this.setMask = sets - 1;
    this.table = new AtomicReferenceArray<>(sets * WAYS);
  }

  /** One request's way through the cache, series after series. For one thread. */
  final class Trail {
    private final byte[] bytes;
    private @Nullable LabelRun run;
    private int place;
    private @Nullable LabelRun growing;

    Trail(byte[] bytes) {
      this.bytes = bytes;
    }

    /**
     * Labels whose bytes start at an offset, if they are those that followed when the series before
     * was new. More label bytes may come after {@link #guessedLength}.
     */
    @Nullable Labels guess(int from, int end) {
      int next = place + 1;
      if (run == null || next >= run.size() || !run.startsAt(next, bytes, from, end)) {
        return null;
      }
      place = next;
      return run.labels(next);
    }

    /** How many bytes the labels took that were guessed last. */
    int guessedLength() {
      return run == null ? 0 : run.length(place);
    }

    /** What else is known of the series that was guessed, found or remembered last. */
    @Nullable Traits traits() {
      return run == null ? null : run.traits(place);
    }

    /** Labels that exactly these bytes stand for, wherever they are remembered. */
    @Nullable Labels find(int from, int to) {
      long hash = hash(bytes, from, to);
      int first = firstSlot(hash);
      for (int slot = first; slot < first + WAYS; slot++) {
        CacheEntry entry = table.getAcquire(slot);
        if (entry != null
            && entry.hash == hash
            && entry.run.length(entry.place) == to - from
            && entry.run.startsAt(entry.place, bytes, from, to)) {
          run = entry.run;
          place = entry.place;
          return run.labels(place);
        }
      }
      return null;
    }

    /** Remembers what these bytes stand for, unless they are very many. */
    void remember(int from, int to, Labels labels, @Nullable Traits traits) {
      if (to - from > WIRE_BYTES_MAX) {
        return;
      }
      if (growing == null || growing.isFull()) {
        growing = new LabelRun();
      }
      run = growing;
      place = growing.size();
      growing.add(bytes, from, to, labels, traits);
      put(new CacheEntry(hash(bytes, from, to), growing, place));
    }
  }

  private void put(CacheEntry entry) {
    int first = firstSlot(entry.hash);
    for (int slot = first; slot < first + WAYS; slot++) {
      if (table.compareAndSet(slot, null, entry)) {
        size.increment();
        return;
      }
    }
    table.setRelease(first + (int) (entry.hash >>> 62), entry);
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
