package dev.headroom.template.value;

import dev.headroom.template.value.Datum.ListValue;
import dev.headroom.template.value.Datum.MapValue;
import dev.headroom.template.value.Datum.StructValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Labels and annotations in the order people read them: the alert's name first, then by name. */
public final class Pairs {
  private static final String FIRST = "alertname";

  private Pairs() {}

  static List<Map.Entry<String, Datum>> of(MapValue map) {
    List<Map.Entry<String, Datum>> pairs = new ArrayList<>(map.entries().entrySet());
    pairs.sort(
        (one, other) -> Boolean.compare(other.getKey().equals(FIRST), one.getKey().equals(FIRST)));
    return pairs;
  }

  /** As a list of {@code Name} and {@code Value}. */
  public static ListValue list(MapValue map) {
    List<Datum> pairs = new ArrayList<>();
    for (Map.Entry<String, Datum> each : of(map)) {
      Map<String, Datum> pair = new LinkedHashMap<>();
      pair.put("Name", Datum.of(each.getKey()));
      pair.put("Value", each.getValue());
      pairs.add(new StructValue("template.Pair", pair));
    }
    return new ListValue(ListValue.PAIRS, pairs);
  }
}
