package dev.headroom.engine.sqlite;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Room on the disk that is taken while there is some, by a file of zeros, and let go when the
 * database needs it. Not for use by several threads.
 */
final class Reserve {
  private static final Logger LOG = LoggerFactory.getLogger(Reserve.class);
  private static final int PART_OF_DISK = 20;
  private static final int BLOCK_BYTES = 1 << 16;

  private final Path file;
  private final long bytesMax;

  Reserve(Path file, long bytesMax) {
    this.file = file;
    this.bytesMax = bytesMax;
  }

  /** Bytes that are held back at the moment. */
  long held() {
    try {
      return Files.exists(file) ? Files.size(file) : 0;
    } catch (IOException e) {
      LOG.debug("the reserve cannot be looked at", e);
      return 0;
    }
  }

  /** Gives the room away; false if there was none. */
  boolean release() {
    try {
      boolean released = Files.deleteIfExists(file);
      if (released) {
        LOG.warn(
            "the state database cannot be written: it is given its reserve, in case the disk is full");
      }
      return released;
    } catch (IOException e) {
      LOG.warn("the reserve of the state database cannot be given away", e);
      return false;
    }
  }

  /** Takes the room if it is not held and the disk has three times as much. */
  void hold() {
    try {
      FileStore store = Files.getFileStore(file.toAbsolutePath().getParent());
      long bytes = Math.min(bytesMax, store.getTotalSpace() / PART_OF_DISK);
      if (bytes > 0 && held() != bytes && store.getUsableSpace() >= 3 * bytes) {
        fill(bytes);
      }
    } catch (IOException e) {
      LOG.warn("no room can be held back for the state database", e);
      release();
    }
  }

  private void fill(long bytes) throws IOException {
    try (FileChannel channel = FileChannel.open(file, CREATE, TRUNCATE_EXISTING, WRITE)) {
      ByteBuffer zeros = ByteBuffer.allocate(BLOCK_BYTES);
      for (long at = 0; at < bytes; at += zeros.limit()) {
        zeros.clear().limit((int) Math.min(BLOCK_BYTES, bytes - at));
        while (zeros.hasRemaining()) {
          channel.write(zeros, at + zeros.position());
        }
      }
      channel.force(true);
    }
  }
}
