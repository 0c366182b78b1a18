package dev.headroom.logs.document;

import dev.headroom.logs.text.VisibleText;
import dev.headroom.model.LogRecord;
import dev.headroom.model.Severity;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.InvertableType;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.index.DocValuesType;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.util.BytesRef;

/**
 * One record as Lucene takes it in. The object and its fields are reused for every record by the
 * one applying thread: making them anew costs more than indexing them.
 */
public final class LogDocument implements Iterable<IndexableField> {
  private static final FieldType TERM = fieldType(IndexOptions.DOCS, DocValuesType.NONE);
  private static final FieldType TERM_AND_COLUMN =
      fieldType(IndexOptions.DOCS, DocValuesType.SORTED);
  private static final FieldType WORDS =
      fieldType(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS, DocValuesType.NONE);

  private final RecordEncoder encoder;
  private final List<IndexableField> fields = new ArrayList<>();

  private final Field time = new LongPoint(LogFields.TIME, 0);
  private final Field timeColumn = NumericDocValuesField.indexedField(LogFields.TIME, 0);
  private final Field position = NumericDocValuesField.indexedField(LogFields.POSITION, 0);
  private final Field ordinal = new NumericDocValuesField(LogFields.ORDINAL, 0);
  private final Keyword service = new Keyword(LogFields.SERVICE, TERM_AND_COLUMN);
  private final Keyword severity = new Keyword(LogFields.SEVERITY, TERM);
  private final Field severityColumn = new NumericDocValuesField(LogFields.SEVERITY, 0);
  private final Keyword trace = new Keyword(LogFields.TRACE, TERM);
  private final Keyword span = new Keyword(LogFields.SPAN, TERM);
  private final Field body = new Field(LogFields.BODY, "", WORDS);
  private final List<Keyword> attributes = new ArrayList<>();
  private final Field record = new StoredField(LogFields.RECORD, new BytesRef());
  private final Consumer<Clip> clipped;

  /**
   * @param clipped told once for each part of a record that is over a limit
   */
  public LogDocument(Consumer<Clip> clipped) {
    this.clipped = clipped;
    this.encoder = new RecordEncoder(clipped);
  }

  /** Parts of a record that can be over a limit. */
  public enum Clip {
    ATTRIBUTES,
    ATTRIBUTE_KEY,
    ATTRIBUTE_VALUE,
    BODY,
    RECORD,
    TIME
  }

  /** Becomes the document of a record: the {@code ordinal}-th of the batch at a position. */
  public void set(LogRecord from, long position, int ordinal) {
    fields.clear();
    time.setLongValue(from.timeMillis());
    timeColumn.setLongValue(from.timeMillis());
    this.position.setLongValue(position);
    this.ordinal.setLongValue(ordinal);
    fields.addAll(List.of(time, timeColumn, this.position, this.ordinal));
    setSeverity(indexedSeverity(from.severity()));
    encoder.encode(from);
    setKeyword(service, encoder.service());
    setKeyword(trace, encoder.trace());
    setKeyword(span, encoder.span());
    setBody(from.body());
    setAttributes();
    encoder.read(record.binaryValue());
    fields.add(record);
  }

  /** The number a record is found and counted by: INFO where none was given. */
  static int indexedSeverity(int severity) {
    return severity == 0 ? Severity.INFO.number() : Math.clamp(severity, 1, 24);
  }

  @Override
  public Iterator<IndexableField> iterator() {
    return fields.iterator();
  }

  private void setSeverity(int number) {
    severity.set(LogTerms.severityBytes(number));
    severityColumn.setLongValue(number);
    fields.add(severity);
    fields.add(severityColumn);
  }

  private void setKeyword(Keyword field, byte[] value) {
    if (value.length > 0) {
      field.set(value);
      fields.add(field);
    }
  }

  private void setBody(String text) {
    String indexed = text;
    if (text.length() > StoredLimits.BODY_INDEXED_CHARACTERS_MAX) {
      indexed = text.substring(0, StoredLimits.BODY_INDEXED_CHARACTERS_MAX);
      clipped.accept(Clip.BODY);
    }
    if (!text.isEmpty()) {
      body.setStringValue(VisibleText.of(indexed));
      fields.add(body);
    }
  }

  private void setAttributes() {
    for (int i = 0; i < encoder.indexedAttributes(); i++) {
      encoder.readKey(i, attribute(2 * i));
      encoder.readTerm(i, attribute(2 * i + 1));
    }
  }

  private BytesRef attribute(int number) {
    if (number == attributes.size()) {
      attributes.add(new Keyword(LogFields.ATTRIBUTE, TERM));
    }
    fields.add(attributes.get(number));
    return attributes.get(number).binaryValue();
  }

  private static FieldType fieldType(IndexOptions index, DocValuesType column) {
    FieldType type = new FieldType();
    type.setIndexOptions(index);
    type.setOmitNorms(true);
    type.setTokenized(index != IndexOptions.DOCS);
    type.setDocValuesType(column);
    type.freeze();
    return type;
  }

  /** A term of raw bytes that can be changed in place. */
  private static final class Keyword extends Field {
    Keyword(String name, FieldType type) {
      super(name, new BytesRef(), type);
    }

    void set(byte[] term) {
      BytesRef value = binaryValue();
      value.bytes = term;
      value.length = term.length;
    }

    @Override
    public InvertableType invertableType() {
      return InvertableType.BINARY;
    }
  }
}
