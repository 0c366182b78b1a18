package dev.headroom.disk;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** A real directory. */
final class ChannelDisk implements Disk {
  private final Path directory;
  private final FileStore store;

  private ChannelDisk(Path directory, FileStore store) {
    this.directory = directory;
    this.store = store;
  }

  static ChannelDisk at(Path directory) throws IOException {
    Files.createDirectories(directory);
    return new ChannelDisk(directory, Files.getFileStore(directory));
  }

  @Override
  public List<String> list() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(each -> each.getFileName().toString()).sorted().toList();
    }
  }

  @Override
  public File create(String name) throws IOException {
    Path path = directory.resolve(name);
    return file(path, FileChannel.open(path, CREATE, TRUNCATE_EXISTING, READ, WRITE));
  }

  @Override
  public File open(String name) throws IOException {
    Path path = directory.resolve(name);
    return file(path, FileChannel.open(path, READ));
  }

  @Override
  public File openForWriting(String name) throws IOException {
    Path path = directory.resolve(name);
    return file(path, FileChannel.open(path, READ, WRITE));
  }

  private File file(Path path, FileChannel channel) throws IOException {
    try {
      return new ChannelFile(channel, directory, FileIdentity.of(path));
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  @Override
  public void rename(String from, String to) throws IOException {
    Files.move(directory.resolve(from), directory.resolve(to), StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public void delete(String name) throws IOException {
    Files.deleteIfExists(directory.resolve(name));
  }

  @Override
  public void sync() throws IOException {
    try (FileChannel channel = FileChannel.open(directory, READ)) {
      channel.force(true);
    }
  }

  @Override
  public long usableBytes() throws IOException {
    return store.getUsableSpace();
  }

  @Override
  public long totalBytes() throws IOException {
    return store.getTotalSpace();
  }

  private record ChannelFile(FileChannel channel, Path directory, FileIdentity identity)
      implements File {
    @Override
    public long size() throws IOException {
      return channel.size();
    }

    @Override
    public int read(ByteBuffer into, long offset) throws IOException {
      return channel.read(into, offset);
    }

    @Override
    public void write(ByteBuffer from, long offset) throws IOException {
      long at = offset;
      while (from.hasRemaining()) {
        at += channel.write(from, at);
      }
    }

    @Override
    public void force() throws IOException {
      channel.force(false);
    }

    @Override
    public boolean isAt(String name) throws IOException {
      return identity.isAt(directory.resolve(name));
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }
}
