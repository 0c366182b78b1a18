package dev.headroom.template.value;

import dev.headroom.template.value.Datum.ListValue;
import dev.headroom.template.value.Datum.MapValue;
import dev.headroom.template.value.Datum.MomentValue;
import dev.headroom.template.value.Datum.NoValue;
import dev.headroom.template.value.Datum.RealValue;
import dev.headroom.template.value.Datum.SpanValue;
import dev.headroom.template.value.Datum.StructValue;
import dev.headroom.template.value.Datum.TextValue;
import dev.headroom.template.value.Datum.TruthValue;
import dev.headroom.template.value.Datum.WholeValue;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Values as Go prints them where nothing says how; what would be too long is refused. */
public final class GoFormat {
  private GoFormat() {}

  /** A value as an action shows it. */
  public static String text(Datum value) {
    if (value instanceof TextValue text) {
      return text.text();
    }
    StringBuilder shown = new StringBuilder();
    append(shown, value);
    return shown.toString();
  }

  private static void append(StringBuilder to, Datum value) {
    switch (value) {
      case TextValue text -> to.append(text.text());
      case WholeValue whole -> to.append(whole.number());
      case RealValue real -> to.append(GoNumber.format(real.number(), 'g', GoNumber.SHORTEST));
      case TruthValue truth -> to.append(truth.isTrue());
      case MomentValue moment -> to.append(GoTime.format(moment.at(), GoTime.PLAIN));
      case SpanValue span -> to.append(GoTime.format(span.length()));
      case ListValue list when list.type().equals(ListValue.PAIRS) -> pairs(to, list.items());
      case ListValue list -> all(to, "[", list.items(), "]");
      case MapValue map when map.type().equals(MapValue.TEXTS) ->
          pairs(to, Pairs.list(map).items());
      case MapValue map -> map(to, map.entries());
      case StructValue struct -> all(to, "{", struct.fields().values(), "}");
      case NoValue _ -> to.append("<no value>");
    }
    TemplateWork.length(to.length());
  }

  private static void all(StringBuilder to, String begin, Collection<Datum> values, String end) {
    String between = begin;
    for (Datum each : values) {
      to.append(between);
      append(to, each);
      between = " ";
    }
    to.append(values.isEmpty() ? begin : "").append(end);
  }

  private static void map(StringBuilder to, Map<String, Datum> entries) {
    String between = "map[";
    for (Map.Entry<String, Datum> each : entries.entrySet()) {
      to.append(between).append(each.getKey()).append(':');
      append(to, each.getValue());
      between = " ";
    }
    to.append(entries.isEmpty() ? "map[]" : "]");
  }

  private static void pairs(StringBuilder to, List<Datum> pairs) {
    String between = "";
    for (Datum each : pairs) {
      if (each instanceof StructValue pair) {
        to.append(between);
        String sign = "";
        for (Datum part : pair.fields().values()) {
          to.append(sign);
          append(to, part);
          sign = "=";
        }
        between = ", ";
      }
    }
  }

  /** Several, with a space between two that are no texts. */
  public static String print(List<Datum> values) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < values.size(); i++) {
      if (i > 0 && !isText(values.get(i)) && !isText(values.get(i - 1))) {
        text.append(' ');
      }
      text.append(shown(values.get(i)));
    }
    return text.toString();
  }

  /** Several, with a space between any two, and a line's end. */
  public static String printLine(List<Datum> values) {
    return String.join(" ", values.stream().map(GoFormat::shown).toList()) + "\n";
  }

  /** As a function shows it, which says of nothing that it is nil. */
  static String shown(Datum value) {
    return value instanceof NoValue ? "<nil>" : text(value);
  }

  private static boolean isText(Datum value) {
    return value instanceof TextValue;
  }
}
