package dev.headroom.logs;

import dev.headroom.logs.document.WordAnalyzer;
import dev.headroom.logs.text.VisibleText;
import java.util.ArrayList;
import java.util.List;

/** How a pattern with {@code *} and {@code ?} falls apart into words of the body. */
final class WildcardShape {
  private static final String ANYTHING = "*";

  private WildcardShape() {}

  /**
   * The pattern's words in lower case, wildcards kept. Stars that stand alone at either end are
   * left out: {@code 10.0.*} is the words 10 and 0.
   */
  static List<String> words(String pattern) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    VisibleText.of(pattern)
        .codePoints()
        .forEach(c -> {
          if (c == '*' || c == '?' || WordAnalyzer.isWordCharacter(c)) {
            word.appendCodePoint(Character.toLowerCase(c));
          } else {
            end(word, words);
          }
        });
    end(word, words);
    while (!words.isEmpty() && words.getFirst().equals(ANYTHING)) {
      words.removeFirst();
    }
    while (!words.isEmpty() && words.getLast().equals(ANYTHING)) {
      words.removeLast();
    }
    return words;
  }

  /** Text as a pattern that means nothing but itself. */
  static String escape(String text) {
    return text.replace("\\", "\\\\").replace("*", "\\*").replace("?", "\\?");
  }

  static boolean isWild(String word) {
    return plainLength(word) < word.length();
  }

  /** Characters before the first wildcard. */
  static int plainLength(String pattern) {
    int length = 0;
    while (length < pattern.length() && "*?".indexOf(pattern.charAt(length)) < 0) {
      length++;
    }
    return length;
  }

  private static void end(StringBuilder word, List<String> words) {
    if (!word.isEmpty()) {
      words.add(word.toString());
      word.setLength(0);
    }
  }
}
