package dev.headroom.template.value;

import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a template works with: data alone, nothing that could be called. */
public sealed interface Datum {
  /** Nothing at all: {@code nil}. */
  Datum NOTHING = new NoValue();

  /** Name of its type, as errors and {@code %T} say it. */
  String type();

  /** Whether it counts as true: neither zero, nor empty, nor nothing. */
  boolean isTrue();

  /** A text. */
  static TextValue of(String text) {
    return new TextValue(text, false);
  }

  /** A whole number. */
  static WholeValue of(long number) {
    return new WholeValue(number);
  }

  /** True or false. */
  static TruthValue of(boolean truth) {
    return new TruthValue(truth);
  }

  /** A list of texts. */
  static ListValue texts(Collection<String> texts) {
    List<Datum> items = new ArrayList<>();
    texts.forEach(each -> items.add(of(each)));
    return new ListValue("[]string", items);
  }

  /**
   * A text.
   *
   * @param isSafe whether it is HTML already, which is not escaped
   */
  record TextValue(String text, boolean isSafe) implements Datum {
    @Override
    public String type() {
      return isSafe ? "template.HTML" : "string";
    }

    @Override
    public boolean isTrue() {
      return !text.isEmpty();
    }
  }

  /** A whole number. */
  record WholeValue(long number) implements Datum {
    @Override
    public String type() {
      return "int";
    }

    @Override
    public boolean isTrue() {
      return number != 0;
    }
  }

  /** Any other number. */
  record RealValue(double number) implements Datum {
    @Override
    public String type() {
      return "float64";
    }

    @Override
    public boolean isTrue() {
      return number != 0;
    }
  }

  /** True or false. */
  record TruthValue(boolean isTrue) implements Datum {
    @Override
    public String type() {
      return "bool";
    }
  }

  /** A moment and where it is shown. */
  record MomentValue(ZonedDateTime at) implements Datum {
    @Override
    public String type() {
      return "time.Time";
    }

    @Override
    public boolean isTrue() {
      return true;
    }
  }

  /** A length of time. */
  record SpanValue(Duration length) implements Datum {
    private static final Duration MAX = Duration.ofNanos(Long.MAX_VALUE);

    /** As in Go, none is longer than 292 years. */
    public SpanValue {
      if (length.abs().compareTo(MAX) > 0) {
        length = length.isNegative() ? MAX.negated() : MAX;
      }
    }

    @Override
    public String type() {
      return "time.Duration";
    }

    @Override
    public boolean isTrue() {
      return !length.isZero();
    }
  }

  /** A list. */
  record ListValue(String type, List<Datum> items) implements Datum {
    /** Type of a list of alerts. */
    public static final String ALERTS = "template.Alerts";

    /** Type of a list of names with values. */
    public static final String PAIRS = "template.Pairs";

    public ListValue {
      items = List.copyOf(items);
    }

    @Override
    public boolean isTrue() {
      return !items.isEmpty();
    }
  }

  /**
   * Values by name.
   *
   * @param missing what stands for a name that is not there
   */
  record MapValue(String type, Map<String, Datum> entries, Datum missing) implements Datum {
    /** Type of labels and annotations. */
    public static final String TEXTS = "template.KV";

    public MapValue {
      entries = Collections.unmodifiableMap(new TreeMap<>(entries));
    }

    /** Texts by name; a name that is not there has the empty text. */
    public static MapValue texts(Map<String, String> texts) {
      Map<String, Datum> entries = new TreeMap<>();
      texts.forEach((name, text) -> entries.put(name, of(text)));
      return new MapValue(TEXTS, entries, of(""));
    }

    /** The value of a name. */
    public Datum get(String name) {
      return entries.getOrDefault(name, missing);
    }

    @Override
    public boolean isTrue() {
      return !entries.isEmpty();
    }
  }

  /** Named fields. */
  record StructValue(String type, Map<String, Datum> fields) implements Datum {
    public StructValue {
      fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    @Override
    public boolean isTrue() {
      return true;
    }
  }

  /** Nothing. */
  record NoValue() implements Datum {
    @Override
    public String type() {
      return "nil";
    }

    @Override
    public boolean isTrue() {
      return false;
    }
  }
}
