package dev.headroom.logs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.FilterDirectory;
import org.apache.lucene.store.FilterIndexOutput;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexOutput;
import org.apache.lucene.util.IOFunction;

/**
 * A disk that fails on command. It knows which files were synced, and does not really sync them:
 * that makes trying hundreds of crashes cheap.
 */
final class FaultyDisk implements IOFunction<Path, Directory> {
  private final AtomicLong operations = new AtomicLong();
  private final Set<Path> synced = ConcurrentHashMap.newKeySet();

  /** Changes of the disk that work before all fail; the process is dead then. */
  volatile long operationsMax = Long.MAX_VALUE;

  volatile boolean full;
  volatile boolean syncFails;

  long operations() {
    return operations.get();
  }

  boolean isSynced(Path file) {
    return synced.contains(file);
  }

  @Override
  public Directory apply(Path path) throws IOException {
    return new FaultyDirectory(path);
  }

  private void change() throws IOException {
    if (operations.incrementAndGet() > operationsMax) {
      throw new IOException("the process is dead");
    }
  }

  private void write() throws IOException {
    if (operations.get() > operationsMax) {
      throw new IOException("the process is dead");
    }
    if (full) {
      throw new IOException("No space left on device");
    }
  }

  private final class FaultyDirectory extends FilterDirectory {
    private final Path path;

    FaultyDirectory(Path path) throws IOException {
      super(FSDirectory.open(path));
      this.path = path;
    }

    @Override
    public IndexOutput createOutput(String name, IOContext context) throws IOException {
      change();
      write();
      return new FaultyOutput(super.createOutput(name, context));
    }

    @Override
    public IndexOutput createTempOutput(String prefix, String suffix, IOContext context)
        throws IOException {
      change();
      write();
      return new FaultyOutput(super.createTempOutput(prefix, suffix, context));
    }

    @Override
    public void deleteFile(String name) throws IOException {
      change();
      super.deleteFile(name);
    }

    @Override
    public void sync(Collection<String> names) throws IOException {
      change();
      if (syncFails) {
        throw new IOException("Input/output error");
      }
      names.forEach(name -> synced.add(path.resolve(name)));
    }

    @Override
    public void syncMetaData() throws IOException {
      change();
    }

    @Override
    public void rename(String source, String dest) throws IOException {
      change();
      super.rename(source, dest);
      if (synced.remove(path.resolve(source))) {
        synced.add(path.resolve(dest));
      }
    }
  }

  private final class FaultyOutput extends FilterIndexOutput {
    FaultyOutput(IndexOutput out) {
      super("faulty " + out, out.getName(), out);
    }

    @Override
    public void writeByte(byte b) throws IOException {
      write();
      super.writeByte(b);
    }

    @Override
    public void writeBytes(byte[] b, int offset, int length) throws IOException {
      write();
      super.writeBytes(b, offset, length);
    }
  }
}
