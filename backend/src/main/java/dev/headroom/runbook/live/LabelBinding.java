package dev.headroom.runbook.live;

import com.google.re2j.Pattern;
import java.util.function.UnaryOperator;

/**
 * Puts labels in place of {@code $name}. Values come from whoever pushes or declares them, so each
 * becomes a literal of the language it lands in, and where that cannot be, the query is refused.
 *
 * <p>Labels are looked up by a function that throws IllegalArgumentException for one it lacks.
 */
final class LabelBinding {
  private final String source;
  private final UnaryOperator<String> labels;
  private final StringBuilder bound = new StringBuilder();
  private int at;

  private LabelBinding(String source, UnaryOperator<String> labels) {
    this.source = source;
    this.labels = labels;
  }

  /** A text that is a name and nothing else. */
  static String plain(String source, UnaryOperator<String> labels) {
    LabelBinding binding = new LabelBinding(source, labels);
    while (binding.more()) {
      if (!binding.took(UnaryOperator.identity())) {
        binding.copy();
      }
    }
    return binding.bound.toString();
  }

  /** A selector; a value bound in a regular expression matches itself only. */
  static String promql(String source, UnaryOperator<String> labels) {
    LabelBinding binding = new LabelBinding(source, labels);
    while (binding.more()) {
      if ("\"'`".indexOf(binding.next()) >= 0) {
        binding.promqlString();
      } else if (!binding.took(value -> '"' + promqlText(value) + '"')) {
        binding.copy();
      }
    }
    return binding.bound.toString();
  }

  /** A log query; a value bound outside of quotes is put between them. */
  static String lucene(String source, UnaryOperator<String> labels) {
    LabelBinding binding = new LabelBinding(source, labels);
    while (binding.more()) {
      if (binding.next() == '"') {
        binding.luceneString();
      } else if (binding.next() == '\\') {
        binding.copyEscaped();
      } else if (!binding.tookAlone()) {
        binding.copy();
      }
    }
    return binding.bound.toString();
  }

  private void promqlString() {
    char quote = next();
    boolean pattern = endsInRegexOperator(bound.toString().stripTrailing());
    copy();
    while (more() && next() != quote) {
      if (next() == '\\' && quote != '`') {
        copyEscaped();
      } else if (quote == '`' && !label().isEmpty()) {
        throw new IllegalArgumentException(
            "$" + label() + " cannot be bound between backticks; use double quotes");
      } else if (!took(value -> inPromql(value, pattern))) {
        copy();
      }
    }
    if (more()) {
      copy();
    }
  }

  private static boolean endsInRegexOperator(String before) {
    return before.endsWith("=~") || before.endsWith("!~");
  }

  private static String inPromql(String value, boolean pattern) {
    return promqlText(pattern ? Pattern.quote(value) : value);
  }

  private static String promqlText(String value) {
    return value
        .replace("\\", "\\\\")
        .replace("\"", "\\\"")
        .replace("'", "\\'")
        .replace("\n", "\\n")
        .replace("\r", "\\r")
        .replace("\t", "\\t");
  }

  private void luceneString() {
    boolean pattern = !bound.isEmpty() && bound.charAt(bound.length() - 1) == '~';
    copy();
    while (more() && next() != '"') {
      if (pattern && !label().isEmpty()) {
        throw new IllegalArgumentException(
            "$" + label() + " cannot be bound in a regular expression");
      }
      if (next() == '\\') {
        copyEscaped();
      } else if (!took(LabelBinding::luceneText)) {
        copy();
      }
    }
    if (more()) {
      copy();
    }
  }

  private static String luceneText(String value) {
    return value.replace("\\", "\\\\").replace("\"", "\\\"");
  }

  /** A label where a word can stand; a part of a word could change what the word means. */
  private boolean tookAlone() {
    String name = label();
    if (name.isEmpty()) {
      return false;
    }
    int end = at + 1 + name.length();
    boolean starts = at == 0 || isBoundary(source.charAt(at - 1), ":(+-");
    if (!starts || (end < source.length() && !isBoundary(source.charAt(end), ")"))) {
      throw new IllegalArgumentException("$" + name + " must stand alone or in quotes");
    }
    return took(value -> '"' + luceneText(value) + '"');
  }

  private static boolean isBoundary(char c, String signs) {
    return Character.isWhitespace(c) || signs.indexOf(c) >= 0;
  }

  /** Takes a label, if one is next. */
  private boolean took(UnaryOperator<String> literal) {
    String name = label();
    if (name.isEmpty()) {
      return false;
    }
    bound.append(literal.apply(labels.apply(name)));
    at += 1 + name.length();
    return true;
  }

  /** The name of the label that is next; empty if something else is. */
  private String label() {
    int end = at + 1;
    while (next() == '$' && end < source.length() && isName(source.charAt(end), end == at + 1)) {
      end++;
    }
    return source.substring(Math.min(at + 1, end), end);
  }

  private static boolean isName(char c, boolean first) {
    return c == '_'
        || (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (!first && c >= '0' && c <= '9');
  }

  private boolean more() {
    return at < source.length();
  }

  private char next() {
    return source.charAt(at);
  }

  private void copy() {
    bound.append(source.charAt(at++));
  }

  private void copyEscaped() {
    copy();
    if (more()) {
      copy();
    }
  }
}
