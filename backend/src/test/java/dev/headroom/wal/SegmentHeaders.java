package dev.headroom.wal;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/** Changes fields of a segment's header, as docs/format/wal.md lays them out. */
final class SegmentHeaders {
  private SegmentHeaders() {}

  static void setVersion(byte[] file, int version) {
    ByteBuffer.wrap(file).putInt(8, version);
    CRC32C crc = new CRC32C();
    crc.update(file, 0, 28);
    ByteBuffer.wrap(file).putInt(28, (int) crc.getValue());
  }
}
