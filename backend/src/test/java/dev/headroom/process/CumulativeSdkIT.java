package dev.headroom.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * OpenTelemetry SDKs as people run them: cumulative, without {@code service.instance.id}, several
 * pods of one service, restarts. A counter and a histogram of the same calls agree with each other
 * and with the calls.
 */
class CumulativeSdkIT {
  private static final Duration INTERVAL = Duration.ofMillis(400);
  private static final int SCOPES = 3;

  /**
   * Two objectives of the same calls: by the counter, and by the histogram at one of its bounds.
   */
  private static final String OBJECTIVE =
      """
      apiVersion: openslo/v1
      kind: SLO
      metadata: {name: NAME, annotations: {headroom/owner: team-shop}}
      spec:
        service: shop
        budgetingMethod: Occurrences
        timeWindow: [{duration: 30d, isRolling: true}]
        indicator:
          metadata: {name: NAME}
          spec:
            ratioMetric:
              counter: true
              PART: {metricSource: {type: Headroom, spec: {SOURCE}}}
              total: {metricSource: {type: Headroom, spec: {TOTAL}}}
        objectives: [{target: 0.99}]
      """;

  @TempDir Path folder;

  enum Sdk {
    JAVASCRIPT_PROTOBUF,
    JAVASCRIPT_JSON,
    JAVA_EXPLICIT,
    JAVA_EXPONENTIAL
  }

  private HeadroomProcess serve() throws IOException, InterruptedException {
    Path slos = Files.createDirectories(folder.resolve("rules/slos"));
    Files.writeString(
        slos.resolve("counted.yaml"),
        OBJECTIVE
            .replace("NAME", "counted")
            .replace("PART", "bad")
            .replace("SOURCE", "counter: 'calls_total{service=\"shop\",code=\"500\"}'")
            .replace("TOTAL", "counter: 'calls_total{service=\"shop\"}'"));
    Files.writeString(
        slos.resolve("measured.yaml"),
        OBJECTIVE
            .replace("NAME", "measured")
            .replace("PART", "good")
            .replace(
                "SOURCE", "distribution: 'call_duration_milliseconds{service=\"shop\"}', le: 100ms")
            .replace("TOTAL", "distribution: 'call_duration_milliseconds{service=\"shop\"}'"));
    Files.writeString(
        slos.resolve("observed.yaml"),
        OBJECTIVE
            .replace("NAME", "observed")
            .replace("PART", "bad")
            .replace("SOURCE", "counter: 'calls_observed_total{service=\"shop\",code=\"500\"}'")
            .replace("TOTAL", "counter: 'calls_observed_total{service=\"shop\"}'"));
    return HeadroomProcess.serve(
        folder.resolve("data"), "--rules", folder.resolve("rules").toString());
  }

  private static Pod pod(Sdk sdk, HeadroomProcess server, Map<String, String> resource)
      throws IOException {
    return switch (sdk) {
      case JAVASCRIPT_PROTOBUF -> javaScript(server, "http/protobuf", INTERVAL, resource);
      case JAVASCRIPT_JSON -> javaScript(server, "http/json", INTERVAL, resource);
      case JAVA_EXPLICIT -> java(server, resource, false);
      case JAVA_EXPONENTIAL -> java(server, resource, true);
    };
  }

  private static Pod javaScript(
      HeadroomProcess server, String protocol, Duration interval, Map<String, String> resource)
      throws IOException {
    StringBuilder attributes = new StringBuilder("service.name=shop");
    resource.forEach((key, value) -> attributes.append(',').append(key).append('=').append(value));
    return JavaScriptPod.start(
        server.url(),
        Map.of(
            "OTEL_EXPORTER_OTLP_PROTOCOL",
            protocol,
            "OTEL_METRIC_EXPORT_INTERVAL",
            String.valueOf(interval.toMillis()),
            "OTEL_NODE_RESOURCE_DETECTORS",
            "env",
            "OTEL_RESOURCE_ATTRIBUTES",
            attributes.toString()));
  }

  private static Pod java(
      HeadroomProcess server, Map<String, String> resource, boolean exponential) {
    AttributesBuilder attributes = Attributes.builder().put("service.name", "shop");
    resource.forEach((key, value) -> attributes.put(AttributeKey.stringKey(key), value));
    return new JavaPod(server.url(), INTERVAL, attributes.build(), exponential);
  }

  @ParameterizedTest
  @EnumSource
  void two_pods_and_a_restart_are_counted_to_the_last_call(Sdk sdk) throws Exception {
    run(sdk, Map.of("k8s.pod.name", "shop-a"), Map.of("k8s.pod.name", "shop-b"));
  }

  /** Their labels are the same then; nothing but the process' id tells them apart. */
  @ParameterizedTest
  @EnumSource
  void two_pods_whose_labels_are_the_same_are_counted_to_the_last_call(Sdk sdk) throws Exception {
    run(sdk, Map.of("process.pid", "11"), Map.of("process.pid", "12"));
  }

  /** Their resources are the same then; nothing but their starts tells them apart. */
  @ParameterizedTest
  @EnumSource
  void two_pods_that_say_they_are_one_are_counted_to_the_last_call(Sdk sdk) throws Exception {
    run(sdk, Map.of(), Map.of());
  }

  /**
   * The SDK for JavaScript does not know since when an observable counter counts: its first value
   * ever is a base line, the first errors and the first values after a restart are not.
   */
  @Test
  void observable_counters_lose_neither_first_errors_nor_what_follows_a_restart() throws Exception {
    Duration never = Duration.ofHours(1);
    Map<String, String> resource = Map.of("k8s.pod.name", "shop-a");
    try (HeadroomProcess server = serve()) {
      try (Pod pod = javaScript(server, "http/protobuf", never, resource)) {
        for (int errors : List.of(0, 0, 3, 1)) {
          pod.calls(10, errors);
          pod.flush();
        }
        pod.kill();
      }
      try (Pod again = javaScript(server, "http/protobuf", never, resource)) {
        for (int errors : List.of(2, 1)) {
          again.calls(10, errors);
          again.flush();
        }
        again.kill();
      }
      assertThat(counts(server, "observed"))
          .isEqualTo(new Counts(SCOPES * (3 * 10L + 2 * 10), SCOPES * (3 + 1 + 2 + 1L)));
    }
  }

  private void run(Sdk sdk, Map<String, String> a, Map<String, String> b) throws Exception {
    try (HeadroomProcess server = serve()) {
      try (Pod first = pod(sdk, server, a)) {
        first.calls(900, 100);
        Thread.sleep(INTERVAL.toMillis() / 2);
        try (Pod second = pod(sdk, server, b)) {
          for (int round = 0; round < 5; round++) {
            first.calls(9, 1);
            second.calls(8, 2);
            Thread.sleep(INTERVAL.toMillis());
          }
          second.flush();
          second.kill();
        }
        first.calls(7, 0);
      }
      try (Pod again = pod(sdk, server, b)) {
        again.calls(15, 5);
        Thread.sleep(2 * INTERVAL.toMillis());
        again.calls(1, 0);
      }
      long good = SCOPES * (900L + 5 * 9 + 7 + 5 * 8 + 16);
      long bad = SCOPES * (100L + 5 + 5 * 2 + 5);
      assertThat(List.of(counts(server, "counted"), counts(server, "measured")))
          .containsOnly(new Counts(good, bad));
    }
  }

  private record Counts(long good, long bad) {}

  private static Counts counts(HeadroomProcess server, String slo)
      throws IOException, InterruptedException {
    JsonNode status = server.json("/api/v1/slos/" + slo);
    return new Counts(status.get("good").asLong(), status.get("bad").asLong());
  }

  @Test
  void scopes_and_pods_can_be_told_apart_and_the_rest_is_target_info() throws Exception {
    try (HeadroomProcess server = serve()) {
      List<Pod> pods = new ArrayList<>();
      for (String name : List.of("shop-a", "shop-b")) {
        Pod pod = pod(Sdk.JAVASCRIPT_PROTOBUF, server, Map.of("k8s.pod.name", name));
        pods.add(pod);
        pod.calls(1, 0);
        pod.flush();
      }
      for (Pod pod : pods) {
        pod.close();
      }
      assertThat(labels(server, "calls_total", "instance", "otel_scope_name"))
          .containsExactlyInAnyOrder(
              "shop-a cart",
              "shop-a payment",
              "shop-a mail",
              "shop-b cart",
              "shop-b payment",
              "shop-b mail");
      assertThat(labels(server, "target_info", "job", "instance", "telemetry_sdk_language"))
          .containsExactlyInAnyOrder("shop shop-a nodejs", "shop shop-b nodejs");
    }
  }

  private static List<String> labels(HeadroomProcess server, String metric, String... names)
      throws IOException, InterruptedException {
    List<String> found = new ArrayList<>();
    for (JsonNode series : server.json("/api/v1/samples?match=" + metric).get("series")) {
      List<String> values = new ArrayList<>();
      for (String name : names) {
        values.add(series.get("labels").path(name).asText());
      }
      found.add(String.join(" ", values));
    }
    return found;
  }
}
