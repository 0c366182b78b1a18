package dev.headroom.select;

/**
 * How many characters and classes an RE2 expression has once its repeats are written out. The
 * compiler writes them out before anything can stop it: {@code ((a{1000}){1000}){1000}} would take
 * all the memory there is. What is no expression may come out as anything; the compiler refuses it.
 */
final class RegexSize {
  /** Counting ends here. */
  private static final long MAX = Integer.MAX_VALUE;

  private final String regex;
  private int at;

  private RegexSize(String regex) {
    this.regex = regex;
  }

  static long of(String regex) {
    RegexSize size = new RegexSize(regex);
    long all = 0;
    while (size.at < regex.length()) {
      all = Math.min(MAX, all + size.sequence());
      size.at++;
    }
    return all;
  }

  /** What stands up to the bracket that ends a group, or up to the end. */
  private long sequence() {
    long all = 0;
    while (at < regex.length() && regex.charAt(at) != ')') {
      all = Math.min(MAX, all + repeated(atom()));
    }
    return all;
  }

  private long atom() {
    char first = regex.charAt(at++);
    return switch (first) {
      case '(' -> {
        long group = 1 + sequence();
        at++;
        yield group;
      }
      case '[' -> {
        skipClass();
        yield 1;
      }
      case '\\' -> escape();
      default -> 1;
    };
  }

  /** Begins behind the bracket; one that stands first is a character of the class. */
  private void skipClass() {
    at += regex.startsWith("^", at) ? 1 : 0;
    at += regex.startsWith("]", at) ? 1 : 0;
    while (at < regex.length() && regex.charAt(at) != ']') {
      boolean named = regex.startsWith("[:", at) && regex.indexOf(":]", at) > 0;
      if (named) {
        at = regex.indexOf(":]", at) + 2;
      } else {
        at += regex.charAt(at) == '\\' ? 2 : 1;
      }
    }
    at++;
  }

  private long escape() {
    boolean quotes = regex.startsWith("Q", at);
    boolean hasBraces = regex.startsWith("{", at + 1) && "pPx".indexOf(regex.charAt(at)) >= 0;
    String end = quotes ? "\\E" : "}";
    int from = at;
    at++;
    if (quotes || hasBraces) {
      int found = regex.indexOf(end, at);
      at = found < 0 ? regex.length() : found + end.length();
    }
    return quotes ? at - from : 1;
  }

  private long repeated(long size) {
    long all = size;
    while (at < regex.length() && regex.charAt(at) == '{') {
      int end = regex.indexOf('}', at);
      long times = end < 0 ? -1 : times(regex.substring(at + 1, end));
      if (times < 0) {
        return all;
      }
      all = Math.min(MAX, all * times);
      at = end + 1;
    }
    return all;
  }

  /** What {@code 3}, {@code 3,} or {@code 3,5} repeat; -1 if it is none of them. */
  private static long times(String counts) {
    int comma = counts.indexOf(',');
    long least = number(comma < 0 ? counts : counts.substring(0, comma));
    if (comma < 0 || least < 0) {
      return least;
    }
    String most = counts.substring(comma + 1);
    return most.isEmpty() ? least + 1 : number(most);
  }

  private static long number(String digits) {
    boolean isNumber =
        !digits.isEmpty() && digits.chars().allMatch(each -> each >= '0' && each <= '9');
    if (!isNumber) {
      return -1;
    }
    return digits.length() > 9 ? MAX : Long.parseLong(digits);
  }
}
