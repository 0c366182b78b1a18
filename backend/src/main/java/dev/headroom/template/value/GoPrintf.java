package dev.headroom.template.value;

import dev.headroom.template.value.Datum.RealValue;
import dev.headroom.template.value.Datum.SpanValue;
import dev.headroom.template.value.Datum.TextValue;
import dev.headroom.template.value.Datum.TruthValue;
import dev.headroom.template.value.Datum.WholeValue;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

/** Go's {@code printf}: what does not fit is said in the text and is no error. */
public final class GoPrintf {
  /** Of a width or a precision. */
  private static final int WIDTH_MAX = 10_000;

  private final String format;
  private final List<Datum> values;
  private final TemplateWork work;
  private final StringBuilder text = new StringBuilder();
  private int at;
  private int next;

  /** Whether a verb has said which value it wants: then none is told to be left over. */
  private boolean isReordered;

  private GoPrintf(String format, List<Datum> values, TemplateWork work) {
    this.format = format;
    this.values = values;
    this.work = work;
  }

  /** The format with the values in the place of its verbs. */
  public static String format(String format, List<Datum> values, TemplateWork work) {
    return new GoPrintf(format, values, work).all();
  }

  /** What stands between a percent sign and its verb. */
  private static final class Flags {
    private String signs = "";
    private int width = -1;
    private int precision = -1;

    private boolean has(char sign) {
      return signs.indexOf(sign) >= 0;
    }
  }

  private String all() {
    while (at < format.length()) {
      int percent = format.indexOf('%', at);
      if (percent < 0) {
        break;
      }
      text.append(format, at, percent);
      at = percent + 1;
      verb();
      TemplateWork.length(text.length());
      work.step();
    }
    text.append(format, Math.min(at, format.length()), format.length());
    if (!isReordered && next < values.size()) {
      text.append("%!(EXTRA ");
      String between = "";
      for (Datum each : values.subList(next, values.size())) {
        text.append(between).append(named(each));
        between = ", ";
      }
      text.append(')');
    }
    return text.toString();
  }

  private void verb() {
    Flags flags = new Flags();
    int start = at;
    while (at < format.length() && "+-# 0".indexOf(format.charAt(at)) >= 0) {
      at++;
    }
    flags.signs = format.substring(start, at);
    boolean isThere = index();
    boolean isGood = width(flags) && precision(flags);
    isThere &= index();
    if (at >= format.length()) {
      text.append("%!(NOVERB)");
      return;
    }
    int verb = format.codePointAt(at);
    at += Character.charCount(verb);
    if (verb == '%') {
      text.append('%');
    } else if (!isGood) {
      text.append("%!(BADWIDTH)");
    } else if (!isThere) {
      text.append("%!").appendCodePoint(verb).append("(BADINDEX)");
    } else if (next >= values.size()) {
      text.append("%!").appendCodePoint(verb).append("(MISSING)");
    } else {
      Datum value = values.get(next++);
      text.append(padded(value, verb, flags));
    }
  }

  /** {@code [3]}: the third value is next; false if there is none. */
  private boolean index() {
    if (at >= format.length() || format.charAt(at) != '[') {
      return true;
    }
    isReordered = true;
    int end = format.indexOf(']', at);
    at++;
    int wanted = number(0);
    boolean isWhole = end >= 0 && at == end;
    at = end < 0 ? at : end + 1;
    if (!isWhole || wanted < 1 || wanted > values.size()) {
      return false;
    }
    next = wanted - 1;
    return true;
  }

  private boolean width(Flags flags) {
    if (at < format.length() && format.charAt(at) == '*') {
      at++;
      flags.width = star();
      if (flags.width < 0 && flags.width >= -WIDTH_MAX) {
        flags.signs += "-";
        flags.width = -flags.width;
      }
    } else {
      flags.width = number(-1);
    }
    return flags.width >= -1 && flags.width <= WIDTH_MAX;
  }

  private boolean precision(Flags flags) {
    if (at < format.length() && format.charAt(at) == '.') {
      at++;
      if (at < format.length() && format.charAt(at) == '*') {
        at++;
        flags.precision = star();
      } else {
        flags.precision = number(0);
      }
    }
    return flags.precision >= -1 && flags.precision <= WIDTH_MAX;
  }

  private int star() {
    if (next < values.size() && values.get(next) instanceof WholeValue whole) {
      next++;
      return Math.clamp(whole.number(), -WIDTH_MAX - 1, WIDTH_MAX + 1);
    }
    return WIDTH_MAX + 1;
  }

  private int number(int otherwise) {
    int start = at;
    while (at < format.length() && format.charAt(at) >= '0' && format.charAt(at) <= '9') {
      at++;
    }
    if (at == start) {
      return otherwise;
    }
    return at - start > 6 ? WIDTH_MAX + 1 : Integer.parseInt(format.substring(start, at));
  }

  private static boolean isNumber(Datum value) {
    return value instanceof WholeValue || value instanceof RealValue;
  }

  /** Of a list each value is. */
  private static String padded(Datum value, int verb, Flags flags) {
    String shown = shown(value, verb, flags);
    if (value instanceof Datum.ListValue) {
      return shown;
    }
    int missing = flags.width - shown.codePointCount(0, shown.length());
    if (missing <= 0) {
      return shown;
    }
    if (flags.has('-')) {
      return shown + " ".repeat(missing);
    }
    if (!flags.has('0')) {
      return " ".repeat(missing) + shown;
    }
    boolean isSigned = isNumber(value) && !shown.isEmpty() && "+- ".indexOf(shown.charAt(0)) >= 0;
    return isSigned
        ? shown.charAt(0) + "0".repeat(missing) + shown.substring(1)
        : "0".repeat(missing) + shown;
  }

  private static String shown(Datum value, int verb, Flags flags) {
    if (verb == 'T') {
      return value instanceof Datum.NoValue ? "<nil>" : value.type();
    }
    return switch (value) {
      case WholeValue whole -> whole(whole.number(), verb, flags, value);
      case RealValue real -> real(real.number(), verb, flags, value);
      case TruthValue truth ->
          verb == 'v' || verb == 't' ? String.valueOf(truth.isTrue()) : bad(value, verb);
      case SpanValue span when verb == 'd' -> whole(span.length().toNanos(), verb, flags, value);
      case Datum.NoValue _ -> verb == 'v' ? "<nil>" : "%!" + Character.toString(verb) + "(<nil>)";
      case Datum.ListValue list when !list.type().equals(Datum.ListValue.PAIRS) ->
          list.items().stream()
              .map(each -> padded(each, verb, flags))
              .collect(java.util.stream.Collectors.joining(" ", "[", "]"));
      default -> text(GoFormat.text(value), verb, flags, value);
    };
  }

  private static String text(String all, int verb, Flags flags, Datum value) {
    String text = all;
    if (flags.precision >= 0 && flags.precision < all.codePointCount(0, all.length())) {
      text = all.substring(0, all.offsetByCodePoints(0, flags.precision));
    }
    HexFormat hex = flags.has(' ') ? HexFormat.ofDelimiter(" ") : HexFormat.of();
    return switch (verb) {
      case 'v' -> flags.has('#') && value instanceof TextValue ? GoQuote.quoted(text) : text;
      case 's' -> text;
      case 'q' -> quoted(text, flags);
      case 'x' -> hex.formatHex(text.getBytes(StandardCharsets.UTF_8));
      case 'X' -> hex.withUpperCase().formatHex(text.getBytes(StandardCharsets.UTF_8));
      default -> bad(value, verb);
    };
  }

  private static String quoted(String text, Flags flags) {
    if (flags.has('#') && GoQuote.canBeRaw(text)) {
      return "`" + text + "`";
    }
    return flags.has('+') ? GoQuote.ascii(text) : GoQuote.quoted(text);
  }

  private static String whole(long number, int verb, Flags flags, Datum value) {
    int base =
        switch (verb) {
          case 'v', 'd' -> 10;
          case 'b' -> 2;
          case 'o', 'O' -> 8;
          case 'x', 'X' -> 16;
          default -> 0;
        };
    if (base > 0) {
      String bare = Long.toString(number, base).replace("-", "");
      String digits = "0".repeat(Math.max(0, flags.precision - bare.length())) + bare;
      String prefix = flags.has('#') && base == 16 ? "0x" : verb == 'O' ? "0o" : "";
      String all = prefix + digits;
      return sign(number < 0, verb, flags)
          + (verb == 'X' ? all.toUpperCase(java.util.Locale.ROOT) : all);
    }
    boolean isCharacter = number >= 0 && Character.isValidCodePoint((int) number);
    String character = isCharacter ? Character.toString((int) number) : "\ufffd";
    return switch (verb) {
      case 'c' -> character;
      case 'q' -> "'" + character + "'";
      case 'U' -> "U+%04X".formatted(number);
      default -> bad(value, verb);
    };
  }

  private static String real(double number, int verb, Flags flags, Datum value) {
    int precision = flags.precision;
    String shown =
        switch (verb) {
          case 'v', 'g', 'G' -> GoNumber.format(number, verb == 'G' ? 'G' : 'g', precision);
          case 'e', 'E', 'f', 'F' ->
              GoNumber.format(number, (char) verb, precision < 0 ? 6 : precision);
          case 'x', 'X' -> GoNumber.hexadecimal(number, verb == 'X');
          default -> bad(value, verb);
        };
    boolean isSigned = shown.startsWith("-") || shown.startsWith("+") || shown.startsWith("%");
    return isSigned ? shown : sign(false, verb, flags) + shown;
  }

  /** For the verb {@code v} a plus asks for the names of fields, not for a sign. */
  private static String sign(boolean isNegative, int verb, Flags flags) {
    if (isNegative) {
      return "-";
    }
    return flags.has('+') && verb != 'v' ? "+" : flags.has(' ') ? " " : "";
  }

  private static String bad(Datum value, int verb) {
    return "%!" + Character.toString(verb) + "(" + named(value) + ")";
  }

  private static String named(Datum value) {
    return value instanceof Datum.NoValue ? "<nil>" : value.type() + "=" + GoFormat.shown(value);
  }
}
