package dev.headroom.disk;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.headroom.model.Usage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The data directory, held by this process alone until it is closed; docs/format/lock.md has the
 * lock file. The operating system lets go of the lock when the process ends, however it ends.
 */
public final class DataDirectory implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DataDirectory.class);
  private static final String LOCK = "lock";
  private static final int PID_BYTES_MAX = 20;

  /**
   * What this process holds. The operating system's lock belongs to the process: it would be lost
   * if the process opened the file a second time and closed it again, so it must not come to that.
   */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path directory;
  private final FileChannel lock;

  private DataDirectory(Path directory, FileChannel lock) {
    this.directory = directory;
    this.lock = lock;
  }

  /**
   * Everything this process makes from now on is its user's alone (umask(2)). Libraries make files
   * in their own ways, so it is the process that is told.
   */
  public static void maskFiles() {
    FileMask.set();
  }

  /**
   * Takes the directory, which is made if it is missing, or fails at once. Nobody but this user may
   * look into it from then on.
   *
   * @throws DataDirectoryInUse if somebody else has it
   */
  public static DataDirectory lock(Path directory) throws IOException {
    Files.createDirectories(directory);
    Path real = directory.toRealPath();
    if (!HELD.add(real)) {
      throw new DataDirectoryInUse(real, OptionalLong.of(ProcessHandle.current().pid()));
    }
    try {
      return new DataDirectory(real, channel(real));
    } catch (IOException | RuntimeException failed) {
      HELD.remove(real);
      throw failed;
    }
  }

  /** The directory's absolute path. */
  public Path path() {
    return directory;
  }

  /**
   * How full the disk is: it is shared with others, so that counts which is used of the whole.
   * Empty if the disk does not say.
   */
  public List<Usage> usages() {
    try {
      FileStore store = Files.getFileStore(directory);
      long total = store.getTotalSpace();
      return List.of(
          Usage.bytes(
              "disk",
              "Disk of the data",
              (double) (total - store.getUsableSpace()),
              (double) total));
    } catch (IOException e) {
      LOG.warn("the disk does not say how full it is", e);
      return List.of();
    }
  }

  private static FileChannel channel(Path directory) throws IOException {
    FileChannel channel = FileChannel.open(directory.resolve(LOCK), CREATE, READ, WRITE);
    try {
      if (channel.tryLock() == null) {
        throw new DataDirectoryInUse(directory, pid(channel));
      }
      writePid(channel);
      FileMask.restrict(directory);
      return channel;
    } catch (IOException | RuntimeException failed) {
      channel.close();
      throw failed;
    }
  }

  /** For the message of whoever comes second; a full disk has no room for it and no say. */
  private static void writePid(FileChannel channel) {
    byte[] pid = (ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.US_ASCII);
    try {
      channel.write(ByteBuffer.wrap(pid), 0);
      channel.truncate(pid.length);
    } catch (IOException full) {
      LOG.warn("the lock file does not name this process", full);
    }
  }

  private static OptionalLong pid(FileChannel channel) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(PID_BYTES_MAX);
    channel.read(bytes, 0);
    String text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.US_ASCII).strip();
    return text.matches("\\d{1,18}") ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
  }

  /** Lets go of the directory. */
  @Override
  public void close() throws IOException {
    try {
      lock.close();
    } finally {
      HELD.remove(directory);
    }
  }

  /** Another process, or another part of this one, works on the data directory. */
  public static final class DataDirectoryInUse extends IOException {
    private static final long serialVersionUID = 1;

    private final transient Path directory;
    private final transient OptionalLong pid;

    DataDirectoryInUse(Path directory, OptionalLong pid) {
      super(
          "data directory %s is in use by %s"
              .formatted(
                  directory, pid.isPresent() ? "pid " + pid.getAsLong() : "another process"));
      this.directory = directory;
      this.pid = pid;
    }

    public Path directory() {
      return directory;
    }

    /** The process that holds it; empty if it did not say. */
    public OptionalLong pid() {
      return pid;
    }
  }
}
