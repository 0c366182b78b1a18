package dev.headroom.logs.index;

import dev.headroom.model.LogRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.store.ByteArrayDataInput;

/** Reads what {@link RecordEncoder} wrote. */
public final class RecordDecoder {
  private RecordDecoder() {}

  /** A record and whether parts of it did not fit. */
  public record Decoded(LogRecord record, boolean truncated) {}

  public static Decoded decode(byte[] bytes) throws IOException {
    ByteArrayDataInput in = new ByteArrayDataInput(bytes);
    byte version = in.readByte();
    if (version != RecordEncoder.VERSION) {
      throw new CorruptIndexException("unknown version " + version, "log record");
    }
    byte flags = in.readByte();
    long timeUnixNanos = 0;
    for (int i = 0; i < Long.BYTES; i++) {
      timeUnixNanos = timeUnixNanos << 8 | (in.readByte() & 0xff);
    }
    int severity = in.readByte();
    String trace = HexId.decode(part(in), (flags & RecordEncoder.TRACE_IS_HEX) != 0);
    String span = HexId.decode(part(in), (flags & RecordEncoder.SPAN_IS_HEX) != 0);
    String service = text(in, in.readVInt());
    String body = text(in, in.readVInt());
    LogRecord record =
        new LogRecord(timeUnixNanos, service, severity, body, trace, span, attributes(in));
    return new Decoded(record, (flags & RecordEncoder.TRUNCATED) != 0);
  }

  private static Map<String, String> attributes(ByteArrayDataInput in) {
    Map<String, String> attributes = new HashMap<>();
    while (!in.eof()) {
      int keyLength = in.readVInt();
      int valueLength = in.readVInt();
      String key = text(in, keyLength);
      in.skipBytes(1);
      attributes.put(key, text(in, valueLength));
    }
    return attributes;
  }

  private static byte[] part(ByteArrayDataInput in) {
    byte[] part = new byte[in.readVInt()];
    in.readBytes(part, 0, part.length);
    return part;
  }

  private static String text(ByteArrayDataInput in, int length) {
    byte[] utf8 = new byte[length];
    in.readBytes(utf8, 0, length);
    return new String(utf8, StandardCharsets.UTF_8);
  }
}
