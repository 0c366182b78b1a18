package dev.headroom.reply;

import dev.headroom.disk.Disk;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.random.RandomGenerator;

/**
 * The key that links are signed with: made once, kept in a file of the data directory, which is its
 * user's alone. docs/format/reply-key.md has the file.
 */
final class LinkKey {
  static final String FILE = "reply.key";
  private static final String NEW = "reply.key.new";

  private LinkKey() {}

  /**
   * The key there is; a new one where there is none.
   *
   * @param random of the quality that keys need
   * @throws IOException if it cannot be read or kept, or the file is not as it was written
   */
  static byte[] of(Disk disk, RandomGenerator random) throws IOException {
    if (!disk.list().contains(FILE)) {
      make(disk, random);
    }
    ByteBuffer key = ByteBuffer.allocate(MessageCode.BYTES);
    try (Disk.File file = disk.open(FILE)) {
      boolean whole = file.size() == MessageCode.BYTES;
      while (whole && key.hasRemaining()) {
        whole = file.read(key, key.position()) > 0;
      }
      if (!whole) {
        throw new IOException(
            "%s in the data directory must have %d bytes; without it a new one is made, and links"
                    .formatted(FILE, MessageCode.BYTES)
                + " that were sent work no more");
      }
    }
    return key.array();
  }

  private static void make(Disk disk, RandomGenerator random) throws IOException {
    byte[] key = new byte[MessageCode.BYTES];
    random.nextBytes(key);
    try (Disk.File file = disk.create(NEW)) {
      file.write(ByteBuffer.wrap(key), 0);
      file.force();
    }
    disk.rename(NEW, FILE);
    disk.sync();
  }
}
