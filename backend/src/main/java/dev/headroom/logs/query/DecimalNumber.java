package dev.headroom.logs.query;

import java.util.regex.Pattern;

/** Numbers as people and services write them: {@code 12}, {@code -0.5}, {@code 1.2e-3}. */
public final class DecimalNumber {
  private static final Pattern FORM =
      Pattern.compile(
          "[+-]?(?:[0-9]{1,64}(?:\\.[0-9]{0,64})?|\\.[0-9]{1,64})(?:[eE][+-]?[0-9]{1,4})?");

  private DecimalNumber() {}

  /** The number a text is, or NaN if it is anything else, a number with a unit included. */
  public static double parse(String text) {
    return FORM.matcher(text).matches() ? Double.parseDouble(text) : Double.NaN;
  }
}
