package dev.headroom.logs.document;

import dev.headroom.storage.logs.LogStore.LogEntry;
import java.io.IOException;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.StoredFieldVisitor;
import org.apache.lucene.index.StoredFields;

/** The bytes of a record as its document holds them. */
public final class StoredRecord extends StoredFieldVisitor {
  private byte[] encoded = new byte[0];

  private StoredRecord() {}

  /**
   * @throws CorruptIndexException if the document holds none
   */
  public static StoredRecord read(StoredFields stored, int document) throws IOException {
    StoredRecord record = new StoredRecord();
    stored.document(document, record);
    if (record.encoded.length == 0) {
      throw new CorruptIndexException("a document without a record", "document " + document);
    }
    return record;
  }

  /** Length of its encoded form. */
  public int bytes() {
    return encoded.length;
  }

  /** The record, named by the place where it was found. */
  public LogEntry entry(LinePosition place) throws IOException {
    return RecordDecoder.decode(place.encode(), encoded);
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
