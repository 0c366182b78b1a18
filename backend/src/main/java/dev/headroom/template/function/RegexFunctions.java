package dev.headroom.template.function;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.headroom.template.value.Datum;
import dev.headroom.template.value.TemplateFailure;
import dev.headroom.template.value.TemplateWork;

/** Regular expressions, which take no longer than the text is long. */
final class RegexFunctions {
  private static final int PATTERN_CHARS_MAX = 1_000;

  /** With its repetitions written out. */
  private static final long SIZE_MAX = 10_000;

  private RegexFunctions() {}

  static boolean matches(Arguments given) {
    return pattern(given.text(0), given.text(1), given.work()).matcher(given.text(1)).find();
  }

  private static Pattern pattern(String expression, String text, TemplateWork work) {
    if (expression.length() > PATTERN_CHARS_MAX) {
      throw new TemplateFailure(
          "expression longer than %d characters".formatted(PATTERN_CHARS_MAX));
    }
    long size = ExpressionSize.of(expression);
    if (size > SIZE_MAX) {
      throw new TemplateFailure("an expression that repeats too much");
    }
    work.chars(size + text.length() * size / 16);
    try {
      return Pattern.compile(expression);
    } catch (PatternSyntaxException e) {
      throw new TemplateFailure("error parsing regexp: " + e.getDescription());
    }
  }

  static Datum replaceAll(Arguments given) {
    String text = given.text(2);
    Matcher matcher = pattern(given.text(0), text, given.work()).matcher(text);
    StringBuilder replaced = new StringBuilder();
    int done = 0;
    int from = 0;
    while (from <= text.length() && matcher.find(from)) {
      int start = matcher.start();
      int end = matcher.end();
      replaced.append(text, done, start);
      if (end > done || start == 0) {
        expand(given.text(1), matcher, replaced);
        TemplateWork.length(replaced.length());
      }
      done = end;
      int width = from < text.length() ? Character.charCount(text.codePointAt(from)) : 1;
      from = end > from ? end : from + width;
      given.work().step();
    }
    replaced.append(text, Math.min(done, text.length()), text.length());
    return Datum.of(given.work().made(replaced.toString()));
  }

  /** Puts groups in the place of {@code $1}, {@code ${1}}, {@code $name} and {@code ${name}}. */
  private static void expand(String replacement, Matcher matcher, StringBuilder to) {
    for (int at = 0; at < replacement.length(); ) {
      char each = replacement.charAt(at);
      if (each != '$' || at + 1 == replacement.length()) {
        to.append(each);
        at++;
        continue;
      }
      if (replacement.charAt(at + 1) == '$') {
        to.append('$');
        at += 2;
        continue;
      }
      boolean isBraced = replacement.charAt(at + 1) == '{';
      int start = at + (isBraced ? 2 : 1);
      int end = wordEnd(replacement, start);
      boolean isClosed =
          !isBraced || (end < replacement.length() && replacement.charAt(end) == '}');
      if (end == start || !isClosed) {
        to.append('$');
        at++;
        continue;
      }
      to.append(group(matcher, replacement.substring(start, end)));
      at = isBraced ? end + 1 : end;
    }
  }

  private static int wordEnd(String text, int from) {
    int end = from;
    while (end < text.length()
        && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_')) {
      end++;
    }
    return end;
  }

  private static String group(Matcher matcher, String name) {
    String found;
    if (name.matches("\\d{1,4}")) {
      int number = Integer.parseInt(name);
      found = number <= matcher.groupCount() ? matcher.group(number) : "";
    } else {
      found = matcher.pattern().namedGroups().containsKey(name) ? matcher.group(name) : "";
    }
    return found == null ? "" : found;
  }
}
