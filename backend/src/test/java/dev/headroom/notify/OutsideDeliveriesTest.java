package dev.headroom.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.headroom.outside.PostedAlert;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Alerts that others post, through incidents to what a receiver gets. */
class OutsideDeliveriesTest {
  @TempDir Path folder;
  private final ObjectMapper json = new ObjectMapper();
  private TestReceiver receiver;
  private World world;

  @BeforeEach
  void start() throws Exception {
    receiver = TestReceiver.start();
    world = new World(folder);
  }

  @AfterEach
  void stop() {
    world.close();
    receiver.close();
  }

  private void grouped(String by) throws IOException {
    world.route(
        """
        route: {receiver: pager, group_by: [%s]}
        receivers: [{name: pager, webhook_configs: [{url: '%s'}]}]
        """
            .formatted(by, receiver.url("/")));
    world.outside.route(world.routing());
  }

  private void fires(String... services) throws IOException {
    Instant now = world.clock.instant();
    for (String service : services) {
      world.outside.post(
          List.of(
              new PostedAlert(
                  Map.of("alertname", "Slow", "severity", "critical", "service", service),
                  Map.of(),
                  Optional.of(now),
                  Optional.of(now.plus(Duration.ofHours(1))),
                  "")));
    }
    world.alerting.onRounds(world.outside.rounds(now));
  }

  private List<String> told() throws IOException {
    List<String> told = new ArrayList<>();
    for (TestReceiver.Request request : receiver.take()) {
      JsonNode body = json.readTree(request.body());
      List<String> services = new ArrayList<>();
      body.get("alerts").forEach(each -> services.add(each.at("/labels/service").asText()));
      told.add(body.get("status").asText() + " " + String.join(",", services));
    }
    return told;
  }

  @Test
  void whatItsRouteKeepsApartIsNotJoinedHoweverAlikeItIs() throws Exception {
    grouped("alertname, service");
    fires("checkout", "search");
    assertThat(told()).containsExactlyInAnyOrder("firing checkout", "firing search");
  }

  @Test
  void templatesSeeEachAlertOfTheGroupAsItWasPosted() throws Exception {
    world.route(
        """
        route: {receiver: channel, group_by: [alertname]}
        receivers:
          - name: channel
            slack_configs:
              - api_url: '%s'
                send_resolved: true
                title: '{{ template "slack.default.title" . }}'
                text: >-
                  {{ .Status }} {{ len .Alerts }} of {{ .GroupLabels.alertname }}:
                  {{ range .Alerts }}{{ .Labels.service }}={{ .Labels.severity }} {{ end }}
        """
            .formatted(receiver.url("/")));
    world.outside.route(world.routing());
    fires("checkout", "search");
    String firing = receiver.take().getFirst().body();
    assertThat(firing)
        .contains("[FIRING:2] Slow")
        .contains("firing 2 of Slow: checkout=critical search=critical");
    world.pass(Duration.ofHours(2));
    world.alerting.onRounds(world.outside.rounds(world.clock.instant()));
    assertThat(receiver.take().getLast().body())
        .contains("[RESOLVED] Slow")
        .contains("resolved 2 of Slow: checkout=critical search=critical");
  }

  @Test
  void whatItsRoutePutsTogetherIsOneMessage() throws Exception {
    grouped("alertname");
    fires("checkout", "search");
    assertThat(told()).containsExactly("firing checkout,search");
  }

  @Test
  void eachStepSaysWhichAlertsItIsAbout() throws Exception {
    world.route(
        """
        route: {receiver: room, group_by: [alertname], group_interval: 1s}
        receivers: [{name: room, msteamsv2_configs: [{webhook_url: '%s'}]}]
        """
            .formatted(receiver.url("/")));
    world.outside.route(world.routing());
    Instant began = world.clock.instant();
    post(began.plus(Duration.ofHours(1)), "db-1", "db-2");
    world.alerting.acknowledge(world.alerting.unresolved().getFirst().id(), "ada");
    world.pass(Duration.ofSeconds(1));
    post(world.clock.instant(), "db-1", "db-2");
    world.pass(Duration.ofMinutes(1));
    world.alerting.onRounds(world.outside.rounds(world.clock.instant()));
    world.pass(Duration.ofSeconds(1));
    List<String> told = receiver.take().stream().map(TestReceiver.Request::body).toList();
    assertThat(told)
        .hasSize(3)
        .allMatch(text -> text.contains("inst=db-1") && text.contains("inst=db-2"))
        .allMatch(text -> text.contains("https://wiki.example/rb"))
        .allMatch(text -> text.contains("Alert: DiskFull"))
        .noneMatch(text -> text.contains("Promise"));
    assertThat(told.getLast()).contains("[RESOLVED page]");
  }

  private void post(Instant end, String... instances) throws IOException {
    for (String each : instances) {
      world.outside.post(
          List.of(
              new PostedAlert(
                  Map.of("alertname", "DiskFull", "severity", "critical", "inst", each),
                  Map.of("runbook_url", "https://wiki.example/rb"),
                  Optional.of(world.clock.instant().minusSeconds(1)),
                  Optional.of(end),
                  "")));
    }
    world.alerting.onRounds(world.outside.rounds(world.clock.instant()));
    world.pass(Duration.ofSeconds(1));
  }
}
