package dev.headroom.template.function;

import dev.headroom.template.value.Datum;
import dev.headroom.template.value.Datum.ListValue;
import dev.headroom.template.value.Datum.MapValue;
import dev.headroom.template.value.Datum.MomentValue;
import dev.headroom.template.value.Datum.SpanValue;
import dev.headroom.template.value.Datum.StructValue;
import dev.headroom.template.value.Datum.TextValue;
import dev.headroom.template.value.GoTime;
import dev.headroom.template.value.Pairs;
import dev.headroom.template.value.TemplateFailure;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What stands behind a dot: fields, entries, and what can be asked of lists and labels. */
public final class DatumMembers {
  private DatumMembers() {}

  /** A member, by its name. */
  public static Datum get(Datum of, String name, Arguments arguments) {
    return switch (of) {
      case StructValue struct -> field(struct, name, arguments);
      case MapValue map -> ofMap(map, name, arguments);
      case ListValue list -> ofList(list, name, arguments);
      case MomentValue moment -> MomentMembers.get(moment.at(), name, arguments);
      case SpanValue span -> ofSpan(span, name, arguments);
      case Datum.NoValue _ ->
          throw new TemplateFailure("nil data; no entry for key \"%s\"".formatted(name));
      default -> throw none(of, name);
    };
  }

  static TemplateFailure none(Datum of, String name) {
    return new TemplateFailure("can't evaluate field %s in type %s".formatted(name, of.type()));
  }

  private static Datum field(StructValue struct, String name, Arguments arguments) {
    Datum value = struct.fields().get(name);
    if (value == null) {
      throw none(struct, name);
    }
    return plain(name, arguments, value);
  }

  private static Datum plain(String name, Arguments arguments, Datum value) {
    if (arguments.count() > 0) {
      throw new TemplateFailure(name + " has arguments but cannot be invoked as function");
    }
    return value;
  }

  private static Datum ofMap(MapValue map, String name, Arguments arguments) {
    if (!map.type().equals(MapValue.TEXTS)) {
      return plain(name, arguments, map.get(name));
    }
    return switch (name) {
      case "SortedPairs" -> Pairs.list(noneGiven(map, arguments));
      case "Names" -> column(Pairs.list(noneGiven(map, arguments)), "Name");
      case "Values" -> column(Pairs.list(noneGiven(map, arguments)), "Value");
      case "Remove" -> removed(map, arguments.exactly(1).list(0));
      case "String" -> Functions.print(noneGiven(map, arguments), arguments.work());
      default -> plain(name, arguments, map.get(name));
    };
  }

  private static MapValue noneGiven(MapValue map, Arguments arguments) {
    arguments.exactly(0).work().steps(map.entries().size());
    return map;
  }

  private static Datum removed(MapValue map, List<Datum> names) {
    Set<String> gone = new HashSet<>();
    names.forEach(each -> gone.add(each instanceof TextValue text ? text.text() : ""));
    Map<String, Datum> rest = new TreeMap<>(map.entries());
    rest.keySet().removeAll(gone);
    return new MapValue(map.type(), rest, map.missing());
  }

  private static Datum ofList(ListValue list, String name, Arguments arguments) {
    boolean isPairs = list.type().equals(ListValue.PAIRS);
    boolean isAlerts = list.type().equals(ListValue.ALERTS);
    if (isPairs && (name.equals("Names") || name.equals("Values"))) {
      arguments.exactly(0);
      return column(list, name.equals("Names") ? "Name" : "Value");
    }
    if (isAlerts && (name.equals("Firing") || name.equals("Resolved"))) {
      arguments.exactly(0).work().steps(list.items().size());
      return ofStatus(list, name.equals("Firing") ? "firing" : "resolved");
    }
    throw none(list, name);
  }

  private static Datum column(ListValue pairs, String name) {
    List<Datum> column = new ArrayList<>();
    for (Datum each : pairs.items()) {
      if (each instanceof StructValue pair) {
        column.add(pair.fields().getOrDefault(name, Datum.NOTHING));
      }
    }
    return new ListValue("[]string", column);
  }

  private static Datum ofStatus(ListValue alerts, String status) {
    List<Datum> some =
        alerts.items().stream()
            .filter(each ->
                each instanceof StructValue alert
                    && Datum.of(status).equals(alert.fields().get("Status")))
            .toList();
    return new ListValue("[]template.Alert", some);
  }

  private static Datum ofSpan(SpanValue span, String name, Arguments arguments) {
    double nanos = span.length().toNanos();
    return switch (name) {
      case "Hours" -> real(arguments, nanos / 3_600e9);
      case "Minutes" -> real(arguments, nanos / 60e9);
      case "Seconds" -> real(arguments, nanos / 1e9);
      case "Milliseconds" -> Datum.of(span.length().toMillis());
      case "Microseconds" -> Datum.of(span.length().toNanos() / 1_000);
      case "Nanoseconds" -> Datum.of(span.length().toNanos());
      case "String" -> Datum.of(GoTime.format(span.length()));
      case "Abs" -> new SpanValue(span.length().abs());
      case "Round" -> rounded(span, arguments.exactly(1).span(0).toNanos(), true);
      case "Truncate" -> rounded(span, arguments.exactly(1).span(0).toNanos(), false);
      default -> throw none(span, name);
    };
  }

  private static Datum real(Arguments arguments, double number) {
    arguments.exactly(0);
    return new Datum.RealValue(number);
  }

  private static Datum rounded(SpanValue span, long unit, boolean isNearest) {
    long nanos = span.length().toNanos();
    if (unit <= 0) {
      return span;
    }
    long rest = nanos % unit;
    long down = nanos - rest;
    boolean isUp = isNearest && Math.abs(rest) >= unit - Math.abs(rest);
    return new SpanValue(
        java.time.Duration.ofNanos(isUp ? down + Long.signum(nanos) * unit : down));
  }
}
