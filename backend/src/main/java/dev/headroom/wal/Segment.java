package dev.headroom.wal;

import dev.headroom.disk.Disk;
import dev.headroom.disk.NewerFormat;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * One file of the log and the stretch of positions it can hold.
 *
 * @param base position of its first byte of records; the file is named by it
 * @param previousEnd where the durable records of the segments before it end: what stands in them
 *     after that was never acknowledged and is not read
 * @param limit position after its last byte
 */
record Segment(long base, long previousEnd, long limit) {
  static final int HEADER_BYTES = 32;
  static final String SUFFIX = ".wal";

  private static final int NAME_DIGITS = 20;
  private static final long MAGIC = 0x4845_4144_5257_414cL; // HEADRWAL
  private static final int VERSION = 1;
  private static final int CRC_AT = HEADER_BYTES - Integer.BYTES;

  static boolean isName(String file) {
    return file.matches("\\d{" + NAME_DIGITS + "}\\" + SUFFIX);
  }

  String name() {
    return name(base);
  }

  long fileOffset(long position) {
    return HEADER_BYTES + position - base;
  }

  ByteBuffer header() {
    ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES);
    header.putLong(MAGIC).putInt(VERSION).putLong(base).putLong(previousEnd);
    return header.putInt(crc(header)).flip();
  }

  /** The segment a file's name stands for, where only its name is known. */
  static Segment ofName(String file, long previousEnd, long fileBytes) {
    long base = Long.parseLong(file.substring(0, NAME_DIGITS));
    return new Segment(base, previousEnd, base + Math.max(0, fileBytes - HEADER_BYTES));
  }

  /**
   * Reads a file's header.
   *
   * @return empty if the header is damaged
   * @throws IOException if it cannot be read, or was written by a newer version of the program
   */
  static Optional<Segment> read(String name, Disk.File file) throws IOException {
    ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES);
    int length = 0;
    while (length >= 0 && header.hasRemaining()) {
      length = file.read(header, header.position());
    }
    if (header.hasRemaining()
        || header.getLong(0) != MAGIC
        || header.getInt(CRC_AT) != crc(header)) {
      return Optional.empty();
    }
    int version = header.getInt(8);
    if (version != VERSION) {
      throw new NewerFormat(name, version, VERSION);
    }
    Segment segment = ofName(name, header.getLong(20), file.size());
    return header.getLong(12) == segment.base ? Optional.of(segment) : Optional.empty();
  }

  private static String name(long base) {
    return "%020d%s".formatted(base, SUFFIX);
  }

  private static int crc(ByteBuffer header) {
    CRC32C crc = new CRC32C();
    crc.update(header.slice(0, CRC_AT));
    return (int) crc.getValue();
  }
}
