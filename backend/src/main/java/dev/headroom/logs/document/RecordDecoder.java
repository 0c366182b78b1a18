package dev.headroom.logs.document;

import dev.headroom.codec.ByteReader;
import dev.headroom.model.LogRecord;
import dev.headroom.storage.logs.LogStore.LogEntry;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.index.CorruptIndexException;

/** Reads what {@link RecordEncoder} wrote. */
final class RecordDecoder {
  private RecordDecoder() {}

  /**
   * @param id of the record, which its bytes don't hold
   * @throws CorruptIndexException if the bytes are not a record
   */
  static LogEntry decode(String id, byte[] bytes) throws IOException {
    ByteReader in = new ByteReader(bytes);
    try {
      int version = in.octet();
      if (version != RecordEncoder.VERSION) {
        throw new CorruptIndexException("unknown version " + version, "log record");
      }
      int flags = in.octet();
      return new LogEntry(id, record(flags, in), (flags & RecordEncoder.TRUNCATED) != 0);
    } catch (IllegalArgumentException damaged) {
      throw new CorruptIndexException(String.valueOf(damaged.getMessage()), "log record", damaged);
    }
  }

  private static LogRecord record(int flags, ByteReader in) {
    long timeUnixNanos = in.fixed();
    int severity = (byte) in.octet();
    String trace = HexId.decode(part(in), (flags & RecordEncoder.TRACE_IS_HEX) != 0);
    String span = HexId.decode(part(in), (flags & RecordEncoder.SPAN_IS_HEX) != 0);
    return new LogRecord(
        timeUnixNanos, in.text(), severity, in.text(), trace, span, attributes(in));
  }

  private static Map<String, String> attributes(ByteReader in) {
    Map<String, String> attributes = new HashMap<>();
    while (in.hasMore()) {
      int keyBytes = in.count(1);
      int valueBytes = in.count(1);
      String key = in.text(keyBytes);
      in.octet();
      attributes.put(key, in.text(valueBytes));
    }
    return attributes;
  }

  private static byte[] part(ByteReader in) {
    byte[] part = new byte[in.count(1)];
    in.octets(part, 0, part.length);
    return part;
  }
}
