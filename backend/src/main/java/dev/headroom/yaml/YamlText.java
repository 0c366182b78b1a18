package dev.headroom.yaml;

/** Writes texts as they stand in a file. */
public final class YamlText {
  private YamlText() {}

  /** In single quotes, within which only they are special. */
  public static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
