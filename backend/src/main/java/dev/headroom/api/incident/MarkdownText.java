package dev.headroom.api.incident;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What others wrote, as text of Markdown that is nothing but text: no heading, list, link, picture,
 * table or tag, and no second line where there is to be one.
 */
final class MarkdownText {
  private static final String MARKS = "\\`*_{}[]<>#|~&";
  private static final Pattern BREAKS =
      Pattern.compile("\\r\\n|[\\n\\r\\u000B\\f\\u0085\\u2028\\u2029]");
  private static final Pattern NUMBERED = Pattern.compile("^(\\d{1,9})([.)])");

  private MarkdownText() {}

  /** On one line. */
  static String line(String text) {
    return escaped(BREAKS.matcher(text).replaceAll(" ").strip());
  }

  /** As a quotation of as many lines as it has. */
  static String quoted(String text) {
    StringBuilder quoted = new StringBuilder();
    for (String each : List.of(BREAKS.split(text.strip(), -1))) {
      quoted.append(("> " + escaped(each.strip())).stripTrailing()).append("  \n");
    }
    return quoted.toString();
  }

  private static String escaped(String line) {
    StringBuilder text = new StringBuilder();
    line.codePoints()
        .filter(each -> !isInvisible(each))
        .forEach(each -> {
          if (MARKS.indexOf(each) >= 0) {
            text.append('\\');
          }
          text.appendCodePoint(each == '\t' ? ' ' : each);
        });
    return atTheBeginning(text.toString().strip());
  }

  /** What begins a list, a rule or a heading where a line begins. */
  private static String atTheBeginning(String line) {
    if (!line.isEmpty() && "-+=".indexOf(line.charAt(0)) >= 0) {
      return "\\" + line;
    }
    return NUMBERED.matcher(line).replaceFirst("$1\\\\$2");
  }

  /** Control characters, and those that turn the direction of what follows. */
  private static boolean isInvisible(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL -> character != '\t';
      case Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE -> true;
      default -> false;
    };
  }
}
