package dev.headroom.ingest.json;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A key that loggers write and what it means: the table of {@code docs/log-formats.md}. Keys are
 * compared without regard to case, {@code _} and {@code -}: {@code traceId}, {@code trace_id} and
 * {@code TraceId} are one.
 *
 * @param name as it is compared
 * @param rank its place among the keys of its role; 0 is taken first
 */
record KnownKey(Role role, String name, int rank) {
  /** What a key says of its record. */
  enum Role {
    TIME,
    SERVICE,
    SEVERITY,
    BODY,
    TRACE,
    SPAN
  }

  private static final Map<Role, List<String>> NAMES = names();
  private static final Map<String, KnownKey> BY_NAME = byName();

  /** The key a name stands for; null if it becomes an attribute. */
  static @Nullable KnownKey of(String name) {
    return BY_NAME.get(compared(name));
  }

  /** The keys of a role, as they are compared, the one that is taken first in front. */
  static List<String> names(Role role) {
    return NAMES.getOrDefault(role, List.of());
  }

  /** Whether an object under this key is the value itself, and not a group of further keys. */
  boolean takesObjects() {
    return name.equals("body") || name.equals("message") || name.equals("msg");
  }

  static String compared(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c == '_' || c == '-' || c > 'z' || (c >= 'A' && c <= 'Z')) {
        return name.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "");
      }
    }
    return name;
  }

  private static Map<Role, List<String>> names() {
    Map<Role, List<String>> names = new EnumMap<>(Role.class);
    names.put(
        Role.TIME,
        List.of("time", "timestamp", "@timestamp", "ts", "@t", "asctime", "datetime", "eventtime"));
    names.put(
        Role.SERVICE,
        List.of(
            "service",
            "service.name",
            "servicename",
            "otelservicename",
            "dd.service",
            "resource.service.name"));
    names.put(
        Role.SEVERITY,
        List.of(
            "severity",
            "severitynumber",
            "severitytext",
            "levelname",
            "log.level",
            "level",
            "loglevel",
            "@l",
            "lvl",
            "levelno"));
    names.put(
        Role.BODY,
        List.of(
            "body",
            "message",
            "msg",
            "@m",
            "@mt",
            "shortmessage",
            "fields.message",
            "event",
            "log"));
    names.put(Role.TRACE, List.of("traceid", "trace.id", "oteltraceid", "dd.traceid"));
    names.put(Role.SPAN, List.of("spanid", "span.id", "otelspanid", "dd.spanid"));
    return names;
  }

  private static Map<String, KnownKey> byName() {
    Map<String, KnownKey> keys = new HashMap<>();
    NAMES.forEach((role, names) -> {
      for (int rank = 0; rank < names.size(); rank++) {
        keys.put(names.get(rank), new KnownKey(role, names.get(rank), rank));
      }
    });
    return keys;
  }
}
