package dev.headroom.logs;

import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.BytesRefBuilder;

/**
 * How attributes are indexed: all in one field, each as its key, and as its key, a zero byte and
 * its value. So any number of different keys costs nothing but their terms.
 */
final class AttributeTerms {
  static final char SEPARATOR = '\0';

  private AttributeTerms() {}

  static BytesRef key(String key) {
    return new BytesRef(key);
  }

  /** What all values of a key start with. */
  static BytesRef prefix(String key) {
    return new BytesRef(key + SEPARATOR);
  }

  static BytesRef value(String key, String value) {
    BytesRefBuilder term = new BytesRefBuilder();
    term.append(prefix(key));
    term.append(new BytesRef(RecordLimits.clipped(value, RecordLimits.VALUE_BYTES_MAX)));
    return term.get();
  }
}
