package dev.headroom.notify.record;

import dev.headroom.storage.StateStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A state store in memory alone: a write works on a copy, which then takes the place of what was.
 * Can be made to refuse every write.
 */
public final class MemoryStateStore implements StateStore<MemoryRecords> {
  private final int deferredMax;
  private final Queue<Deferred> deferred = new ArrayDeque<>();
  private volatile MemoryRecords records = new MemoryRecords();
  private volatile boolean refusing;
  private volatile boolean closed;
  private volatile @Nullable String failing;

  private record Deferred(Function<MemoryRecords, Object> work, Deferral deferral) {}

  public MemoryStateStore(int deferredMax) {
    this.deferredMax = deferredMax;
  }

  /** Whether every write is refused from now on. */
  public void refuse(boolean every) {
    refusing = every;
  }

  /** Whether it cannot be opened: it is neither read nor written. */
  public void closed(boolean still) {
    closed = still;
    refusing = still;
  }

  @Override
  public synchronized <T> T write(Function<? super MemoryRecords, T> work) throws IOException {
    for (Deferred next = deferred.peek(); next != null; next = deferred.peek()) {
      transact(next.work());
      deferred.remove();
      next.deferral().written();
    }
    T written = transact(work);
    failing = null;
    return written;
  }

  private <T> T transact(Function<? super MemoryRecords, T> work) throws IOException {
    if (refusing) {
      failing = "it refuses every write";
      throw new IOException(failing);
    }
    MemoryRecords next = records.copy();
    try {
      T result = work.apply(next);
      records = next;
      return result;
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  @Override
  public synchronized boolean writeOrDefer(Consumer<? super MemoryRecords> work, Deferral deferral)
      throws IOException {
    Function<MemoryRecords, Object> whole =
        all -> {
          work.accept(all);
          return true;
        };
    try {
      write(whole);
      return true;
    } catch (IOException e) {
      if (deferred.size() >= deferredMax) {
        throw e;
      }
      deferral.deferred();
      deferred.add(new Deferred(whole, deferral));
      return false;
    }
  }

  @Override
  public <T> T read(Function<? super MemoryRecords, T> work) throws IOException {
    if (closed) {
      throw new IOException("it cannot be opened");
    }
    return work.apply(records);
  }

  @Override
  public <T> T readFirst(Function<? super MemoryRecords, T> work) throws IOException {
    return read(work);
  }

  @Override
  public synchronized int deferred() {
    return deferred.size();
  }

  @Override
  public Optional<String> failing() {
    return Optional.ofNullable(failing);
  }
}
