package dev.headroom.disk;

import dev.headroom.Seed;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A disk in memory that misbehaves on demand. It tells what was written from what was made durable,
 * so that a kill ({@link #copy}) and a power cut ({@link #powerCut}) can be told apart; what a
 * failed force could not write is forgotten as if it had been, as Linux does.
 */
public final class SimulatedDisk implements Disk {
  private static final int SECTOR_BYTES = 512;

  private TreeMap<String, Content> files = new TreeMap<>();
  private TreeMap<String, Content> durableFiles = new TreeMap<>();
  private final SplittableRandom random;
  private Fault fault = (_, _, _) -> false;
  private long capacityBytes = Long.MAX_VALUE;
  private int calls;
  private boolean lying;

  public SimulatedDisk(long seed) {
    this.random = Seed.fixedSplittable(seed);
  }

  public enum Call {
    CREATE,
    WRITE,
    FORCE,
    RENAME,
    DELETE,
    SYNC
  }

  /** Decides which calls that change something fail; they are counted from 1. */
  @FunctionalInterface
  public interface Fault {
    boolean fails(int count, Call call, String name);
  }

  private static final class Content {
    private byte[] written = new byte[0];
    private byte[] durable = new byte[0];
    private final List<long[]> dirty = new ArrayList<>();

    Content copy() {
      Content copy = new Content();
      copy.written = written.clone();
      copy.durable = durable.clone();
      copy.dirty.addAll(dirty);
      return copy;
    }
  }

  /** From now on the given calls fail. */
  public synchronized void failing(Fault newFault) {
    fault = newFault;
    calls = 0;
  }

  /** From now on nothing is made durable and nobody is told. */
  public synchronized void lying() {
    lying = true;
  }

  public synchronized int calls() {
    return calls;
  }

  public synchronized void capacity(long bytes) {
    capacityBytes = bytes;
  }

  /** What a new process finds after a kill: everything written, durable or not. */
  public synchronized SimulatedDisk copy() {
    SimulatedDisk copy = new SimulatedDisk(random.nextLong());
    IdentityHashMap<Content, Content> copies = new IdentityHashMap<>();
    files.forEach(
        (name, each) -> copy.files.put(name, copies.computeIfAbsent(each, Content::copy)));
    durableFiles.forEach(
        (name, each) -> copy.durableFiles.put(name, copies.computeIfAbsent(each, Content::copy)));
    return copy;
  }

  /** What is left after a power cut: of what was not made durable any sectors, any names. */
  public synchronized SimulatedDisk powerCut() {
    SimulatedDisk after = new SimulatedDisk(random.nextLong());
    List<String> names = new ArrayList<>(files.keySet());
    names.addAll(durableFiles.keySet());
    for (String name : names) {
      Content now = files.get(name);
      Content before = durableFiles.get(name);
      Content kept = now == before || random.nextBoolean() ? now : before;
      if (kept != null) {
        flush(kept, true);
        Content content = new Content();
        content.written = kept.durable.clone();
        content.durable = kept.durable.clone();
        after.files.put(name, content);
        after.durableFiles.put(name, content);
      }
    }
    return after;
  }

  public synchronized byte[] bytes(String name) {
    return existing(name).written.clone();
  }

  public synchronized void put(String name, byte[] bytes) {
    Content content = new Content();
    content.written = bytes.clone();
    content.durable = bytes.clone();
    files.put(name, content);
    durableFiles.put(name, content);
  }

  public synchronized void flip(String name, int offset, int mask) {
    existing(name).written[offset] ^= (byte) mask;
  }

  @Override
  public synchronized List<String> list() {
    return List.copyOf(files.keySet());
  }

  @Override
  public synchronized File create(String name) throws IOException {
    call(Call.CREATE, name);
    Content content = new Content();
    files.put(name, content);
    return new SimulatedFile(name, content);
  }

  @Override
  public synchronized File open(String name) throws IOException {
    if (!files.containsKey(name)) {
      throw new NoSuchFileException(name);
    }
    return new SimulatedFile(name, existing(name));
  }

  @Override
  public File openForWriting(String name) throws IOException {
    return open(name);
  }

  @Override
  public synchronized void rename(String from, String to) throws IOException {
    call(Call.RENAME, to);
    Content content = existing(from);
    files.remove(from);
    files.put(to, content);
  }

  @Override
  public synchronized void delete(String name) throws IOException {
    call(Call.DELETE, name);
    files.remove(name);
  }

  @Override
  public synchronized void sync() throws IOException {
    call(Call.SYNC, ".");
    durableFiles = new TreeMap<>(files);
  }

  @Override
  public synchronized long usableBytes() {
    return capacityBytes - files.values().stream().mapToLong(each -> each.written.length).sum();
  }

  @Override
  public synchronized long totalBytes() {
    return capacityBytes;
  }

  private void call(Call call, String name) throws IOException {
    calls++;
    if (fault.fails(calls, call, name)) {
      throw new IOException("simulated: " + call + " of " + name + ", call " + calls);
    }
  }

  private Content existing(String name) {
    Content content = files.get(name);
    if (content == null) {
      throw new IllegalStateException("no file " + name + " among " + files.keySet());
    }
    return content;
  }

  /** Moves written sectors to the platter: all of them, or whichever a fault lets through. */
  private void flush(Content content, boolean some) {
    content.durable = Arrays.copyOf(content.durable, content.written.length);
    for (long[] range : content.dirty) {
      for (long at = range[0]; at < range[1]; ) {
        int from = (int) at;
        int to = (int) Math.min(range[1], (at / SECTOR_BYTES + 1) * SECTOR_BYTES);
        if (!some || random.nextBoolean()) {
          System.arraycopy(content.written, from, content.durable, from, to - from);
        }
        at = to;
      }
    }
    content.dirty.clear();
  }

  private final class SimulatedFile implements File {
    private final String name;
    private final Content content;

    SimulatedFile(String name, Content content) {
      this.name = name;
      this.content = content;
    }

    @Override
    public long size() {
      synchronized (SimulatedDisk.this) {
        return content.written.length;
      }
    }

    @Override
    public int read(ByteBuffer into, long offset) {
      synchronized (SimulatedDisk.this) {
        int length = (int) Math.min(into.remaining(), content.written.length - offset);
        if (length <= 0) {
          return -1;
        }
        into.put(content.written, (int) offset, length);
        return length;
      }
    }

    @Override
    public void write(ByteBuffer from, long offset) throws IOException {
      synchronized (SimulatedDisk.this) {
        @Nullable IOException failure = failure(Call.WRITE);
        int length = failure == null ? from.remaining() : random.nextInt(from.remaining() + 1);
        long end = offset + length;
        if (end > content.written.length) {
          if (end - content.written.length > usableBytes()) {
            throw new IOException("No space left on device");
          }
          content.written = Arrays.copyOf(content.written, (int) end);
        }
        from.get(content.written, (int) offset, length);
        content.dirty.add(new long[] {offset, end});
        if (failure != null) {
          throw failure;
        }
      }
    }

    @Override
    public boolean isAt(String other) {
      synchronized (SimulatedDisk.this) {
        return files.get(other) == content;
      }
    }

    @Override
    public void force() throws IOException {
      synchronized (SimulatedDisk.this) {
        @Nullable IOException failure = failure(Call.FORCE);
        if (!lying) {
          flush(content, failure != null);
        }
        if (failure != null) {
          throw failure;
        }
      }
    }

    private @Nullable IOException failure(Call call) {
      try {
        call(call, name);
        return null;
      } catch (IOException failure) {
        return failure;
      }
    }

    @Override
    public void close() {}
  }
}
