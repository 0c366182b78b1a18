package dev.headroom.template.function;

import dev.headroom.template.value.Datum;
import dev.headroom.template.value.Datum.ListValue;
import dev.headroom.template.value.Datum.MapValue;
import dev.headroom.template.value.Datum.TextValue;
import dev.headroom.template.value.Datum.WholeValue;
import dev.headroom.template.value.GoFormat;
import dev.headroom.template.value.GoPrintf;
import dev.headroom.template.value.TemplateFailure;
import dev.headroom.template.value.TemplateWork;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Those that every template of Go has, and by name those of Alertmanager. */
public final class Functions {
  private static final Map<String, Function<Arguments, Datum>> BUILT_IN =
      Map.ofEntries(
          Map.entry("and", Functions::notHere),
          Map.entry("or", Functions::notHere),
          Map.entry("not", given -> Datum.of(!given.exactly(1).get(0).isTrue())),
          Map.entry("eq", Comparing::equalsAny),
          Map.entry("ne", given -> Datum.of(!equal(given.exactly(2)))),
          Map.entry("lt", given -> Datum.of(less(given.exactly(2)))),
          Map.entry("le", given -> Datum.of(less(given.exactly(2)) || equal(given))),
          Map.entry("gt", given -> Datum.of(!less(given.exactly(2)) && !equal(given))),
          Map.entry("ge", given -> Datum.of(!less(given.exactly(2)))),
          Map.entry("len", Functions::length),
          Map.entry("index", Functions::index),
          Map.entry("slice", Functions::slice),
          Map.entry("print", given -> made(given, GoFormat.print(given.values()))),
          Map.entry("println", given -> made(given, GoFormat.printLine(given.values()))),
          Map.entry("printf", Functions::printf),
          Map.entry("html", given -> made(given, TextEscapes.html(joined(given)))),
          Map.entry("js", given -> made(given, TextEscapes.script(joined(given)))),
          Map.entry("urlquery", given -> made(given, TextEscapes.query(joined(given)))),
          Map.entry(
              "call",
              given -> {
                throw new TemplateFailure("call of a value that is no function");
              }));

  private Functions() {}

  /** Whether there is one of that name. */
  public static boolean has(String name) {
    return BUILT_IN.containsKey(name) || AlertFunctions.ALL.containsKey(name);
  }

  /** Calls it. */
  public static Datum call(String name, Arguments arguments) {
    Function<Arguments, Datum> function = BUILT_IN.get(name);
    if (function == null) {
      function = AlertFunctions.ALL.get(name);
    }
    if (function == null) {
      throw new TemplateFailure("function " + name + " not defined");
    }
    return function.apply(arguments);
  }

  /** They evaluate their arguments themselves; here only where they have none. */
  private static Datum notHere(Arguments given) {
    throw new TemplateFailure("wrong number of args for " + given.of());
  }

  private static boolean equal(Arguments given) {
    return Comparing.isEqual(given.get(0), given.get(1));
  }

  private static boolean less(Arguments given) {
    return Comparing.isLess(given.get(0), given.get(1));
  }

  private static Datum made(Arguments given, String text) {
    return Datum.of(given.work().made(text));
  }

  /** As an action shows it. */
  static Datum print(Datum value, TemplateWork work) {
    return Datum.of(work.made(GoFormat.text(value)));
  }

  private static String joined(Arguments given) {
    return GoFormat.print(given.values());
  }

  private static Datum printf(Arguments given) {
    String format = given.atLeast(1).text(0);
    List<Datum> rest = given.values().subList(1, given.count());
    return made(given, GoPrintf.format(format, rest, given.work()));
  }

  private static Datum length(Arguments given) {
    return switch (given.exactly(1).get(0)) {
      case TextValue text -> Datum.of(text.text().getBytes(StandardCharsets.UTF_8).length);
      case ListValue list -> Datum.of(list.items().size());
      case MapValue map -> Datum.of(map.entries().size());
      default -> throw new TemplateFailure("len of type " + given.get(0).type());
    };
  }

  private static Datum index(Arguments given) {
    Datum value = given.atLeast(1).get(0);
    for (int i = 1; i < given.count(); i++) {
      value =
          switch (value) {
            case ListValue list -> list.items().get(place(given, i, list.items().size()));
            case MapValue map -> map.get(given.text(i));
            case TextValue text -> {
              byte[] bytes = text.text().getBytes(StandardCharsets.UTF_8);
              yield Datum.of(bytes[place(given, i, bytes.length)] & 0xff);
            }
            default -> throw new TemplateFailure("can't index item of type " + value.type());
          };
    }
    return value;
  }

  private static int place(Arguments given, int argument, int size) {
    if (!(given.get(argument) instanceof WholeValue(long number))) {
      throw new TemplateFailure("cannot index slice/array with type " + given.get(argument).type());
    }
    if (number < 0 || number >= size) {
      throw new TemplateFailure("index out of range: " + number);
    }
    return (int) number;
  }

  private static Datum slice(Arguments given) {
    Datum of = given.atLeast(1).get(0);
    return switch (of) {
      case TextValue text -> {
        byte[] bytes = text.text().getBytes(StandardCharsets.UTF_8);
        int[] ends = ends(given, bytes.length);
        byte[] part = Arrays.copyOfRange(bytes, ends[0], ends[1]);
        yield made(given, new String(part, StandardCharsets.UTF_8));
      }
      case ListValue list -> {
        int[] ends = ends(given, list.items().size());
        yield new ListValue(list.type(), list.items().subList(ends[0], ends[1]));
      }
      default -> throw new TemplateFailure("can't slice item of type " + of.type());
    };
  }

  private static int[] ends(Arguments given, int size) {
    if (given.count() > 3) {
      throw new TemplateFailure("too many slice indexes");
    }
    int from = given.count() > 1 ? place(given, 1, size + 1) : 0;
    int to = given.count() > 2 ? place(given, 2, size + 1) : size;
    if (from > to) {
      throw new TemplateFailure("invalid slice index: %d > %d".formatted(from, to));
    }
    return new int[] {from, to};
  }
}
