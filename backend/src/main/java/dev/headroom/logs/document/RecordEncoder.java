package dev.headroom.logs.document;

import dev.headroom.codec.ByteWriter;
import dev.headroom.logs.document.LogDocument.Clip;
import dev.headroom.model.LogRecord;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.lucene.util.BytesRef;

/**
 * Writes a record into the bytes that are stored with its document ({@code docs/format/logs.md},
 * section "Record"), and keeps where each part lies: an attribute's index terms are slices of the
 * same bytes. Reused from record to record by the one applying thread.
 */
final class RecordEncoder {
  static final byte VERSION = 1;
  static final int TRACE_IS_HEX = 1;
  static final int SPAN_IS_HEX = 2;
  static final int TRUNCATED = 4;

  private static final int FLAGS_AT = 1;

  private final Consumer<Clip> clipped;
  private final ByteWriter out = new ByteWriter(4096);

  private final int[] keyAt = new int[StoredLimits.ATTRIBUTES_INDEXED_MAX];
  private final int[] keyLength = new int[StoredLimits.ATTRIBUTES_INDEXED_MAX];
  private final int[] termLength = new int[StoredLimits.ATTRIBUTES_INDEXED_MAX];
  private int indexedAttributes;

  private byte[] service = new byte[0];
  private byte[] trace = service;
  private byte[] span = service;
  private boolean nameIsCut;

  RecordEncoder(Consumer<Clip> clipped) {
    this.clipped = clipped;
  }

  void encode(LogRecord record) {
    nameIsCut = false;
    service = name(record.service());
    trace = id(record.traceId(), HexId.TRACE_BYTES);
    span = id(record.spanId(), HexId.SPAN_BYTES);
    indexedAttributes = 0;
    out.clear();
    out.octet(VERSION);
    out.octet(
        (HexId.isHex(record.traceId(), HexId.TRACE_BYTES) ? TRACE_IS_HEX : 0)
            | (HexId.isHex(record.spanId(), HexId.SPAN_BYTES) ? SPAN_IS_HEX : 0));
    out.fixed(record.timeUnixNanos());
    out.octet(record.severity());
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
    slice(into, 0, out.size());
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
    into.bytes = out.array();
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
    int end = out.size() + StoredLimits.ATTRIBUTES_STORED_BYTES_MAX;
    for (Map.Entry<String, String> attribute : attributes.entrySet()) {
      byte[] key = attribute.getKey().getBytes(StandardCharsets.UTF_8);
      byte[] value = attribute.getValue().getBytes(StandardCharsets.UTF_8);
      if (key.length + value.length > end - out.size()) {
        truncated();
      } else {
        attribute(key, value);
      }
    }
    if (attributes.size() > StoredLimits.ATTRIBUTES_INDEXED_MAX) {
      clipped.accept(Clip.ATTRIBUTES);
    }
  }

  private void attribute(byte[] key, byte[] value) {
    out.unsigned(key.length);
    out.unsigned(value.length);
    int at = out.size();
    out.octets(key, 0, key.length);
    out.octet(0);
    out.octets(value, 0, value.length);
    if (key.length > StoredLimits.KEY_BYTES_MAX) {
      clipped.accept(Clip.ATTRIBUTE_KEY);
    } else if (indexedAttributes < StoredLimits.ATTRIBUTES_INDEXED_MAX) {
      int valueLength = StoredLimits.clippedLength(value, StoredLimits.VALUE_BYTES_MAX);
      if (valueLength < value.length) {
        clipped.accept(Clip.ATTRIBUTE_VALUE);
      }
      keyAt[indexedAttributes] = at;
      keyLength[indexedAttributes] = key.length;
      termLength[indexedAttributes] = key.length + 1 + valueLength;
      indexedAttributes++;
    }
  }

  private void truncated() {
    if ((out.array()[FLAGS_AT] & TRUNCATED) == 0) {
      out.array()[FLAGS_AT] |= TRUNCATED;
      clipped.accept(Clip.RECORD);
    }
  }

  private void part(byte[] utf8, int length) {
    out.unsigned(length);
    out.octets(utf8, 0, length);
  }
}
