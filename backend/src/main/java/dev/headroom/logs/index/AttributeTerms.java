package dev.headroom.logs.index;

import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.BytesRefBuilder;

/**
 * How attributes are indexed: all in one field, each as its key, and as its key, a zero byte and
 * its value. So any number of different keys costs nothing but their terms.
 */
public final class AttributeTerms {
  public static final char SEPARATOR = '\0';

  private AttributeTerms() {}

  public static BytesRef key(String key) {
    return new BytesRef(key);
  }

  /** What all values of a key start with. */
  public static BytesRef prefix(String key) {
    return new BytesRef(key + SEPARATOR);
  }

  public static BytesRef value(String key, String value) {
    BytesRefBuilder term = new BytesRefBuilder();
    term.append(prefix(key));
    term.append(new BytesRef(StoredLimits.clipped(value, StoredLimits.VALUE_BYTES_MAX)));
    return term.get();
  }
}
