package dev.headroom.template.value;

import dev.headroom.template.value.Datum.SpanValue;
import dev.headroom.template.value.Datum.WholeValue;
import java.util.List;
import java.util.OptionalLong;

/** Go's {@code printf}: what does not fit is said in the text and is no error. */
public final class GoPrintf {
  /**
   * Of a width or a precision that is a value, and of one that is written before its last digit.
   */
  private static final int WIDTH_MAX = 1_000_000;

  private final String format;
  private final List<Datum> values;
  private final TemplateWork work;
  private final StringBuilder text = new StringBuilder();
  private int at;
  private int next;

  /** Whether a verb has said which value it wants: then none is told to be left over. */
  private boolean isReordered;

  /** Whether the value that was said is there. */
  private boolean isThere;

  /** Whether a value was said just before. */
  private boolean isAfterIndex;

  private GoPrintf(String format, List<Datum> values, TemplateWork work) {
    this.format = format;
    this.values = values;
    this.work = work;
  }

  /** The format with the values in the place of its verbs. */
  public static String format(String format, List<Datum> values, TemplateWork work) {
    return new GoPrintf(format, values, work).all();
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
        text.append(between).append(GoVerb.named(each, new VerbFlags()));
        between = ", ";
      }
      text.append(')');
    }
    return text.toString();
  }

  private void verb() {
    VerbFlags flags = new VerbFlags();
    isThere = true;
    while (at < format.length() && flags.take(format.charAt(at))) {
      at++;
    }
    isAfterIndex = index();
    width(flags);
    precision(flags);
    if (!isAfterIndex) {
      index();
    }
    if (at >= format.length()) {
      text.append("%!(NOVERB)");
      return;
    }
    int verb = format.codePointAt(at);
    at += Character.charCount(verb);
    if (verb == '%') {
      text.append('%');
    } else if (!isThere) {
      text.append("%!").appendCodePoint(verb).append("(BADINDEX)");
    } else if (next >= values.size()) {
      text.append("%!").appendCodePoint(verb).append("(MISSING)");
    } else {
      flags.of(verb);
      new GoVerb(verb, flags).append(text, values.get(next++));
    }
  }

  /** {@code [3]}: the third value is next; whether it is so. */
  private boolean index() {
    if (at >= format.length() || format.charAt(at) != '[') {
      return false;
    }
    isReordered = true;
    int end = format.indexOf(']', at);
    at++;
    if (end < 0) {
      isThere = false;
      return false;
    }
    int wanted = number();
    boolean isNumber = wanted != VerbFlags.UNSAID && at == end;
    at = end + 1;
    if (!isNumber || wanted < 1 || wanted > values.size()) {
      isThere = false;
      return isNumber;
    }
    next = wanted - 1;
    return true;
  }

  private boolean star() {
    boolean isStar = at < format.length() && format.charAt(at) == '*';
    at += isStar ? 1 : 0;
    return isStar;
  }

  private void width(VerbFlags flags) {
    if (!star()) {
      flags.width = number();
      isThere &= !isAfterIndex || flags.width == VerbFlags.UNSAID;
      return;
    }
    OptionalLong given = value();
    if (given.isEmpty()) {
      text.append("%!(BADWIDTH)");
    } else {
      flags.width = (int) Math.abs(given.getAsLong());
      if (given.getAsLong() < 0) {
        flags.left();
      }
    }
    isAfterIndex = false;
  }

  private void precision(VerbFlags flags) {
    if (at + 1 >= format.length() || format.charAt(at) != '.') {
      return;
    }
    at++;
    isThere &= !isAfterIndex;
    isAfterIndex = index();
    if (!star()) {
      flags.precision = Math.max(0, number());
      return;
    }
    OptionalLong given = value();
    if (given.isEmpty() || given.getAsLong() < 0) {
      text.append("%!(BADPREC)");
    } else {
      flags.precision = (int) given.getAsLong();
    }
    isAfterIndex = false;
  }

  /** The next value as a width; empty if it is no whole number, or is too large. */
  private OptionalLong value() {
    if (next >= values.size()) {
      return OptionalLong.empty();
    }
    return switch (values.get(next++)) {
      case WholeValue(long number) when Math.abs(number) <= WIDTH_MAX -> OptionalLong.of(number);
      case SpanValue span when span.length().abs().toNanos() <= WIDTH_MAX ->
          OptionalLong.of(span.length().toNanos());
      default -> OptionalLong.empty();
    };
  }

  /** A number that is written; one that is too large takes the rest of the format with it. */
  private int number() {
    int number = VerbFlags.UNSAID;
    while (at < format.length() && format.charAt(at) >= '0' && format.charAt(at) <= '9') {
      if (number > WIDTH_MAX) {
        at = format.length();
        return VerbFlags.UNSAID;
      }
      number = Math.max(0, number) * 10 + format.charAt(at) - '0';
      at++;
    }
    return number;
  }
}
