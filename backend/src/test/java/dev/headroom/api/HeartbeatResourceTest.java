package dev.headroom.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headroom.api.http.Loopback;
import dev.headroom.model.Urgency;
import dev.headroom.watch.heartbeat.HeartbeatRule;
import dev.headroom.watch.heartbeat.HeartbeatRules;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Beats, and how heartbeats stand. */
class HeartbeatResourceTest extends ApiStage {
  private static final String ALL = "/api/v1/heartbeats";
  private static final String BACKUP = ALL + "/backup";

  @BeforeEach
  void declare() {
    world.heartbeats.replace(
        new HeartbeatRules(
            List.of(
                new HeartbeatRule(
                    "backup",
                    Duration.ofHours(24),
                    Duration.ofMinutes(30),
                    Urgency.PAGE,
                    "db",
                    "team-db",
                    "heartbeat-missed",
                    "Nothing can be restored."))));
  }

  private HttpResponse<String> send(String method, String path) throws Exception {
    return world.http.send(method, path, "", "");
  }

  @Test
  void aPostIsABeatAndSaysHowItStands() throws Exception {
    assertThat(world.json(BACKUP).get("state").asText()).isEqualTo("waiting");
    JsonNode beaten = Loopback.ok(send("POST", BACKUP));
    assertThat(beaten.get("state").asText()).isEqualTo("ok");
    assertThat(beaten.get("lastAt").asText()).isEqualTo(world.incidents.clock.instant().toString());
    assertThat(beaten.get("missedAt").asText())
        .isEqualTo(
            world.incidents.clock.instant().plus(Duration.ofMinutes(24 * 60 + 30)).toString());
    assertThat(world.json(ALL).get("heartbeats")).hasSize(1).first().isEqualTo(beaten);
    assertThat(world.json(ALL).get("targets")).isEmpty();
  }

  @Test
  void goAlertsAddressDoesTheSameAndABodyDoesNotMatter() throws Exception {
    Loopback.ok(send("POST", "/api/v2/heartbeat/backup"));
    Loopback.ok(world.http.send("POST", BACKUP, "{\"took\": \"3m\""));
    assertThat(world.json(BACKUP).get("beats").asInt()).isEqualTo(2);
  }

  @Test
  void lookingAtItIsNoBeat() throws Exception {
    assertThat(send("GET", BACKUP).statusCode()).isEqualTo(200);
    assertThat(send("HEAD", BACKUP).statusCode()).isEqualTo(200);
    assertThat(world.json(BACKUP).get("beats").asInt()).isZero();
    assertThat(world.json(BACKUP).get("lastAt").isNull()).isTrue();
  }

  @Test
  void aNameThatNobodyDeclaredIs404() throws Exception {
    HttpResponse<String> refused = send("POST", ALL + "/other");
    assertThat(refused.statusCode()).isEqualTo(404);
    assertThat(refused.body()).contains("there is no heartbeat other");
    assertThat(send("GET", ALL + "/other").statusCode()).isEqualTo(404);
    assertThat(send("POST", "/api/v2/heartbeat/other").statusCode()).isEqualTo(404);
  }

  @Test
  void whereItCannotBeWrittenTheSenderHearsSo() throws Exception {
    world.incidents.breakTable("INSERT ON heartbeats");
    assertThat(send("POST", BACKUP).statusCode()).isEqualTo(503);
    world.incidents.mend();
    assertThat(send("POST", BACKUP).statusCode()).isEqualTo(200);
    assertThat(world.json(BACKUP).get("beats").asInt()).isEqualTo(2);
  }
}
