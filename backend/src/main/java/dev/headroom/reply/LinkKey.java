package dev.headroom.reply;

import dev.headroom.disk.Disk;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The key that links are signed with: made once, kept in a file of the data directory, which is its
 * user's alone. docs/format/reply-key.md has the file. A page goes out without a link rather than
 * not at all, so that a disk that is full, or a damaged file, is tried again with the next page.
 */
final class LinkKey {
  static final String FILE = "reply.key";
  private static final String NEW = "reply.key.new";
  private static final Logger LOG = LoggerFactory.getLogger(LinkKey.class);

  private final Disk disk;
  private final RandomGenerator random;
  private byte @Nullable [] key;
  private String failure = "";

  /**
   * Goes on with the key there is; makes one where there is none and there is room.
   *
   * @param random of the quality that keys need
   */
  LinkKey(Disk disk, RandomGenerator random) {
    this.disk = disk;
    this.random = random;
    var _ = bytes();
  }

  /** The key; empty while it can be neither read nor made, which the log says once. */
  synchronized Optional<byte[]> bytes() {
    if (key == null) {
      try {
        key = readOrMade();
      } catch (IOException e) {
        warnOnce(String.valueOf(e.getMessage()));
      }
    }
    return Optional.ofNullable(key);
  }

  private void warnOnce(String message) {
    if (!message.equals(failure)) {
      failure = message;
      LOG.warn("pages have no link to acknowledge them by: {}", message);
    }
  }

  private byte[] readOrMade() throws IOException {
    if (!disk.list().contains(FILE)) {
      make();
    }
    ByteBuffer read = ByteBuffer.allocate(MessageCode.BYTES);
    try (Disk.File file = disk.open(FILE)) {
      boolean whole = file.size() == MessageCode.BYTES;
      while (whole && read.hasRemaining()) {
        whole = file.read(read, read.position()) > 0;
      }
      if (!whole) {
        throw new IOException(
            "%s in the data directory must have %d bytes; without it a new one is made, and links"
                    .formatted(FILE, MessageCode.BYTES)
                + " that were sent work no more");
      }
    }
    return read.array();
  }

  private void make() throws IOException {
    byte[] made = new byte[MessageCode.BYTES];
    random.nextBytes(made);
    try (Disk.File file = disk.create(NEW)) {
      file.write(ByteBuffer.wrap(made), 0);
      file.force();
    }
    disk.rename(NEW, FILE);
    disk.sync();
  }
}
