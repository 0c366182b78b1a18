package dev.headroom.wal;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * What stands before a record's payload. It has a checksum of its own, so that a damaged payload
 * does not make its length doubtful: the next record is found by the length alone. The checksum
 * covers the record's place in the log too, so that bytes from elsewhere don't pass for a record.
 *
 * @param length bytes of payload, at least a key's
 * @param type what the payload is: one of {@link RecordPayload}'s types
 * @param payloadCrc CRC32C of the payload
 */
record RecordFrame(int length, byte type, int payloadCrc) {
  static final int BYTES = 13;

  private static final int TYPE_AT = 4;
  private static final int PAYLOAD_CRC_AT = 5;
  private static final int FRAME_CRC_AT = 9;

  static RecordFrame of(RecordPayload payload) {
    return new RecordFrame(payload.bytes().length, payload.type(), crc(payload.bytes()));
  }

  /** Writes the frame of a record that begins at a position of the log. */
  void put(ByteBuffer into, long position) {
    into.putInt(length).put(type).putInt(payloadCrc).putInt(frameCrc(position));
  }

  /**
   * Reads the frame of a record that begins at a position of the log.
   *
   * @param bytesMax the longest the record may be, frame included
   * @return null if there is no whole record here
   */
  static @Nullable RecordFrame get(ByteBuffer from, int index, long position, long bytesMax) {
    int length = from.getInt(index);
    byte type = from.get(index + TYPE_AT);
    if (length < RecordPayload.KEY_BYTES || length > bytesMax - BYTES) {
      return null;
    }
    if (type != RecordPayload.PLAIN && type != RecordPayload.SNAPPY) {
      return null;
    }
    RecordFrame frame = new RecordFrame(length, type, from.getInt(index + PAYLOAD_CRC_AT));
    return frame.frameCrc(position) == from.getInt(index + FRAME_CRC_AT) ? frame : null;
  }

  boolean fits(RecordPayload payload) {
    return crc(payload.bytes()) == payloadCrc;
  }

  private int frameCrc(long position) {
    ByteBuffer covered = ByteBuffer.allocate(Long.BYTES + FRAME_CRC_AT);
    covered.putLong(position).putInt(length).put(type).putInt(payloadCrc);
    return crc(covered.array());
  }

  private static int crc(byte[] bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, bytes.length);
    return (int) crc.getValue();
  }
}
