package dev.headroom.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headroom.Seed;
import dev.headroom.Thoroughness;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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
        service: SERVICE
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

  /** One for each test. */
  private static final int SERVICES = 14;

  @RegisterExtension static final Seed SEED = new Seed();

  @TempDir static Path folder;
  private static HeadroomProcess server;
  private static int services;
  private final String service = "shop-" + ++services;

  enum Sdk {
    JAVASCRIPT_PROTOBUF,
    JAVASCRIPT_JSON,
    JAVA_EXPLICIT,
    JAVA_EXPONENTIAL
  }

  /** Half of them in every build, others each time. */
  static Stream<Sdk> sdks() {
    List<Sdk> all = new ArrayList<>(List.of(Sdk.values()));
    Collections.shuffle(all, SEED.random());
    return all.stream().limit(Thoroughness.of(2, all.size()));
  }

  @BeforeAll
  static void serve() throws IOException, InterruptedException {
    Path slos = Files.createDirectories(folder.resolve("rules/slos"));
    for (int i = 1; i <= SERVICES; i++) {
      Files.writeString(slos.resolve("shop-%d.yaml".formatted(i)), promises("shop-" + i));
    }
    server =
        HeadroomProcess.serve(
            folder.resolve("data"), "--rules", folder.resolve("rules").toString());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static String promises(String service) {
    String calls = "calls_total{service=\"%s\"%s}";
    String observed = "calls_observed_total{service=\"%s\"%s}";
    String failed = ",code=\"500\"";
    String durations =
        "distribution: 'call_duration_milliseconds{service=\"%s\"}'".formatted(service);
    return String.join(
        "---\n",
        promise(
            service,
            "counted",
            "bad",
            counter(calls, service, failed),
            counter(calls, service, "")),
        promise(service, "measured", "good", durations + ", le: 100ms", durations),
        promise(
            service,
            "observed",
            "bad",
            counter(observed, service, failed),
            counter(observed, service, "")));
  }

  private static String counter(String selector, String service, String more) {
    return "counter: '" + selector.formatted(service, more) + "'";
  }

  private static String promise(
      String service, String kind, String part, String source, String total) {
    return OBJECTIVE
        .replace("NAME", kind + "-" + service)
        .replace("SERVICE", service)
        .replace("PART", part)
        .replace("SOURCE", source)
        .replace("TOTAL", total);
  }

  private Pod pod(Sdk sdk, Map<String, String> resource) throws IOException {
    return switch (sdk) {
      case JAVASCRIPT_PROTOBUF -> javaScript("http/protobuf", INTERVAL, resource);
      case JAVASCRIPT_JSON -> javaScript("http/json", INTERVAL, resource);
      case JAVA_EXPLICIT -> java(resource, false);
      case JAVA_EXPONENTIAL -> java(resource, true);
    };
  }

  private Pod javaScript(String protocol, Duration interval, Map<String, String> resource)
      throws IOException {
    StringBuilder attributes = new StringBuilder("service.name=" + service);
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

  private Pod java(Map<String, String> resource, boolean exponential) {
    AttributesBuilder attributes = Attributes.builder().put("service.name", service);
    resource.forEach((key, value) -> attributes.put(AttributeKey.stringKey(key), value));
    return new JavaPod(server.url(), INTERVAL, attributes.build(), exponential);
  }

  @ParameterizedTest
  @MethodSource("sdks")
  void two_pods_and_a_restart_are_counted_to_the_last_call(Sdk sdk) throws Exception {
    run(sdk, Map.of("k8s.pod.name", "shop-a"), Map.of("k8s.pod.name", "shop-b"));
  }

  /** Their labels are the same then; nothing but the process' id tells them apart. */
  @ParameterizedTest
  @MethodSource("sdks")
  void two_pods_whose_labels_are_the_same_are_counted_to_the_last_call(Sdk sdk) throws Exception {
    run(sdk, Map.of("process.pid", "11"), Map.of("process.pid", "12"));
  }

  /** Their resources are the same then; nothing but their starts tells them apart. */
  @ParameterizedTest
  @MethodSource("sdks")
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
    try (Pod pod = javaScript("http/protobuf", never, resource)) {
      for (int errors : List.of(0, 0, 3, 1)) {
        pod.calls(10, errors);
        pod.flush();
      }
      pod.kill();
    }
    try (Pod again = javaScript("http/protobuf", never, resource)) {
      for (int errors : List.of(2, 1)) {
        again.calls(10, errors);
        again.flush();
      }
      again.kill();
    }
    assertThat(counts("observed"))
        .isEqualTo(new Counts(SCOPES * (3 * 10L + 2 * 10), SCOPES * (3 + 1 + 2 + 1L)));
  }

  private void run(Sdk sdk, Map<String, String> a, Map<String, String> b) throws Exception {
    try (Pod first = pod(sdk, a)) {
      first.calls(900, 100);
      Thread.sleep(INTERVAL.toMillis() / 2);
      try (Pod second = pod(sdk, b)) {
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
    try (Pod again = pod(sdk, b)) {
      again.calls(15, 5);
      Thread.sleep(2 * INTERVAL.toMillis());
      again.calls(1, 0);
    }
    long good = SCOPES * (900L + 5 * 9 + 7 + 5 * 8 + 16);
    long bad = SCOPES * (100L + 5 + 5 * 2 + 5);
    assertThat(List.of(counts("counted"), counts("measured"))).containsOnly(new Counts(good, bad));
  }

  private record Counts(long good, long bad) {}

  private Counts counts(String kind) throws IOException, InterruptedException {
    JsonNode status = server.json("/api/v1/slos/" + kind + "-" + service);
    return new Counts(status.get("good").asLong(), status.get("bad").asLong());
  }

  @Test
  void scopes_and_pods_can_be_told_apart_and_the_rest_is_target_info() throws Exception {
    List<Pod> pods = new ArrayList<>();
    for (String name : List.of("shop-a", "shop-b")) {
      Pod pod = pod(Sdk.JAVASCRIPT_PROTOBUF, Map.of("k8s.pod.name", name));
      pods.add(pod);
      pod.calls(1, 0);
      pod.flush();
    }
    for (Pod pod : pods) {
      pod.close();
    }
    assertThat(
            labels("calls_total{service=\"%s\"}".formatted(service), "instance", "otel_scope_name"))
        .containsExactlyInAnyOrder(
            "shop-a cart",
            "shop-a payment",
            "shop-a mail",
            "shop-b cart",
            "shop-b payment",
            "shop-b mail");
    assertThat(
            labels(
                "target_info{job=\"%s\"}".formatted(service),
                "job",
                "instance",
                "telemetry_sdk_language"))
        .containsExactlyInAnyOrder(service + " shop-a nodejs", service + " shop-b nodejs");
  }

  private static List<String> labels(String selector, String... names)
      throws IOException, InterruptedException {
    List<String> found = new ArrayList<>();
    String query = "?match=" + URLEncoder.encode(selector, StandardCharsets.UTF_8);
    for (JsonNode series : server.json("/api/v1/samples" + query).get("series")) {
      List<String> values = new ArrayList<>();
      for (String name : names) {
        values.add(series.get("labels").path(name).asText());
      }
      found.add(String.join(" ", values));
    }
    return found;
  }
}
