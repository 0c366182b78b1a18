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
    String sign = digits.startsWith("-") ? "-" : "";
    String bare = digits.substring(sign.length());
    if (bare.startsWith("0b")) {
      return Long.parseLong(sign + bare.substring(2), 2);
    }
    if (bare.startsWith("0o")) {
      return Long.parseLong(sign + bare.substring(2), 8);
    }
    return bare.startsWith("0x") || bare.length() == 1 || !bare.startsWith("0")
        ? Long.decode(sign + bare)
        : Long.parseLong(sign + bare, 8);
  }

  /** A character stands for its number. */
  static Datum character(String text) {
    if (text.codePointCount(0, text.length()) != 1) {
      throw new TemplateFailure("malformed character constant");
    }
    return Datum.of(text.codePointAt(0));
  }
}
