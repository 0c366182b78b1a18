package dev.headroom.ingest.hdr;

import dev.headroom.ingest.decode.PartException;
import dev.headroom.select.Matcher;
import dev.headroom.select.Selector;
import java.util.HashMap;
import java.util.Map;

/**
 * The tag of a line, which names its series: {@code name{label="value"}}. HdrHistogram's writer
 * forbids commas in tags, so {@code ;} may stand between labels as well.
 *
 * @param labels all labels, the metric name among them
 * @param end the offset of the character after the tag
 */
record SeriesTag(Map<String, String> labels, int end) {
  private static final String START = "Tag=";

  static SeriesTag read(String line) throws PartException {
    if (!line.startsWith(START)) {
      throw new PartException(
          "tag_missing", "no Tag= that names the series, such as Tag=name{service=\"checkout\"}");
    }
    StringBuilder selector = new StringBuilder();
    int end = scan(line, selector);
    return new SeriesTag(labels(selector.toString()), end);
  }

  /** Finds the comma that ends the tag, writing {@code ;} between labels as a comma. */
  private static int scan(String line, StringBuilder selector) throws PartException {
    boolean quoted = false;
    boolean braced = false;
    for (int at = START.length(); at < line.length(); at++) {
      char c = line.charAt(at);
      if (quoted && c == '\\' && at + 1 < line.length()) {
        selector.append(c).append(line.charAt(++at));
        continue;
      }
      if (!quoted && !braced && c == ',') {
        return at;
      }
      quoted ^= c == '"';
      braced = quoted ? braced : (braced || c == '{') && c != '}';
      selector.append(!quoted && c == ';' ? ',' : c);
    }
    throw new PartException("malformed", "the line ends within the tag");
  }

  private static Map<String, String> labels(String selector) throws PartException {
    Map<String, String> labels = new HashMap<>();
    try {
      for (Matcher matcher : Selector.parse(selector).matchers()) {
        if (matcher.operator() != Matcher.Operator.EQUAL) {
          throw new PartException(
              "tag_invalid", "a tag names one series, so only = may stand in it");
        }
        if (labels.put(matcher.label(), matcher.value()) != null) {
          throw new PartException("duplicate_label", "the tag has a label twice");
        }
      }
    } catch (IllegalArgumentException e) {
      throw new PartException("tag_invalid", "tag: " + e.getMessage());
    }
    return labels;
  }
}
