package dev.headroom.template.function;

import dev.headroom.template.value.Datum;
import dev.headroom.template.value.Datum.ListValue;
import dev.headroom.template.value.Datum.MapValue;
import dev.headroom.template.value.Datum.MomentValue;
import dev.headroom.template.value.Datum.SpanValue;
import dev.headroom.template.value.Datum.TextValue;
import dev.headroom.template.value.GoTime;
import dev.headroom.template.value.TemplateFailure;
import dev.headroom.template.value.TemplateWork;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The functions that Alertmanager adds. */
final class AlertFunctions {
  /** How deep lists and maps that a template makes may lie in each other. */
  private static final int DEPTH_MAX = 8;

  static final Map<String, Function<Arguments, Datum>> ALL =
      Map.ofEntries(
          Map.entry("toUpper", text(each -> mapped(each, Character::toUpperCase))),
          Map.entry("toLower", text(each -> mapped(each, Character::toLowerCase))),
          Map.entry("title", text(AlertFunctions::title)),
          Map.entry("trimSpace", text(String::strip)),
          Map.entry("join", AlertFunctions::join),
          Map.entry("match", given -> Datum.of(RegexFunctions.matches(given.exactly(2)))),
          Map.entry("reReplaceAll", given -> RegexFunctions.replaceAll(given.exactly(3))),
          Map.entry("stringSlice", AlertFunctions::texts),
          Map.entry("safeHtml", given -> new TextValue(given.exactly(1).text(0), true)),
          Map.entry("safeUrl", text(each -> each)),
          Map.entry("urlUnescape", text(AlertFunctions::unescaped)),
          Map.entry("date", AlertFunctions::date),
          Map.entry("tz", AlertFunctions::inZone),
          Map.entry("since", AlertFunctions::since),
          Map.entry("humanizeDuration", AlertFunctions::humanized),
          Map.entry("toJson", given -> Datum.of(JsonDatum.text(given.exactly(1)))),
          Map.entry("list", given -> list(given, given.values())),
          Map.entry("append", AlertFunctions::append),
          Map.entry("dict", AlertFunctions::dict));

  private AlertFunctions() {}

  private static Function<Arguments, Datum> text(UnaryOperator<String> change) {
    return given -> Datum.of(given.work().made(change.apply(given.exactly(1).text(0))));
  }

  /** As in Go, each letter has one in its place, whatever stands around it. */
  private static String mapped(String text, IntUnaryOperator letter) {
    StringBuilder mapped = new StringBuilder();
    text.codePoints().map(letter).forEach(mapped::appendCodePoint);
    return mapped.toString();
  }

  /** Here, too, one letter may become several: {@code Ss}. */
  private static String initial(int letter) {
    int title = Character.toTitleCase(letter);
    String upper = Character.toString(letter).toUpperCase(Locale.ROOT);
    boolean isOne = title != letter || upper.codePointCount(0, upper.length()) == 1;
    return isOne
        ? Character.toString(title)
        : upper.charAt(0) + mapped(upper.substring(1), Character::toLowerCase);
  }

  /** The first letter of each word is a capital, the others are small. */
  private static String title(String text) {
    StringBuilder title = new StringBuilder();
    boolean isBegun = false;
    int[] characters = text.codePoints().toArray();
    for (int i = 0; i < characters.length; i++) {
      int each = characters[i];
      if (Character.isLetter(each)) {
        title.append(isBegun ? Character.toString(Character.toLowerCase(each)) : initial(each));
        isBegun = true;
        continue;
      }
      title.appendCodePoint(each);
      boolean isInside = Character.isDigit(each) || each == '_' || isMark(each);
      boolean isJoined =
          "'.:\u2019\u00b7".indexOf(each) >= 0
              && i + 1 < characters.length
              && Character.isLetter(characters[i + 1]);
      isBegun &= isInside || isJoined;
    }
    return title.toString();
  }

  private static boolean isMark(int character) {
    int type = Character.getType(character);
    return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
  }

  private static Datum join(Arguments given) {
    String between = given.exactly(2).text(0);
    String joined =
        given.list(1).stream()
            .map(each -> each instanceof TextValue text ? text.text() : wrongItem(each))
            .collect(Collectors.joining(between));
    return Datum.of(given.work().made(joined));
  }

  private static String wrongItem(Datum item) {
    throw new TemplateFailure("expected a list of strings; got one with " + item.type());
  }

  private static Datum texts(Arguments given) {
    for (int i = 0; i < given.count(); i++) {
      given.text(i);
    }
    return new ListValue("[]string", given.values());
  }

  private static String unescaped(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new TemplateFailure("invalid URL escape");
    }
  }

  private static Datum date(Arguments given) {
    String layout = given.exactly(2).text(0);
    return Datum.of(given.work().made(GoTime.format(given.moment(1), layout)));
  }

  private static Datum inZone(Arguments given) {
    String name = given.exactly(2).text(0);
    try {
      ZoneId zone = name.isEmpty() || name.equals("Local") ? ZoneOffset.UTC : ZoneId.of(name);
      return new MomentValue(given.moment(1).withZoneSameInstant(zone));
    } catch (DateTimeException e) {
      throw new TemplateFailure("unknown time zone " + name);
    }
  }

  private static Datum since(Arguments given) {
    return new SpanValue(Duration.between(given.exactly(1).moment(0).toInstant(), given.now()));
  }

  private static Datum humanized(Arguments given) {
    double seconds =
        switch (given.exactly(1).get(0)) {
          case SpanValue span -> span.length().toNanos() / 1e9;
          case Datum.RealValue real -> real.number();
          case Datum.WholeValue whole -> whole.number();
          case TextValue text -> number(text.text());
          default ->
              throw new TemplateFailure("can't convert %s to float".formatted(given.get(0).type()));
        };
    return Datum.of(GoTime.humanized(seconds));
  }

  private static double number(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new TemplateFailure("no number: " + text);
    }
  }

  private static Datum list(Arguments given, List<Datum> items) {
    given.work().steps(items.size());
    items.forEach(each -> check(each, given.work(), 1));
    return new ListValue("[]interface {}", items);
  }

  /** What lies in itself many times over would be shown for ever. */
  private static void check(Datum value, TemplateWork work, int depth) {
    work.step();
    if (depth > DEPTH_MAX) {
      throw new TemplateFailure("lists deeper than %d".formatted(DEPTH_MAX));
    }
    switch (value) {
      case ListValue list -> list.items().forEach(each -> check(each, work, depth + 1));
      case MapValue map -> map.entries().values().forEach(each -> check(each, work, depth + 1));
      default -> {
        // Nothing lies in it.
      }
    }
  }

  private static Datum append(Arguments given) {
    List<Datum> items = new ArrayList<>(given.atLeast(1).list(0));
    items.addAll(given.values().subList(1, given.count()));
    return list(given, items);
  }

  private static Datum dict(Arguments given) {
    if (given.count() % 2 != 0) {
      throw new TemplateFailure("odd number of arguments for dict");
    }
    Map<String, Datum> entries = new TreeMap<>();
    for (int i = 0; i < given.count(); i += 2) {
      check(given.get(i + 1), given.work(), 1);
      entries.put(given.text(i), given.get(i + 1));
    }
    return new MapValue("map[string]interface {}", entries, Datum.NOTHING);
  }
}
