package dev.headroom.yaml;

import java.util.regex.Pattern;

/** The name by which a file declares something that others ask for in an address. */
public final class DeclaredName {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,79}");

  private DeclaredName() {}

  /**
   * For {@link YamlNode#parse}.
   *
   * @param text a missing one is told by whoever requires it
   * @throws IllegalArgumentException if it is none, with a message for the person who wrote it
   */
  public static String parse(String text) {
    if (!text.isEmpty() && !NAME.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "a name has 1 to 80 letters, digits, dots, dashes and underscores, the first a letter or"
              + " a digit");
    }
    return text;
  }
}
