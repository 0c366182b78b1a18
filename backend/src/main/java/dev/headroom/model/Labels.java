package dev.headroom.model;

import dev.headroom.model.distribution.BucketBound;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The identity of a series: label names and values, sorted by name, the metric name under {@value
 * #NAME}. A label with an empty value is the same as no label (Prometheus data model); the value of
 * {@code le} of a histogram's bucket is a number, however it was spelled ({@link BucketBound}).
 *
 * <p>Held as one canonical byte array (per pair: length-prefixed UTF-8 name, length-prefixed UTF-8
 * value, lengths as unsigned LEB128), because a series' labels are compared, hashed and written to
 * the log millions of times for each time a person reads them.
 */
public final class Labels implements Comparable<Labels>, Iterable<Labels.Label> {
  /** The label that holds the metric's name. */
  public static final String NAME = "__name__";

  public static final Labels EMPTY = new Labels(new byte[0]);

  private static final byte[] BOUND = BucketBound.LABEL.getBytes(StandardCharsets.UTF_8);

  private final byte[] canonical;
  private final int hash;

  private Labels(byte[] canonical) {
    this.canonical = canonical;
    this.hash = Arrays.hashCode(canonical);
  }

  /** One name and its value. */
  public record Label(String name, String value) {}

  /** Labels of the given pairs: name, value, name, value; any order, empty values dropped. */
  public static Labels of(String... pairs) {
    if (pairs.length % 2 != 0) {
      throw new IllegalArgumentException("labels come in pairs: " + Arrays.toString(pairs));
    }
    TreeMap<String, String> sorted = new TreeMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      sorted.put(pairs[i], pairs[i + 1]);
    }
    return of(sorted);
  }

  /** Labels of a map; entries with an empty value are dropped. */
  public static Labels of(Map<String, String> pairs) {
    LabelBytes bytes = new LabelBytes();
    boolean bucket = BucketBound.isOf(pairs.getOrDefault(NAME, ""));
    new TreeMap<>(pairs)
        .forEach((name, value) -> {
          if (!value.isEmpty()) {
            boolean bound = bucket && name.equals(BucketBound.LABEL);
            bytes.pair(name, bound ? BucketBound.canonical(value) : value);
          }
        });
    return new Labels(bytes.toArray());
  }

  /**
   * Labels from their canonical form, as {@link #canonical} gives it, or gave it before {@code le}
   * had one spelling. The bytes are checked to be whole pairs; the caller vouches that they are
   * sorted and hands the array over.
   *
   * @throws IllegalArgumentException if the bytes end inside a pair
   */
  public static Labels ofCanonical(byte[] canonical) {
    Labels labels = new Labels(canonical);
    String bound = null;
    for (LabelIterator pairs = labels.iterator(); pairs.hasNext(); ) {
      String found = pairs.valueIfNamed(BOUND);
      bound = found == null ? bound : found;
    }
    return bound == null
            || bound.equals(BucketBound.canonical(bound))
            || !BucketBound.isOf(labels.metric())
        ? labels
        : labels.with(BucketBound.LABEL, bound);
  }

  /** The canonical bytes; callers must not change them. */
  public byte[] canonical() {
    return canonical;
  }

  /** The metric name, or an empty string. */
  public String metric() {
    return get(NAME);
  }

  /** The value of a label, or an empty string, which means the same as not having it. */
  public String get(String name) {
    byte[] wanted = name.getBytes(StandardCharsets.UTF_8);
    for (LabelIterator pairs = iterator(); pairs.hasNext(); ) {
      String value = pairs.valueIfNamed(wanted);
      if (value != null) {
        return value;
      }
    }
    return "";
  }

  /** How many labels there are, the metric name included. */
  public int size() {
    int pairs = 0;
    for (LabelIterator each = iterator(); each.hasNext(); each.skip()) {
      pairs++;
    }
    return pairs;
  }

  /** These labels with one set, replaced, or (empty value) removed. */
  public Labels with(String name, String value) {
    Map<String, String> all = toMap();
    all.put(name, value);
    return of(all);
  }

  /** A new, changeable map in name order. */
  public Map<String, String> toMap() {
    Map<String, String> map = new LinkedHashMap<>();
    for (Label label : this) {
      map.put(label.name(), label.value());
    }
    return map;
  }

  @Override
  public LabelIterator iterator() {
    return new LabelIterator(canonical);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof Labels that
            && hash == that.hash
            && Arrays.equals(canonical, that.canonical));
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public int compareTo(Labels other) {
    return Arrays.compareUnsigned(canonical, other.canonical);
  }

  /** Prometheus notation: {@code name{a="b",c="d"}}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(metric()).append('{');
    String separator = "";
    for (Label label : this) {
      if (!label.name().equals(NAME)) {
        String escaped =
            label.value().replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
        text.append(separator).append(label.name()).append("=\"").append(escaped).append('"');
        separator = ",";
      }
    }
    return text.append('}').toString();
  }

  /** Walks the canonical bytes pair by pair. */
  public static final class LabelIterator implements Iterator<Label> {
    private final byte[] bytes;
    private int at;

    private LabelIterator(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    public boolean hasNext() {
      return at < bytes.length;
    }

    @Override
    public Label next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      String name = text(length());
      return new Label(name, text(length()));
    }

    private void skip() {
      int nameLength = length();
      at += nameLength;
      int valueLength = length();
      at += valueLength;
    }

    private @Nullable String valueIfNamed(byte[] wanted) {
      int length = length();
      boolean same = Arrays.equals(bytes, at, at + length, wanted, 0, wanted.length);
      at += length;
      int valueLength = length();
      if (same) {
        return text(valueLength);
      }
      at += valueLength;
      return null;
    }

    private String text(int length) {
      String text = new String(bytes, at, length, StandardCharsets.UTF_8);
      at += length;
      return text;
    }

    private int length() {
      int length = 0;
      for (int shift = 0; shift < 32 && at < bytes.length; shift += 7) {
        byte next = bytes[at++];
        length |= (next & 0x7f) << shift;
        if (next >= 0) {
          if (length < 0 || length > bytes.length - at) {
            break;
          }
          return length;
        }
      }
      throw new IllegalArgumentException("labels end inside a pair");
    }
  }
}
