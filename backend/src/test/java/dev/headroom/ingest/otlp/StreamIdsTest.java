package dev.headroom.ingest.otlp;

import static dev.headroom.ingest.otlp.OtlpMessages.attribute;
import static dev.headroom.ingest.otlp.OtlpMessages.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.ArrayValue;
import io.opentelemetry.proto.common.v1.InstrumentationScope;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.common.v1.KeyValueList;
import io.opentelemetry.proto.metrics.v1.Gauge;
import io.opentelemetry.proto.metrics.v1.Histogram;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.Sum;
import io.opentelemetry.proto.resource.v1.Resource;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class StreamIdsTest {
  private static final InstrumentationScope NONE = InstrumentationScope.getDefaultInstance();
  private static final Metric ORDERS =
      Metric.newBuilder().setName("orders").setSum(Sum.getDefaultInstance()).build();

  private final StreamIds streams = new StreamIds();

  private long sender(KeyValue... attributes) {
    return streams.sender(resource(attributes), NONE);
  }

  private static Resource resource(KeyValue... attributes) {
    return Resource.newBuilder().addAllAttributes(List.of(attributes)).build();
  }

  private long scope(String name, String version, KeyValue... attributes) {
    return streams.sender(
        resource(text("a", "1")),
        InstrumentationScope.newBuilder()
            .setName(name)
            .setVersion(version)
            .addAllAttributes(List.of(attributes))
            .build());
  }

  private static KeyValue value(AnyValue.Builder value) {
    return attribute("a", value.build());
  }

  private static AnyValue.Builder list(AnyValue... values) {
    return AnyValue.newBuilder()
        .setArrayValue(ArrayValue.newBuilder().addAllValues(List.of(values)));
  }

  private static AnyValue.Builder map(KeyValue... values) {
    return AnyValue.newBuilder()
        .setKvlistValue(KeyValueList.newBuilder().addAllValues(List.of(values)));
  }

  private static AnyValue of(String text) {
    return AnyValue.newBuilder().setStringValue(text).build();
  }

  @Test
  void theOrderOfAttributesDoesNotMatter() {
    assertThat(sender(text("a", "1"), text("b", "2")))
        .isEqualTo(sender(text("b", "2"), text("a", "1")));
    assertThat(sender(value(map(text("x", "1"), text("y", "2")))))
        .isEqualTo(sender(value(map(text("y", "2"), text("x", "1")))));
  }

  @Test
  void everythingElseDoes() {
    Set<Long> senders =
        Stream.of(
                sender(),
                sender(text("a", "1")),
                sender(text("a", "2")),
                sender(text("a", "")),
                sender(text("a1", "")),
                sender(text("", "a1")),
                sender(text("a", "1"), text("b", "2")),
                sender(text("a", "2"), text("b", "1")),
                sender(value(AnyValue.newBuilder().setIntValue(1))),
                sender(value(AnyValue.newBuilder().setDoubleValue(1))),
                sender(value(AnyValue.newBuilder().setBoolValue(true))),
                sender(value(AnyValue.newBuilder())),
                sender(value(list(of("1")))),
                sender(value(list(of("1"), of("2")))),
                sender(value(list(of("2"), of("1")))),
                sender(value(map(text("1", "")))),
                scope("lib", ""),
                scope("lib", "1"),
                scope("lib1", ""),
                scope("lib", "1", text("x", "y")),
                scope("", ""))
            .collect(Collectors.toSet());

    // One of them is there twice: a scope without a word is none.
    assertThat(senders).hasSize(20);
    assertThat(scope("", "")).isEqualTo(sender(text("a", "1")));
  }

  @Test
  void schemaAddressesDoNot() {
    Resource resource = resource(text("a", "1"));
    assertThat(streams.sender(resource, NONE)).isEqualTo(sender(text("a", "1")));
  }

  @Test
  void aStreamIsOfOneSenderOneMetricAndOneSetOfAttributes() {
    Metric inSeconds = ORDERS.toBuilder().setUnit("s").build();
    Metric histogram = ORDERS.toBuilder().setHistogram(Histogram.getDefaultInstance()).build();
    Metric gauge = ORDERS.toBuilder().setGauge(Gauge.getDefaultInstance()).build();
    Metric described = ORDERS.toBuilder().setDescription("words").build();
    List<KeyValue> none = List.of();

    assertThat(
            Set.of(
                streams.stream(1, ORDERS, none),
                streams.stream(2, ORDERS, none),
                streams.stream(1, inSeconds, none),
                streams.stream(1, histogram, none),
                streams.stream(1, gauge, none),
                streams.stream(1, ORDERS, List.of(text("code", "500")))))
        .hasSize(6);
    assertThat(streams.stream(1, described, none)).isEqualTo(streams.stream(1, ORDERS, none));
    assertThat(streams.stream(7, ORDERS, none).sender()).isEqualTo(7);
  }

  /** They stand in the log and in checkpoints. */
  @Test
  void fingerprintsStayWhatTheyAre() {
    assertThat(Long.toHexString(scope("lib", "1", text("x", "y")))).isEqualTo("4f9de7c5e6f2ddd8");
    assertThat(Long.toHexString(streams.stream(1, ORDERS, List.of(text("code", "500"))).stream()))
        .isEqualTo("2010cca5f736f035");
  }
}
