package dev.headroom.logs;

import org.apache.lucene.util.automaton.Automaton;
import org.apache.lucene.util.automaton.Operations;
import org.apache.lucene.util.automaton.RegExp;
import org.apache.lucene.util.automaton.TooComplexToDeterminizeException;

/**
 * Turns a regular expression into an automaton without letting it cost too much. Repeats are
 * unrolled while the automaton is built, before any limit or deadline of a search applies: {@code
 * (((a{1,50}){1,50}){1,50})} takes half a minute, and each {@code +} around another doubles what is
 * inside. So the pattern is parsed first and its unrolled size bounded.
 */
final class RegexAutomaton {
  static final int LENGTH_MAX = 256;

  /** The most characters and classes a pattern may have once its repeats are written out. */
  static final int UNROLLED_MAX = 1_000;

  private RegexAutomaton() {}

  /**
   * @param column where the pattern stands in the query
   */
  static Automaton of(String pattern, boolean ignoreCase, int column) throws QueryRefused {
    if (pattern.length() > LENGTH_MAX) {
      throw new QueryRefused(
          column,
          "a regular expression takes at most %d characters, this one has %d"
              .formatted(LENGTH_MAX, pattern.length()));
    }
    try {
      RegExp regex = new RegExp(pattern, RegExp.NONE, ignoreCase ? RegExp.CASE_INSENSITIVE : 0);
      if (unrolledSize(regex) > UNROLLED_MAX) {
        throw new QueryRefused(
            column,
            "this regular expression has more than %d parts once its repeats are written out"
                .formatted(UNROLLED_MAX));
      }
      return Operations.determinize(regex.toAutomaton(), Operations.DEFAULT_DETERMINIZE_WORK_LIMIT);
    } catch (TooComplexToDeterminizeException e) {
      throw new QueryRefused(column, "this regular expression is too complex");
    } catch (IllegalArgumentException e) {
      throw new QueryRefused(column, "not a regular expression: " + e.getMessage());
    }
  }

  private static long unrolledSize(RegExp regex) {
    return switch (regex.kind) {
      case REGEXP_REPEAT_MIN -> times(regex.min + 1L, regex.exp1);
      case REGEXP_REPEAT_MINMAX -> times(Math.max(regex.max, 1), regex.exp1);
      case REGEXP_REPEAT, REGEXP_OPTIONAL -> times(1, regex.exp1);
      case REGEXP_UNION, REGEXP_CONCATENATION ->
          unrolledSize(regex.exp1) + unrolledSize(regex.exp2);
      case REGEXP_STRING -> regex.s.length();
      default -> 1;
    };
  }

  /** Saturates one above the limit. */
  private static long times(long count, RegExp repeated) {
    return Math.min(count, UNROLLED_MAX + 1) * Math.min(unrolledSize(repeated), UNROLLED_MAX + 1);
  }
}
