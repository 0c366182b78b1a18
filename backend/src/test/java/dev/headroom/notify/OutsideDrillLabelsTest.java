package dev.headroom.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.alerting.incident.Incident;
import dev.headroom.outside.PostedAlert;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** To what others send, the labels of our drills are labels as any other. */
class OutsideDrillLabelsTest extends PostedAlertsStage {
  @BeforeEach
  void routes() throws IOException {
    route(
        """
        route:
          receiver: pager
          group_by: ['...']
          escalation: [{after: 10m, receiver: second}]
          routes:
            - {receiver: ours, matchers: [alertname=ErrorBudgetBurn]}
        receivers:
          - {name: pager, webhook_configs: [{url: '%1$s'}]}
          - {name: second, webhook_configs: [{url: '%1$s'}]}
          - {name: ours, webhook_configs: [{url: '%1$s'}]}
        inhibit_rules:
          - {source_matchers: [alertname=Down], target_matchers: [alertname=Slow]}
        """
            .formatted(receiver.url("/")));
  }

  static Stream<Map<String, String>> labels() {
    return Stream.of(
        Map.of("drill", "true"),
        Map.of("drill", "true", "drill_receiver", "nope"),
        Map.of("drill", "true", "drill_receiver", "ours"),
        Map.of("drill", "true", "drill_receiver", "ours", "tier", "test"));
  }

  private String posted(String name, Map<String, String> more) throws IOException {
    Map<String, String> all = new TreeMap<>(more);
    all.put("alertname", name);
    all.put("severity", "page");
    world.outside.post(
        List.of(
            new PostedAlert(
                all,
                Map.of(),
                Optional.of(world.clock.instant()),
                Optional.of(world.clock.instant().plus(Duration.ofDays(1))),
                "")));
    evaluate();
    return world.alerting.unresolved().stream()
        .filter(each -> name.equals(each.labels().get("alertname")))
        .map(Incident::id)
        .findFirst()
        .orElseThrow();
  }

  private List<String> told(String incident) throws IOException {
    return world.outbox.deliveries(incident).stream()
        .map(each -> each.event() + " to " + each.receiver())
        .toList();
  }

  @ParameterizedTest
  @MethodSource("labels")
  void theyGoByTheirRoutesAndArePassedOn(Map<String, String> labels) throws IOException {
    String id = posted("Down", labels);
    assertThat(told(id)).containsExactly("opened to pager");
    pass(Duration.ofMinutes(11), Duration.ofSeconds(30));
    assertThat(told(id)).containsExactly("opened to pager", "escalated to second");
  }

  @ParameterizedTest
  @MethodSource("labels")
  void theyInhibit(Map<String, String> labels) throws IOException {
    posted("Down", labels);
    assertThat(told(posted("Slow", labels))).isEmpty();
  }
}
