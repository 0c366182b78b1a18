package dev.headroom.logs.index;

import dev.headroom.model.LogRecord;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.apache.lucene.util.BytesRef;

/**
 * Writes a record into the bytes that are stored with its document ({@code docs/format/logs.md},
 * section "Record"), and keeps where each part lies: an attribute's index terms are slices of the
 * same bytes. Reused from record to record by the one applying thread.
 */
public final class RecordEncoder {
  public static final byte VERSION = 1;
  public static final int TRACE_IS_HEX = 1;
  public static final int SPAN_IS_HEX = 2;
  public static final int TRUNCATED = 4;

  private static final int FLAGS_AT = 1;

  private final LogMetrics metrics;
  private byte[] bytes = new byte[4096];
  private int size;

  private final int[] keyAt = new int[StoredLimits.ATTRIBUTES_INDEXED_MAX];
  private final int[] keyLength = new int[StoredLimits.ATTRIBUTES_INDEXED_MAX];
  private final int[] termLength = new int[StoredLimits.ATTRIBUTES_INDEXED_MAX];
  private int indexedAttributes;

  private byte[] service = new byte[0];
  private byte[] trace = service;
  private byte[] span = service;
  private boolean nameIsCut;

  RecordEncoder(LogMetrics metrics) {
    this.metrics = metrics;
  }

  void encode(LogRecord record) {
    nameIsCut = false;
    service = name(record.service());
    trace = id(record.traceId(), HexId.TRACE_BYTES);
    span = id(record.spanId(), HexId.SPAN_BYTES);
    size = 0;
    indexedAttributes = 0;
    require(16);
    bytes[size++] = VERSION;
    bytes[size++] =
        (byte)
            ((HexId.isHex(record.traceId(), HexId.TRACE_BYTES) ? TRACE_IS_HEX : 0)
                | (HexId.isHex(record.spanId(), HexId.SPAN_BYTES) ? SPAN_IS_HEX : 0));
    number(record.timeUnixNanos());
    bytes[size++] = (byte) record.severity();
    if (nameIsCut) {
      truncated();
    }
    part(trace, trace.length);
    part(span, span.length);
    part(service, service.length);
    body(record.body());
    attributes(record.attributes());
  }

  byte[] service() {
    return service;
  }

  byte[] trace() {
    return trace;
  }

  byte[] span() {
    return span;
  }

  /** The whole record, valid until the next one is encoded. */
  void read(BytesRef into) {
    slice(into, 0, size);
  }

  int indexedAttributes() {
    return indexedAttributes;
  }

  /** The term that says the record has the attribute. */
  void readKey(int attribute, BytesRef into) {
    slice(into, keyAt[attribute], keyLength[attribute]);
  }

  /** The term that says which value it has. */
  void readTerm(int attribute, BytesRef into) {
    slice(into, keyAt[attribute], termLength[attribute]);
  }

  private byte[] id(String text, int bytes) {
    return HexId.isHex(text, bytes) ? HexId.encode(text, bytes) : name(text);
  }

  private byte[] name(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    int length = StoredLimits.clippedLength(utf8, StoredLimits.NAME_BYTES_MAX);
    if (length == utf8.length) {
      return utf8;
    }
    nameIsCut = true;
    return Arrays.copyOf(utf8, length);
  }

  private void slice(BytesRef into, int offset, int length) {
    into.bytes = bytes;
    into.offset = offset;
    into.length = length;
  }

  private void body(String body) {
    byte[] utf8 = body.getBytes(StandardCharsets.UTF_8);
    int length = StoredLimits.clippedLength(utf8, StoredLimits.BODY_STORED_BYTES_MAX);
    if (length < utf8.length) {
      truncated();
    }
    part(utf8, length);
  }

  private void attributes(Map<String, String> attributes) {
    int end = size + StoredLimits.ATTRIBUTES_STORED_BYTES_MAX;
    for (Map.Entry<String, String> attribute : attributes.entrySet()) {
      byte[] key = attribute.getKey().getBytes(StandardCharsets.UTF_8);
      byte[] value = attribute.getValue().getBytes(StandardCharsets.UTF_8);
      if (key.length + value.length > end - size) {
        truncated();
      } else {
        attribute(key, value);
      }
    }
    if (attributes.size() > StoredLimits.ATTRIBUTES_INDEXED_MAX) {
      metrics.clipped(LogMetrics.Clip.ATTRIBUTES);
    }
  }

  private void attribute(byte[] key, byte[] value) {
    require(key.length + value.length + 11);
    length(key.length);
    length(value.length);
    int at = size;
    append(key, key.length);
    bytes[size++] = 0;
    append(value, value.length);
    if (key.length > StoredLimits.KEY_BYTES_MAX) {
      metrics.clipped(LogMetrics.Clip.ATTRIBUTE_KEY);
    } else if (indexedAttributes < StoredLimits.ATTRIBUTES_INDEXED_MAX) {
      int valueLength = StoredLimits.clippedLength(value, StoredLimits.VALUE_BYTES_MAX);
      if (valueLength < value.length) {
        metrics.clipped(LogMetrics.Clip.ATTRIBUTE_VALUE);
      }
      keyAt[indexedAttributes] = at;
      keyLength[indexedAttributes] = key.length;
      termLength[indexedAttributes] = key.length + 1 + valueLength;
      indexedAttributes++;
    }
  }

  private void truncated() {
    if ((bytes[FLAGS_AT] & TRUNCATED) == 0) {
      bytes[FLAGS_AT] |= TRUNCATED;
      metrics.clipped(LogMetrics.Clip.RECORD);
    }
  }

  private void part(byte[] utf8, int length) {
    require(length + 5);
    length(length);
    append(utf8, length);
  }

  private void append(byte[] from, int length) {
    System.arraycopy(from, 0, bytes, size, length);
    size += length;
  }

  private void number(long value) {
    for (int shift = 56; shift >= 0; shift -= 8) {
      bytes[size++] = (byte) (value >>> shift);
    }
  }

  private void length(int value) {
    int rest = value;
    for (; rest > 0x7f; rest >>>= 7) {
      bytes[size++] = (byte) (rest | 0x80);
    }
    bytes[size++] = (byte) rest;
  }

  private void require(int room) {
    if (bytes.length - size < room) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + room));
    }
  }
}
