package dev.headroom.notify.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.headroom.alerting.group.AlertGroup;
import dev.headroom.alerting.group.GroupedAlert;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.IncidentFixture;
import dev.headroom.alerting.incident.Links;
import dev.headroom.notify.send.HttpAccess;
import dev.headroom.routing.Secret;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The body of a group: bounded, and only of what the receiver wants to hear. */
class GroupBodyTest {
  private static final Instant AT = Instant.parse("2026-03-01T03:07:00Z");

  private final Incident incident = IncidentFixture.page("inc-1", "Down/g0123456789abcdef");
  private final ObjectMapper json = new ObjectMapper();

  private static GroupedAlert alert(int number, boolean fires, int length) {
    Map<String, String> labels =
        Map.of("alertname", "Down", "instance", "host-%05d".formatted(number));
    return new GroupedAlert(
        "%016x".formatted(number),
        labels,
        Map.of("summary", "x".repeat(length)),
        labels,
        AT,
        AT.plusSeconds(60),
        "",
        fires ? Optional.empty() : Optional.of(AT),
        false,
        Optional.empty());
  }

  private JsonNode body(boolean sendResolved, int max, int alarm, Stream<GroupedAlert> alerts)
      throws IOException {
    Webhook webhook =
        new Webhook("w", new Secret("http://h/"), HttpAccess.PLAIN, sendResolved, max);
    Links links = new Links(URI.create("http://headroom.example"));
    GroupBody body = new GroupBody(webhook, "pager", links, json);
    AlertGroup group = AlertGroup.of("{}", Map.of("alertname", "Down"), alerts);
    return json.readTree(body.of(incident, group, new GroupBody.AlarmEnd(alarm, false, AT)));
  }

  /** Alertmanager's issues 2510 and 3329. */
  @Test
  void whoDoesNotWantToHearOfEndsHearsOfWhatFiresAlone() throws IOException {
    JsonNode all = body(true, 0, 1, Stream.of(alert(1, true, 1), alert(2, false, 1)));
    assertThat(all.get("alerts")).hasSize(2);
    JsonNode some = body(false, 0, 1, Stream.of(alert(1, true, 1), alert(2, false, 1)));
    assertThat(some.get("alerts")).hasSize(1);
    assertThat(some.at("/alerts/0/status").asText()).isEqualTo("firing");
    assertThat(some.get("truncatedAlerts").asInt()).isZero();
  }

  @Test
  void thousandsOfAlertsAreCutAndCounted() throws IOException {
    JsonNode body = body(true, 0, 1, IntStream.range(0, 10_000).mapToObj(n -> alert(n, true, 200)));
    int listed = body.get("alerts").size();
    assertThat(listed).isBetween(1_000, 9_000);
    assertThat(body.get("truncatedAlerts").asInt()).isEqualTo(10_000 - listed);
    assertThat(body.toString().length()).isLessThan(GroupBody.ALERTS_BYTES_MAX + 4_096);
    JsonNode few = body(true, 7, 1, IntStream.range(0, 10).mapToObj(n -> alert(n, true, 1)));
    assertThat(few.get("alerts")).hasSize(7);
    assertThat(few.get("truncatedAlerts").asInt()).isEqualTo(3);
  }

  /** Else a group that fires would be told as if it were over. */
  @Test
  void whatFiresIsListedBeforeWhatIsOverWhereThereIsNoRoomForAll() throws IOException {
    JsonNode body =
        body(true, 0, 1, IntStream.range(0, 10_000).mapToObj(n -> alert(n, n == 9_999, 200)));
    assertThat(body.get("status").asText()).isEqualTo("firing");
    assertThat(body.get("alerts").findValuesAsText("status")).contains("firing");
    assertThat(body.at("/groupLabels/alertname").asText()).isEqualTo("Down");
    assertThat(body.at("/commonLabels").toString()).isEqualTo("{\"alertname\":\"Down\"}");
    assertThat(body.get("truncatedAlerts").asInt() + body.get("alerts").size()).isEqualTo(10_000);
    JsonNode few =
        body(true, 2, 1, Stream.of(alert(1, false, 1), alert(2, false, 1), alert(3, true, 1)));
    assertThat(few.get("status").asText()).isEqualTo("resolved");
    assertThat(few.get("truncatedAlerts").asInt()).isEqualTo(1);
  }

  @Test
  void aLaterAlarmIsNotFoldedIntoAnEarlierOne() throws IOException {
    JsonNode first = body(true, 0, 1, Stream.of(alert(1, true, 1)));
    JsonNode second = body(true, 0, 2, Stream.of(alert(1, true, 1)));
    assertThat(first.at("/alerts/0/fingerprint").asText()).isEqualTo("%016x".formatted(1));
    assertThat(second.at("/alerts/0/fingerprint")).isNotEqualTo(first.at("/alerts/0/fingerprint"));
    assertThat(first.get("groupKey").asText())
        .isEqualTo("{}/{incident=\"inc-1\"}:{alertname=\"Down\"}");
    assertThat(second.get("groupKey")).isNotEqualTo(first.get("groupKey"));
  }
}
