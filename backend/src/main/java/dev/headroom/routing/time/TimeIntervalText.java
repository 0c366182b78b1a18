package dev.headroom.routing.time;

import dev.headroom.yaml.YamlText;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes time intervals as a file of Alertmanager's has them. */
public final class TimeIntervalText {
  private TimeIntervalText() {}

  /** All that are named here, each once, by name; nothing where none is. */
  public static String of(Stream<RouteHours> hours) {
    Map<String, TimeInterval> byName = new TreeMap<>();
    hours
        .flatMap(each -> Stream.concat(each.mute().stream(), each.active().stream()))
        .forEach(each -> byName.put(each.name(), each));
    String entries =
        byName.values().stream().map(TimeIntervalText::entry).collect(Collectors.joining());
    return entries.isEmpty() ? "" : "time_intervals:\n" + entries;
  }

  private static String entry(TimeInterval interval) {
    String name = "- name: %s\n".formatted(YamlText.quoted(interval.name()));
    String periods =
        interval.periods().stream().map(TimePeriodText::of).collect(Collectors.joining());
    return name + (periods.isEmpty() ? "" : "  time_intervals:\n" + periods);
  }
}
