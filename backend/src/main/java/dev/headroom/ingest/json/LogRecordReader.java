package dev.headroom.ingest.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.headroom.ingest.decode.BodyException;
import dev.headroom.ingest.decode.EpochTime;
import dev.headroom.ingest.decode.Excerpt;
import dev.headroom.ingest.json.KnownKey.Role;
import dev.headroom.model.LogRecord;
import java.io.IOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One log record, as our own form or a logger writes it. Of the keys that mean the same, the first
 * whose value can be read is taken; everything else becomes an attribute. The keys of our own form
 * must hold what they promise.
 */
final class LogRecordReader extends ElementReader {
  /** Keys of our own form, which hold what they promise or make the record a wrong one. */
  private static final Set<String> OWN = Set.of("time", "service", "severity", "traceId", "spanId");

  private static final String UNKNOWN_LEVEL = "severity_text";

  /** Before the name of a field that stands in {@code attributes} too, with another value. */
  private static final String BESIDE_ATTRIBUTES = "record.";

  private final NestedFields nested;
  private final Map<String, String> attributes = new HashMap<>();
  private final Map<String, String> others = new HashMap<>();
  private final Map<Role, FoundField> found = new EnumMap<>(Role.class);
  private long timeUnixNanos;
  private boolean timed;
  private String service = "";
  private int severity;
  private String body = "";
  private String traceId = "";
  private String spanId = "";

  /**
   * A value under a key that may mean something.
   *
   * @param next the value that is tried after it
   */
  private record FoundField(KnownKey key, String name, LogValue value, @Nullable FoundField next) {
    /** This chain with one value more, in its place by rank. */
    static FoundField with(@Nullable FoundField chain, KnownKey key, String name, LogValue value) {
      return chain == null || key.rank() < chain.key.rank()
          ? new FoundField(key, name, value, chain)
          : new FoundField(chain.key, chain.name, chain.value, with(chain.next, key, name, value));
    }
  }

  /** Takes a value as what its key says, if it can be read so. */
  @FunctionalInterface
  private interface Taking {
    boolean take(FoundField found);
  }

  LogRecordReader(NestedFields nested, long receivedAtMillis) {
    this.nested = nested;
    this.timeUnixNanos = receivedAtMillis * 1_000_000;
  }

  @Override
  void field(String name, JsonParser in) throws IOException, BodyException {
    if (name.equals("attributes")) {
      attributes(in);
      return;
    }
    KnownKey key = KnownKey.of(name);
    boolean grouped = in.hasToken(JsonToken.START_OBJECT) && (key == null || !key.takesObjects());
    LogValue value = LogValue.read(in);
    if (!grouped || !nested.each(name, value.text(), this::put)) {
      put(key, name, value);
    }
  }

  private void put(String name, LogValue value) {
    put(KnownKey.of(name), name, value);
  }

  private void put(@Nullable KnownKey key, String name, LogValue value) {
    if (key == null || !(value.isPlain() || key.takesObjects() || OWN.contains(name))) {
      other(name, value.text());
    } else if (!value.text().isEmpty() || key.role() == Role.BODY) {
      found.put(key.role(), FoundField.with(found.get(key.role()), key, name, value));
    }
  }

  private void other(String name, String text) {
    String before = others.put(name, text);
    if (before != null && !before.equals(text)) {
      twice(name);
    }
  }

  private void attributes(JsonParser in) throws IOException {
    if (!in.hasToken(JsonToken.START_OBJECT)) {
      wrong("wrong_type", "expected an object for attributes");
      return;
    }
    while (in.nextToken() != JsonToken.END_OBJECT) {
      String name = in.currentName();
      if (in.nextToken() != JsonToken.VALUE_NULL
          && attributes.put(name, LogValue.read(in).text()) != null) {
        twice(name);
      }
    }
  }

  /** Decides what each value means, once the whole record has been read. */
  void finish() {
    take(Role.TIME, this::time);
    take(Role.SERVICE, this::service);
    take(Role.SEVERITY, this::severity);
    take(Role.BODY, this::body);
    take(Role.TRACE, this::trace);
    take(Role.SPAN, this::span);
    if (service.isEmpty() && isBunyan()) {
      service = others.getOrDefault("name", "");
    }
    others.forEach((name, text) -> {
      String told = attributes.putIfAbsent(name, text);
      if (told != null && !told.equals(text)) {
        attributes.put(BESIDE_ATTRIBUTES + name, text);
      }
    });
  }

  private void take(Role role, Taking taking) {
    boolean taken = false;
    for (FoundField each = found.get(role); each != null; each = each.next) {
      if (!taken && taking.take(each)) {
        taken = true;
      } else {
        other(leftOver(each), each.value.text());
      }
    }
  }

  /** The name of the attribute that keeps a value which was not taken. */
  private String leftOver(FoundField found) {
    boolean unknownLevel =
        found.key.role() == Role.SEVERITY
            && found.value.isText()
            && LogLevel.of(found.key, found.value) == 0;
    return unknownLevel && !others.containsKey(UNKNOWN_LEVEL) ? UNKNOWN_LEVEL : found.name;
  }

  private boolean time(FoundField found) {
    String text = found.value.text().strip();
    OptionalLong read = EpochTime.ofAnyUnit(text);
    if (read.isEmpty() && found.value.isText()) {
      read = EpochTime.ofText(text, true);
    }
    timed = read.isPresent();
    timeUnixNanos = read.orElse(timeUnixNanos);
    if (!timed && found.name.equals("time")) {
      wrong("invalid_time", "time is neither RFC 3339 nor a number since the epoch");
    }
    return timed;
  }

  private boolean service(FoundField found) {
    if (!found.value.isText() && found.name.equals("service")) {
      wrong("wrong_type", "expected text for service");
    }
    service = found.value.text();
    return true;
  }

  private boolean severity(FoundField found) {
    severity = LogLevel.of(found.key, found.value);
    if (severity == 0 && found.name.equals("severity") && !found.value.isText()) {
      wrong("severity_invalid", "severity is neither a name nor a number from 1 to 24");
    }
    return severity != 0;
  }

  private boolean body(FoundField found) {
    body = found.value.text();
    return true;
  }

  private boolean trace(FoundField found) {
    Optional<String> id = TraceContext.trace(found.key, found.value);
    traceId = id.orElse("");
    return isId(found, id, "traceId", "32 hex digits");
  }

  private boolean span(FoundField found) {
    Optional<String> id = TraceContext.span(found.key, found.value);
    spanId = id.orElse("");
    return isId(found, id, "spanId", "16 hex digits");
  }

  private boolean isId(FoundField found, Optional<String> id, String own, String form) {
    if (id.isEmpty() && found.name.equals(own)) {
      wrong("id_invalid", own + " " + Excerpt.of(found.value.text()) + " is not " + form);
    }
    return id.isPresent();
  }

  /** Bunyan calls the program that speaks {@code name}, as other loggers do their own. */
  private boolean isBunyan() {
    return others.containsKey("v") && others.containsKey("pid") && others.containsKey("hostname");
  }

  /** Whether the record told its own time. */
  boolean timed() {
    return timed;
  }

  LogRecord record() {
    return new LogRecord(timeUnixNanos, service, severity, body, traceId, spanId, attributes);
  }
}
