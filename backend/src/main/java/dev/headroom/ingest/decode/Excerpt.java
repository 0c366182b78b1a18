package dev.headroom.ingest.decode;

/** Quotes what a sender wrote, short and without control characters, to be told back to it. */
public final class Excerpt {
  private static final int LENGTH_MAX = 80;

  private Excerpt() {}

  public static String of(String text) {
    String head = text.length() <= LENGTH_MAX ? text : text.substring(0, LENGTH_MAX) + "…";
    StringBuilder quoted = new StringBuilder(head.length() + 2).append('\'');
    head.codePoints()
        .map(c -> Character.isISOControl(c) || !Character.isDefined(c) ? '\uFFFD' : c)
        .forEach(quoted::appendCodePoint);
    return quoted.append('\'').toString();
  }
}
