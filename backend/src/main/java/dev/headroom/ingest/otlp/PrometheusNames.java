package dev.headroom.ingest.otlp;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * How OpenTelemetry's names are written in Prometheus: characters it does not know become
 * underscores, the unit and the kind become suffixes (OpenTelemetry specification, Prometheus and
 * OpenMetrics Compatibility, section "OTLP Metric points to Prometheus").
 */
final class PrometheusNames {
  private static final Pattern NOT_IN_METRIC = Pattern.compile("[^a-zA-Z0-9:]+");

  private static final Map<String, String> UNITS =
      Map.ofEntries(
          Map.entry("d", "days"),
          Map.entry("h", "hours"),
          Map.entry("min", "minutes"),
          Map.entry("s", "seconds"),
          Map.entry("ms", "milliseconds"),
          Map.entry("us", "microseconds"),
          Map.entry("ns", "nanoseconds"),
          Map.entry("By", "bytes"),
          Map.entry("KiBy", "kibibytes"),
          Map.entry("MiBy", "mebibytes"),
          Map.entry("GiBy", "gibibytes"),
          Map.entry("TiBy", "tibibytes"),
          Map.entry("KBy", "kilobytes"),
          Map.entry("MBy", "megabytes"),
          Map.entry("GBy", "gigabytes"),
          Map.entry("TBy", "terabytes"),
          Map.entry("m", "meters"),
          Map.entry("V", "volts"),
          Map.entry("A", "amperes"),
          Map.entry("J", "joules"),
          Map.entry("W", "watts"),
          Map.entry("g", "grams"),
          Map.entry("Cel", "celsius"),
          Map.entry("Hz", "hertz"),
          Map.entry("%", "percent"),
          Map.entry("1", ""));

  private static final Map<String, String> PER_UNITS =
      Map.of(
          "s", "second", "m", "minute", "h", "hour", "d", "day", "w", "week", "mo", "month", "y",
          "year");

  private PrometheusNames() {}

  /** The kinds of metric whose names differ. */
  enum Suffix {
    NONE,
    /** A monotonic sum. */
    TOTAL,
    /** A gauge; {@code _ratio} if its unit is 1. */
    GAUGE
  }

  /** The metric name; empty if nothing of the original fits. */
  static String metric(String name, String unit, Suffix suffix) {
    List<String> words = words(name);
    if (words.isEmpty()) {
      return "";
    }
    addUnit(words, unit);
    switch (suffix) {
      case TOTAL -> moveToEnd(words, "total");
      case GAUGE -> {
        if (unit.equals("1")) {
          moveToEnd(words, "ratio");
        }
      }
      case NONE -> {}
    }
    String joined = String.join("_", words);
    return Character.isDigit(joined.charAt(0)) ? "_" + joined : joined;
  }

  private static List<String> words(String name) {
    List<String> words = new ArrayList<>(List.of(NOT_IN_METRIC.split(name)));
    words.removeIf(String::isEmpty);
    return words;
  }

  private static void addUnit(List<String> words, String unit) {
    int slash = unit.indexOf('/');
    String main = (slash < 0 ? unit : unit.substring(0, slash)).strip();
    addMissing(words, unitWords(main, UNITS));
    if (slash >= 0) {
      List<String> per = unitWords(unit.substring(slash + 1).strip(), PER_UNITS);
      if (!per.isEmpty() && Collections.indexOfSubList(words, per) < 0) {
        words.add("per");
        words.addAll(per);
      }
    }
  }

  /** An annotation in braces is no unit. */
  private static List<String> unitWords(String unit, Map<String, String> known) {
    return unit.contains("{") ? List.of() : words(known.getOrDefault(unit, unit));
  }

  private static void addMissing(List<String> words, List<String> unit) {
    if (Collections.indexOfSubList(words, unit) < 0) {
      words.addAll(unit);
    }
  }

  private static void moveToEnd(List<String> words, String word) {
    words.removeIf(word::equals);
    words.add(word);
  }

  /** The label name of an attribute's key. */
  static String label(String key) {
    if (key.isEmpty()) {
      return key;
    }
    String label = withUnderscores(key);
    if (Character.isDigit(label.charAt(0))) {
      return "key_" + label;
    }
    return label.startsWith("_") && !label.startsWith("__") ? "key" + label : label;
  }

  /** Done for each attribute of each point, so without a regular expression. */
  private static String withUnderscores(String key) {
    StringBuilder label = null;
    for (int i = 0; i < key.length(); i++) {
      if (!isInLabel(key.charAt(i))) {
        label = label == null ? new StringBuilder(key) : label;
        label.setCharAt(i, '_');
      }
    }
    return label == null ? key : label.toString();
  }

  private static boolean isInLabel(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  }
}
