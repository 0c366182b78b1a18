package dev.headroom.template.function;

import dev.headroom.template.value.Datum;
import dev.headroom.template.value.Datum.ListValue;
import dev.headroom.template.value.Datum.MapValue;
import dev.headroom.template.value.Datum.MomentValue;
import dev.headroom.template.value.Datum.StructValue;
import dev.headroom.template.value.Datum.TextValue;
import dev.headroom.template.value.GoFormat;
import dev.headroom.template.value.GoTime;
import dev.headroom.template.value.TemplateWork;
import java.util.Map;

/** A value as JSON. */
final class JsonDatum {
  private final StringBuilder text = new StringBuilder();

  private JsonDatum() {}

  static String text(Arguments given) {
    JsonDatum json = new JsonDatum();
    json.append(given.get(0));
    return given.work().made(json.text.toString());
  }

  private void append(Datum value) {
    switch (value) {
      case TextValue each -> text.append(TextEscapes.json(each.text()));
      case ListValue list -> {
        text.append('[');
        String between = "";
        for (Datum each : list.items()) {
          text.append(between);
          append(each);
          between = ",";
        }
        text.append(']');
      }
      case MapValue map -> object(map.entries(), false);
      case StructValue struct -> object(struct.fields(), true);
      case Datum.NoValue _ -> text.append("null");
      case MomentValue moment ->
          text.append('"')
              .append(GoTime.format(moment.at(), "2006-01-02T15:04:05.999999999Z07:00"))
              .append('"');
      case Datum.SpanValue span -> text.append(span.length().toNanos());
      case Datum.WholeValue _, Datum.RealValue _, Datum.TruthValue _ ->
          text.append(GoFormat.text(value));
    }
    TemplateWork.length(text.length());
  }

  private void object(Map<String, Datum> entries, boolean isStruct) {
    text.append('{');
    String between = "";
    for (Map.Entry<String, Datum> each : entries.entrySet()) {
      text.append(between);
      text.append(TextEscapes.json(isStruct ? key(each.getKey()) : each.getKey())).append(':');
      append(each.getValue());
      between = ",";
    }
    text.append('}');
  }

  /** Fields have the names that a webhook's body has. */
  private static String key(String field) {
    return field.equals("Name") || field.equals("Value")
        ? field
        : Character.toLowerCase(field.charAt(0)) + field.substring(1);
  }
}
