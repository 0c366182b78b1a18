package dev.headroom.logs.query;

import java.util.Optional;

/**
 * What a regular expression may cost. Repeats are unrolled when its automaton is built, before any
 * limit or deadline of the search applies: {@code (((a{1,50}){1,50}){1,50})} takes half a minute,
 * and each {@code +} around another doubles what is inside. So the size with all repeats written
 * out is bounded, by reading the pattern.
 *
 * <p>Braces and pluses inside character classes count as repeats too: this errs on the side of
 * refusing.
 */
final class RegexLimits {
  static final int LENGTH_MAX = 256;

  /** The most single characters, classes and dots a pattern may have once repeats are unrolled. */
  static final int UNROLLED_MAX = 1_000;

  private final String pattern;

  /** Unrolled size of each open group so far. */
  private final long[] sizes = new long[LENGTH_MAX + 1];

  private int depth;

  /** Unrolled size of what a repeat would apply to. */
  private long last;

  private RegexLimits(String pattern) {
    this.pattern = pattern;
  }

  /** What the pattern exceeds, or nothing. */
  static Optional<String> exceededBy(String pattern) {
    if (pattern.length() > LENGTH_MAX) {
      return Optional.of(
          "a regular expression takes at most %d characters, this one has %d"
              .formatted(LENGTH_MAX, pattern.length()));
    }
    return new RegexLimits(pattern).unrollsTooFar()
        ? Optional.of(
            "this regular expression has more than %d parts once its repeats are written out"
                .formatted(UNROLLED_MAX))
        : Optional.empty();
  }

  private boolean unrollsTooFar() {
    for (int at = 0; at < pattern.length(); at++) {
      switch (pattern.charAt(at)) {
        case '(' -> sizes[++depth] = 0;
        case ')' -> closeGroup();
        case '{' -> {
          repeat(bound(at + 1) + 1);
          at = Math.max(at, pattern.indexOf('}', at));
        }
        case '+' -> repeat(2);
        case '*', '?' -> {}
        case '\\' -> {
          at++;
          add(1);
        }
        default -> add(1);
      }
      if (sizes[depth] > UNROLLED_MAX) {
        return true;
      }
    }
    return false;
  }

  private void add(long size) {
    last = size;
    sizes[depth] += size;
  }

  private void repeat(long times) {
    sizes[depth] += last * (times - 1);
    last *= times;
  }

  private void closeGroup() {
    if (depth > 0) {
      depth--;
      add(sizes[depth + 1]);
    }
  }

  /** The largest number up to the closing brace. */
  private long bound(int from) {
    long largest = 0;
    long number = 0;
    for (int at = from; at < pattern.length() && pattern.charAt(at) != '}'; at++) {
      char c = pattern.charAt(at);
      number = c >= '0' && c <= '9' ? Math.min(number * 10 + (c - '0'), UNROLLED_MAX) : 0;
      largest = Math.max(largest, number);
    }
    return largest;
  }
}
