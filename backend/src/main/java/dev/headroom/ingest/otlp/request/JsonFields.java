package dev.headroom.ingest.otlp.request;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What is known about the fields of OTLP's messages: their names in JSON, which of them nothing is
 * made of, and how much is lost with one that cannot be read. Safe for any number of threads.
 */
final class JsonFields {
  /** Nothing is made of these, so nothing in them can be wrong. */
  private static final Set<String> UNREAD =
      Set.of(
          "schema_url",
          "dropped_attributes_count",
          "exemplars",
          "min",
          "max",
          "entity_refs",
          "metadata");

  private static final String LOG_FLAGS = "opentelemetry.proto.logs.v1.LogRecord.flags";

  /** Fields that a record or metric can do without. */
  private static final Set<String> DISPENSABLE =
      Set.of(
          "opentelemetry.proto.logs.v1.LogRecord.trace_id",
          "opentelemetry.proto.logs.v1.LogRecord.span_id",
          "opentelemetry.proto.logs.v1.LogRecord.time_unix_nano",
          "opentelemetry.proto.logs.v1.LogRecord.observed_time_unix_nano",
          "opentelemetry.proto.logs.v1.LogRecord.severity_text",
          "opentelemetry.proto.logs.v1.LogRecord.event_name",
          "opentelemetry.proto.metrics.v1.Metric.description");

  /** What can be refused alone, each with everything in it. */
  private static final Set<String> PARTS =
      Set.of(
          "ResourceMetrics",
          "ScopeMetrics",
          "Metric",
          "NumberDataPoint",
          "HistogramDataPoint",
          "ExponentialHistogramDataPoint",
          "SummaryDataPoint",
          "ResourceLogs",
          "ScopeLogs",
          "LogRecord");

  private static final Set<String> OWNERS = Set.of("Resource", "InstrumentationScope");

  private final Map<Descriptor, Map<String, FieldDescriptor>> byName = new ConcurrentHashMap<>();

  /** The fields of a message that are read, by their names in JSON. */
  Map<String, FieldDescriptor> of(Descriptor message) {
    return byName.computeIfAbsent(message, JsonFields::byJsonName);
  }

  private static Map<String, FieldDescriptor> byJsonName(Descriptor message) {
    return message.getFields().stream()
        .filter(field -> !UNREAD.contains(field.getName()))
        .filter(field -> !field.getFullName().equals(LOG_FLAGS))
        .collect(Collectors.toMap(FieldDescriptor::getJsonName, Function.identity()));
  }

  /** Whether the message around a field stands without it. */
  static boolean isDispensable(FieldDescriptor field) {
    return field.getJavaType() == FieldDescriptor.JavaType.ENUM
        || DISPENSABLE.contains(field.getFullName());
  }

  /** Whether a field's elements are refused one by one. */
  static boolean holdsParts(FieldDescriptor list) {
    return list.getJavaType() == FieldDescriptor.JavaType.MESSAGE
        && PARTS.contains(list.getMessageType().getName());
  }

  /** Whether a field holds attributes that all points or records below share. */
  static boolean holdsSharedAttributes(FieldDescriptor list) {
    return list.getName().equals("attributes")
        && OWNERS.contains(list.getContainingType().getName());
  }

  /** Whether a message is a data point or a log record. */
  static boolean isCounted(Descriptor message) {
    return message.getName().endsWith("DataPoint") || message.getName().equals("LogRecord");
  }
}
