package dev.headroom.select.log;

/** The part of a record a clause looks at. */
public sealed interface LogField {
  /** The message, found by its words. */
  record BodyText() implements LogField {}

  /** Who said it, found by its exact name. */
  record Service() implements LogField {}

  /** The trace it belongs to, found by its whole id. */
  record Trace() implements LogField {}

  /** The span it belongs to, found by its whole id. */
  record Span() implements LogField {}

  /** The severity number. */
  record Level() implements LogField {}

  /** One of the sender's own attributes, found by its exact value. */
  record Attribute(String key) implements LogField {}

  /** What keys of attributes can be written with where the plain name means a field of ours. */
  String ATTRIBUTE_PREFIX = "attributes.";

  /** The field a name in a query stands for; every name stands for one. */
  static LogField named(String name) {
    return switch (name) {
      case "body" -> new BodyText();
      case "service", "service.name" -> new Service();
      case "level", "severity" -> new Level();
      case "trace", "traceId", "trace_id" -> new Trace();
      case "span", "spanId", "span_id" -> new Span();
      default ->
          new Attribute(
              name.startsWith(ATTRIBUTE_PREFIX) ? name.substring(ATTRIBUTE_PREFIX.length()) : name);
    };
  }
}
