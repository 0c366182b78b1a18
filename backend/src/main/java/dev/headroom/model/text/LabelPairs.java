package dev.headroom.model.text;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Labels as people type them: {@code severity=page,team=payments}, or one on each line, values in
 * quotes or not.
 */
public final class LabelPairs {
  /** Labels in one text. */
  public static final int LABELS_MAX = 100;

  /** A line end, or a comma that a name follows; any other comma belongs to the value. */
  private static final Pattern BETWEEN = Pattern.compile("\\R|,\\s*(?=[^,=\"\\s]+\\s*=)");

  private static final Pattern QUOTED = Pattern.compile("\"(.*)\"", Pattern.DOTALL);

  private LabelPairs() {}

  /**
   * The labels by name.
   *
   * @throws IllegalArgumentException if a part is not {@code name=value}, or there are more than
   *     {@link #LABELS_MAX}
   */
  public static Map<String, String> parse(String text) {
    Map<String, String> labels = new LinkedHashMap<>();
    for (String pair : BETWEEN.split(text.strip(), LABELS_MAX + 1)) {
      int equals = pair.indexOf('=');
      if (equals < 1 || labels.size() == LABELS_MAX) {
        throw new IllegalArgumentException(
            "expected name=value, with commas or line ends between them, %d at most: %s"
                .formatted(LABELS_MAX, pair));
      }
      labels.put(pair.substring(0, equals).strip(), value(pair.substring(equals + 1).strip()));
    }
    return labels;
  }

  /** Without the quotes that people copy from files. */
  private static String value(String written) {
    Matcher quoted = QUOTED.matcher(written);
    return quoted.matches() ? quoted.group(1) : written;
  }
}
