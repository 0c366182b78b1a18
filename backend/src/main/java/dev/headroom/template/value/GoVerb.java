package dev.headroom.template.value;

import dev.headroom.template.value.Datum.ListValue;
import dev.headroom.template.value.Datum.NoValue;
import dev.headroom.template.value.Datum.RealValue;
import dev.headroom.template.value.Datum.SpanValue;
import dev.headroom.template.value.Datum.TextValue;
import dev.headroom.template.value.Datum.TruthValue;
import dev.headroom.template.value.Datum.WholeValue;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;

/** One value as a verb of {@code printf} shows it. */
final class GoVerb {
  private final int verb;
  private final VerbFlags flags;

  GoVerb(int verb, VerbFlags flags) {
    this.verb = verb;
    this.flags = flags;
  }

  /** A value behind the name of its type, where a verb has no meaning for it. */
  static String named(Datum value, VerbFlags flags) {
    StringBuilder text = new StringBuilder();
    if (!(value instanceof NoValue)) {
      text.append(value.type()).append('=');
    }
    new GoVerb('v', flags).append(text, value);
    return text.toString();
  }

  void append(StringBuilder to, Datum value) {
    if (value instanceof ListValue list && !list.type().equals(ListValue.PAIRS) && verb != 'T') {
      all(to, list);
    } else {
      to.append(shown(value));
    }
    TemplateWork.length(to.length());
  }

  private void all(StringBuilder to, ListValue list) {
    String between = flags.isAsWritten ? list.type() + "{" : "[";
    to.append(list.items().isEmpty() ? between : "");
    for (Datum each : list.items()) {
      to.append(between);
      append(to, each);
      between = flags.isAsWritten ? ", " : " ";
    }
    to.append(flags.isAsWritten ? '}' : ']');
  }

  private String shown(Datum value) {
    if (verb == 'T') {
      return text(value instanceof NoValue ? "<nil>" : value.type());
    }
    return switch (value) {
      case WholeValue(long number) -> whole(number, value);
      case RealValue(double number) ->
          verb == 'v' || "bgGxXfFeE".indexOf(verb) >= 0
              ? GoReal.text(number, verb, flags)
              : bad(value);
      case TruthValue(boolean isTrue) ->
          verb == 'v' || verb == 't' ? flags.padded(String.valueOf(isTrue)) : bad(value);
      case SpanValue span when flags.isAsWritten || "vsxXq".indexOf(verb) < 0 ->
          whole(span.length().toNanos(), value);
      case NoValue _ -> verb == 'v' ? flags.padded("<nil>") : bad(value);
      case TextValue(String text, boolean _) -> ofText(text, value);
      default -> ofText(GoFormat.text(value), value);
    };
  }

  private String ofText(String text, Datum value) {
    return switch (verb) {
      case 'v' -> flags.isAsWritten && value instanceof TextValue ? quoted(text) : text(text);
      case 's' -> text(text);
      case 'q' -> quoted(text);
      case 'x', 'X' -> flags.padded(bytes(text.getBytes(StandardCharsets.UTF_8)));
      default -> bad(value);
    };
  }

  private String cut(String all) {
    boolean isLong =
        flags.precision != VerbFlags.UNSAID
            && flags.precision < all.codePointCount(0, all.length());
    return isLong ? all.substring(0, all.offsetByCodePoints(0, flags.precision)) : all;
  }

  private String text(String all) {
    return flags.padded(cut(all));
  }

  private String quoted(String all) {
    String text = cut(all);
    if (flags.isSharp && GoQuote.canBeRaw(text)) {
      return flags.padded("`" + text + "`");
    }
    return flags.padded(flags.isPlus ? GoQuote.ascii(text) : GoQuote.quoted(text));
  }

  private String bytes(byte[] all) {
    int length =
        flags.precision == VerbFlags.UNSAID ? all.length : Math.min(all.length, flags.precision);
    String prefix = flags.isSharp && length > 0 ? (verb == 'x' ? "0x" : "0X") : "";
    HexFormat form = flags.isSpaced ? HexFormat.ofDelimiter(" " + prefix) : HexFormat.of();
    return prefix + (verb == 'x' ? form : form.withUpperCase()).formatHex(all, 0, length);
  }

  private String whole(long number, Datum value) {
    return switch (verb) {
      case 'v', 'd' -> digits(number, 10, "");
      case 'b' -> digits(number, 2, flags.isSharp ? "0b" : "");
      case 'o' -> digits(number, 8, flags.isSharp ? "0" : "");
      case 'O' -> digits(number, 8, "0o");
      case 'x' -> digits(number, 16, flags.isSharp ? "0x" : "");
      case 'X' -> digits(number, 16, flags.isSharp ? "0X" : "");
      case 'c' -> flags.padded(character(number));
      case 'q' -> flags.padded(quotedCharacter(number));
      case 'U' -> flags.padded(codePoint(number), false);
      default -> bad(value);
    };
  }

  /** Zeros up to the width stand behind the sign, and before the precision's they give way. */
  private String digits(long number, int base, String prefix) {
    int least = Math.max(0, flags.precision);
    if (flags.precision == 0 && number == 0) {
      return flags.padded("", false);
    }
    if (flags.precision == VerbFlags.UNSAID && flags.isZeroed) {
      boolean isSigned = number < 0 || flags.isPlus || flags.isSpaced;
      least = flags.width - (isSigned ? 1 : 0);
    }
    String bare = Long.toString(number, base).replace("-", "");
    TemplateWork.length(least);
    String all = "0".repeat(Math.max(0, least - bare.length())) + bare;
    String begin = prefix.equals("0") && all.startsWith("0") ? "" : prefix;
    String shown = verb == 'X' ? all.toUpperCase(Locale.ROOT) : all;
    return flags.padded(flags.sign(number < 0) + begin + shown, false);
  }

  private static boolean isCharacter(long number) {
    return number >= 0 && number <= Character.MAX_CODE_POINT;
  }

  private static String character(long number) {
    return isCharacter(number) ? Character.toString((int) number) : "\ufffd";
  }

  private String quotedCharacter(long number) {
    String text = character(number);
    String inner = flags.isPlus ? GoQuote.ascii(text) : GoQuote.quoted(text);
    String bare = inner.substring(1, inner.length() - 1);
    String escaped =
        switch (bare) {
          case "'" -> "\\'";
          case "\\\"" -> "\"";
          default -> bare;
        };
    return "'" + escaped + "'";
  }

  private String codePoint(long number) {
    String digits = Long.toHexString(number).toUpperCase(Locale.ROOT);
    int least = Math.max(4, flags.precision);
    TemplateWork.length(least);
    String all = "U+" + "0".repeat(Math.max(0, least - digits.length())) + digits;
    return flags.isSharp && isCharacter(number) && GoQuote.isSeen((int) number)
        ? all + " '" + character(number) + "'"
        : all;
  }

  private String bad(Datum value) {
    return "%!" + Character.toString(verb) + "(" + named(value, flags) + ")";
  }
}
