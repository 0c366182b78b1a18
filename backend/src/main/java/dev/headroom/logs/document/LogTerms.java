package dev.headroom.logs.document;

import java.nio.charset.StandardCharsets;
import org.apache.lucene.index.Term;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.BytesRefBuilder;

/**
 * The terms that a record is found by, as {@link LogDocument} indexes them.
 *
 * <p>Attributes are all in one field, each as its key, and as its key, a zero byte and its value.
 * So any number of different keys costs nothing but their terms.
 */
public final class LogTerms {
  private static final char SEPARATOR = '\0';
  private static final byte[][] SEVERITIES = severities();

  private LogTerms() {}

  /** Said by a service. */
  public static Term service(String name) {
    byte[] utf8 = StoredLimits.clipped(name, StoredLimits.NAME_BYTES_MAX);
    return new Term(LogFields.SERVICE, new BytesRef(utf8));
  }

  /** Of a trace; in hex or, where senders have ids of another kind, as they write it. */
  public static Term trace(String id) {
    return new Term(LogFields.TRACE, new BytesRef(HexId.encode(id, HexId.TRACE_BYTES)));
  }

  /** Of a span; as {@link #trace}. */
  public static Term span(String id) {
    return new Term(LogFields.SPAN, new BytesRef(HexId.encode(id, HexId.SPAN_BYTES)));
  }

  /** Has an attribute, with whatever value. */
  public static Term attribute(String key) {
    return new Term(LogFields.ATTRIBUTE, new BytesRef(key));
  }

  /** Has an attribute of a value; long values are told apart by their beginning alone. */
  public static Term attribute(String key, String value) {
    BytesRefBuilder term = new BytesRefBuilder();
    term.append(new BytesRef(attributeValues(key)));
    term.append(new BytesRef(StoredLimits.clipped(value, StoredLimits.VALUE_BYTES_MAX)));
    return new Term(LogFields.ATTRIBUTE, term.get());
  }

  /** What the terms of all values of an attribute start with. */
  public static String attributeValues(String key) {
    return key + SEPARATOR;
  }

  /** Of a severity number, 1 to 24; in the field {@link LogFields#SEVERITY}. */
  public static BytesRef severity(int number) {
    return new BytesRef(severityBytes(number));
  }

  static byte[] severityBytes(int number) {
    return SEVERITIES[number];
  }

  private static byte[][] severities() {
    byte[][] terms = new byte[25][];
    for (int number = 0; number < terms.length; number++) {
      terms[number] = Integer.toString(number).getBytes(StandardCharsets.UTF_8);
    }
    return terms;
  }
}
