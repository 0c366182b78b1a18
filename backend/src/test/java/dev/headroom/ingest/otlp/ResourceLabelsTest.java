package dev.headroom.ingest.otlp;

import static dev.headroom.ingest.otlp.OtlpMessages.NOW;
import static dev.headroom.ingest.otlp.OtlpMessages.NOW_NANOS;
import static dev.headroom.ingest.otlp.OtlpMessages.gauge;
import static dev.headroom.ingest.otlp.OtlpMessages.number;
import static dev.headroom.ingest.otlp.OtlpMessages.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.headroom.ingest.IngestConfig.OtlpConfig;
import dev.headroom.ingest.decode.Body;
import dev.headroom.ingest.decode.BodyException;
import dev.headroom.ingest.decode.DecodeLimits;
import dev.headroom.ingest.decode.Decoded;
import dev.headroom.model.SeriesData;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.common.v1.InstrumentationScope;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.ResourceMetrics;
import io.opentelemetry.proto.metrics.v1.ScopeMetrics;
import io.opentelemetry.proto.resource.v1.Resource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ResourceLabelsTest {
  private final Promotion promotion = new Promotion(OtlpConfig.defaults());

  private String labels(Promotion promoted, KeyValue... attributes) {
    return String.valueOf(ResourceLabels.of(resource(List.of(attributes)), promoted).labels());
  }

  private static Resource resource(List<KeyValue> attributes) {
    return Resource.newBuilder().addAllAttributes(attributes).build();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          service.name                | service
          service.instance.id         | instance
          service.namespace           | service_namespace
          service.version             | service_version
          deployment.environment.name | environment
          deployment.environment      | environment
          k8s.namespace.name          | k8s_namespace_name
          k8s.container.name          | k8s_container_name
          cloud.region                | cloud_region
          """)
  void whatBecomesALabel(String key, String label) {
    assertThat(labels(promotion, text(key, "x"))).isEqualTo("{" + label + "=x}");
  }

  @Test
  void theNewerNameOfTheEnvironmentWins() {
    assertThat(
            labels(
                promotion,
                text("deployment.environment.name", "new"),
                text("deployment.environment", "old")))
        .isEqualTo("{environment=new}");
  }

  @Test
  void anInstanceIsDerivedWhereNoneIsSaid() {
    KeyValue pod = text("k8s.pod.name", "p");
    KeyValue container = text("container.id", "c");
    KeyValue host = text("host.name", "h");

    assertThat(labels(promotion, host, container, pod)).contains("instance=p");
    assertThat(labels(promotion, host, container)).contains("instance=c");
    assertThat(labels(promotion, host)).contains("instance=h");
    assertThat(labels(promotion, host, text("service.instance.id", "i"))).contains("instance=i");
    assertThat(labels(promotion, host, text("service.instance.id", ""))).contains("instance=h");
    assertThat(labels(promotion, text("service.name", "s"))).doesNotContain("instance");
  }

  @Test
  void whatIsPromotedCanBeConfiguredExceptForWhatIdentifies() {
    Promotion own = new Promotion(new OtlpConfig(List.of("team", "aws.*")));

    assertThat(
            labels(
                own,
                text("service.name", "s"),
                text("service.version", "1"),
                text("team", "t"),
                text("aws.ecs.task.id", "7"),
                text("awsome", "no"),
                text("k8s.pod.name", "p")))
        .isEqualTo("{aws_ecs_task_id=7, service=s, team=t, instance=p}");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new OtlpConfig(List.of("a", "")))
        .withMessageContaining("promotedAttributes");
  }

  private Decoded decode(Resource resource, InstrumentationScope scope, Metric... metrics)
      throws BodyException {
    byte[] body =
        ExportMetricsServiceRequest.newBuilder()
            .addResourceMetrics(
                ResourceMetrics.newBuilder()
                    .setResource(resource)
                    .addScopeMetrics(
                        ScopeMetrics.newBuilder().setScope(scope).addAllMetrics(List.of(metrics))))
            .build()
            .toByteArray();
    return new Otlp(DecodeLimits.defaults(), OtlpConfig.defaults())
        .metricsProtobuf()
        .decode(new Body(body, NOW));
  }

  @Test
  void theScopeIsPartOfTheLabels() throws Exception {
    InstrumentationScope scope =
        InstrumentationScope.newBuilder()
            .setName("lib")
            .setVersion("2")
            .addAttributes(text("build.kind", "fast"))
            .addAttributes(text("name", "hides nothing"))
            .build();

    Decoded decoded = decode(resource(List.of(text("service.name", "s"))), scope, gauge("g", 1));

    assertThat(decoded.batch().series())
        .extracting(each -> each.labels().toString())
        .containsExactly(
            "g{otel_scope_build_kind=\"fast\",otel_scope_name=\"lib\","
                + "otel_scope_version=\"2\",service=\"s\"}");
  }

  @Test
  void theRestStaysReadableAsTargetInfo() throws Exception {
    Decoded decoded =
        decode(
            resource(
                List.of(
                    text("service.name", "s"),
                    text("service.namespace", "shop"),
                    text("host.name", "h"),
                    text("process.pid", "17"),
                    text("job", "of the sender"),
                    text("long", "x".repeat(5_000)))),
            InstrumentationScope.newBuilder().setName("lib").build(),
            gauge("a", "", number().setAsInt(1).setTimeUnixNano(NOW_NANOS - 5_000_000)),
            gauge("b", "", number().setAsInt(1).setTimeUnixNano(NOW_NANOS - 2_000_000)),
            gauge("refused", "", number().setAsInt(1).setTimeUnixNano(1)));

    SeriesData.Floats info = (SeriesData.Floats) decoded.batch().series().getLast();
    assertThat((Object) info.labels())
        .hasToString(
            "target_info{exported_job=\"of the sender\",host_name=\"h\",instance=\"h\","
                + "job=\"shop/s\",process_pid=\"17\",service=\"s\",service_namespace=\"shop\"}");
    assertThat(info.timestampsMillis()).containsExactly(NOW - 2);
    assertThat(info.values()).containsExactly(1);
    assertThat(decoded.batch().series()).hasSize(3);
    assertThat(decoded.batch().metadata()).anyMatch(each -> each.metric().equals("target_info"));
  }

  @Test
  void nothingIsSaidOfAResourceThatSaysNothingElseOrSentNothingGood() throws Exception {
    InstrumentationScope none = InstrumentationScope.getDefaultInstance();
    Resource plain = resource(List.of(text("service.name", "s")));
    Resource rich = resource(List.of(text("process.pid", "17")));

    assertThat(decode(plain, none, gauge("g", 1)).batch().series()).hasSize(1);
    assertThat(decode(rich, none, gauge("", 1)).batch().series()).isEmpty();
  }

  @Test
  void targetInfoHasNoMoreLabelsThanASeriesMay() throws Exception {
    List<KeyValue> many =
        java.util.stream.IntStream.range(100, 200).mapToObj(i -> text("x" + i, "v")).toList();

    Decoded decoded =
        decode(resource(many), InstrumentationScope.getDefaultInstance(), gauge("g", 1));

    assertThat(decoded.batch().series().getLast().labels().size())
        .isEqualTo(DecodeLimits.defaults().labelsPerSeriesMax());
    assertThat(decoded.rejections()).hasToString("");
  }
}
