package dev.headroom.template;

import dev.headroom.template.value.Datum;
import dev.headroom.template.value.TemplateFailure;
import java.util.Locale;

/** Numbers as Go writes them down. */
final class NumberText {
  private NumberText() {}

  static Datum number(String text) {
    String plain = text.replace("_", "").toLowerCase(Locale.ROOT);
    String digits = plain.startsWith("+") ? plain.substring(1) : plain;
    try {
      boolean isHex = digits.replace("-", "").startsWith("0x");
      boolean isReal =
          isHex ? digits.contains("p") || digits.contains(".") : digits.matches(".*[.e].*");
      if (isReal && digits.matches("[-0-9a-fxp+.e]+")) {
        return new Datum.RealValue(Double.parseDouble(digits));
      }
      return Datum.of(whole(digits));
    } catch (NumberFormatException e) {
      throw new TemplateFailure("bad number syntax: " + text);
    }
  }

  private static long whole(String digits) {
    boolean isNegative = digits.startsWith("-");
    String bare = isNegative ? digits.substring(1) : digits;
    long number;
    if (bare.startsWith("0b")) {
      number = Long.parseLong(bare.substring(2), 2);
    } else if (bare.startsWith("0o")) {
      number = Long.parseLong(bare.substring(2), 8);
    } else if (!bare.startsWith("0x") && bare.length() > 1 && bare.startsWith("0")) {
      number = Long.parseLong(bare, 8);
    } else {
      number = Long.decode(bare);
    }
    return isNegative ? -number : number;
  }

  /** A character stands for its number. */
  static Datum character(String text) {
    if (text.codePointCount(0, text.length()) != 1) {
      throw new TemplateFailure("malformed character constant");
    }
    return Datum.of(text.codePointAt(0));
  }
}
