package dev.headroom.logs.search;

import dev.headroom.logs.index.LinePosition;
import dev.headroom.logs.index.LogFields;
import dev.headroom.logs.index.RecordDecoder;
import dev.headroom.storage.LogEntry;
import java.io.IOException;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.StoredFieldVisitor;
import org.apache.lucene.index.StoredFields;

/** The bytes of a record as its document holds them. */
final class StoredRecord extends StoredFieldVisitor {
  private byte[] encoded = new byte[0];

  private StoredRecord() {}

  static StoredRecord read(StoredFields stored, int document) throws IOException {
    StoredRecord record = new StoredRecord();
    stored.document(document, record);
    if (record.encoded.length == 0) {
      throw new CorruptIndexException("a document without a record", "document " + document);
    }
    return record;
  }

  int bytes() {
    return encoded.length;
  }

  LogEntry entry(LinePosition place) throws IOException {
    RecordDecoder.Decoded decoded = RecordDecoder.decode(encoded);
    return new LogEntry(place.encode(), decoded.record(), decoded.truncated());
  }

  @Override
  public void binaryField(FieldInfo field, byte[] value) {
    encoded = value;
  }

  @Override
  public Status needsField(FieldInfo field) {
    return encoded.length > 0
        ? Status.STOP
        : field.name.equals(LogFields.RECORD) ? Status.YES : Status.NO;
  }
}
