package dev.headroom.template.function;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How large an expression becomes when its repetitions are written out: each of them is, and those
 * within others are so as many times.
 */
final class ExpressionSize {
  /** Larger ones are not told apart. */
  static final long MAX = 1_000_000;

  private final String expression;
  private final Deque<Long> outer = new ArrayDeque<>();
  private long group;
  private long last;
  private int at;

  private ExpressionSize(String expression) {
    this.expression = expression;
  }

  static long of(String expression) {
    return new ExpressionSize(expression).size();
  }

  private long size() {
    while (at < expression.length()) {
      char each = expression.charAt(at++);
      switch (each) {
        case '(' -> {
          outer.push(group + last);
          group = 0;
          last = 0;
        }
        case ')' -> {
          last = bounded(group + last + 1);
          group = outer.isEmpty() ? 0 : outer.pop();
        }
        case '{' -> last = bounded(last * Math.max(1, count()));
        case '[' -> {
          classEnd();
          one();
        }
        case '\\' -> {
          at++;
          one();
        }
        default -> one();
      }
    }
    long all = group + last;
    for (long each : outer) {
      all += each;
    }
    return bounded(all);
  }

  private void one() {
    group = bounded(group + last);
    last = 1;
  }

  private static long bounded(long size) {
    return Math.min(size, MAX);
  }

  private void classEnd() {
    int end = expression.indexOf(']', at + 1);
    at = end < 0 ? expression.length() : end + 1;
  }

  /** The larger of the numbers up to the bracket's end. */
  private long count() {
    long larger = 0;
    long number = 0;
    while (at < expression.length() && expression.charAt(at) != '}') {
      char each = expression.charAt(at++);
      number = Character.isDigit(each) ? bounded(number * 10 + Character.digit(each, 10)) : 0;
      larger = Math.max(larger, number);
    }
    return larger + 1;
  }
}
