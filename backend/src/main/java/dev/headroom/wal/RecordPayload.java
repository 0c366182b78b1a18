package dev.headroom.wal;

import dev.headroom.codec.BatchCodec;
import dev.headroom.codec.ByteReader;
import dev.headroom.codec.ByteWriter;
import dev.headroom.model.Batch;
import dev.headroom.model.BatchKey;
import dev.headroom.model.BatchKey.Digest;
import java.io.IOException;
import java.util.Arrays;
import org.xerial.snappy.Snappy;

/**
 * What one record carries: the batch's key, readable as it stands, then the encoded batch, snappy
 * compressed where that makes it smaller.
 *
 * @param type {@link #PLAIN} or {@link #SNAPPY}
 * @param bytes key and batch; handed over
 */
record RecordPayload(byte type, byte[] bytes) {
  static final byte PLAIN = 1;
  static final byte SNAPPY = 2;

  /** Flags, then two digests. */
  static final int KEY_BYTES = 1 + 4 * Long.BYTES;

  private static final int REMEMBERED = 1;

  RecordPayload {
    if (bytes.length < KEY_BYTES) {
      throw new IllegalArgumentException("a payload of " + bytes.length + " bytes holds no key");
    }
  }

  static RecordPayload of(Batch batch, BatchKey key) {
    ByteWriter plain = new ByteWriter(KEY_BYTES + BatchCodec.bytesGuess(batch));
    plain.octet(key.remembered() ? REMEMBERED : 0);
    plain.fixed(key.id().high());
    plain.fixed(key.id().low());
    plain.fixed(key.body().high());
    plain.fixed(key.body().low());
    BatchCodec.encode(batch, plain);
    return compressed(plain);
  }

  private static RecordPayload compressed(ByteWriter plain) {
    int length = plain.size() - KEY_BYTES;
    byte[] packed = new byte[KEY_BYTES + Snappy.maxCompressedLength(length)];
    int packedLength;
    try {
      packedLength = Snappy.compress(plain.array(), KEY_BYTES, length, packed, KEY_BYTES);
    } catch (IOException broken) {
      throw new IllegalStateException("snappy cannot compress", broken);
    }
    if (packedLength >= length) {
      return new RecordPayload(PLAIN, plain.toArray());
    }
    System.arraycopy(plain.array(), 0, packed, 0, KEY_BYTES);
    return new RecordPayload(SNAPPY, Arrays.copyOf(packed, KEY_BYTES + packedLength));
  }

  /** Reads the key, not the batch. */
  BatchKey key() {
    ByteReader in = new ByteReader(bytes);
    boolean remembered = (in.octet() & REMEMBERED) != 0;
    Digest id = new Digest(in.fixed(), in.fixed());
    return new BatchKey(id, new Digest(in.fixed(), in.fixed()), remembered);
  }

  /**
   * Reads the batch.
   *
   * @throws IOException if the bytes are not an encoded batch
   */
  Batch batch() throws IOException {
    if (type == PLAIN) {
      return BatchCodec.decode(new ByteReader(bytes, KEY_BYTES, bytes.length));
    }
    byte[] plain = uncompressed();
    return BatchCodec.decode(new ByteReader(plain));
  }

  private byte[] uncompressed() throws IOException {
    int length = bytes.length - KEY_BYTES;
    // Refuses a length that so few compressed bytes cannot stand for, before anything is allocated.
    byte[] plain = new byte[Snappy.uncompressedLength(bytes, KEY_BYTES, length)];
    Snappy.uncompress(bytes, KEY_BYTES, length, plain, 0);
    return plain;
  }
}
