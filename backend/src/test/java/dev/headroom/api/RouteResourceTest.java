package dev.headroom.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RouteResourceTest {
  @TempDir Path folder;
  private ApiWorld world;

  @BeforeEach
  void start() throws Exception {
    world = new ApiWorld(folder);
  }

  @AfterEach
  void stop() {
    world.close();
  }

  @Test
  void nobody_is_told_without_a_file() throws Exception {
    JsonNode answer = world.json("/api/v1/routes");
    assertThat(answer.get("routes")).isEmpty();
    assertThat(answer.get("taken")).isEmpty();
  }

  @Test
  void the_tree_and_what_labels_lead_to_are_told() throws Exception {
    world.incidents.route(
        """
        route:
          receiver: desk
          group_by: [team]
          group_wait: 1s
          routes:
            - {receiver: pager, matchers: [severity=page], active_time_intervals: [never]}
        time_intervals: [{name: never}]
        receivers: [{name: desk}, {name: pager, telegram_configs: [{chat_id: 1}]}]
        """);
    JsonNode answer = world.json("/api/v1/routes?labels=severity=page,team=a");
    assertThat(answer.get("routes")).hasSize(2);
    assertThat(answer.get("routes").get(1).get("matchers").get(0).asText())
        .isEqualTo("severity=\"page\"");
    assertThat(answer.get("routes").get(1).get("toldWithin").get(0).asText()).isEqualTo("never");
    assertThat(answer.get("routes").get(1).get("repeatIntervalSeconds").asInt()).isEqualTo(14_400);
    assertThat(answer.get("taken"))
        .hasToString(
            "[{\"receiver\":\"pager\",\"groupLabels\":{\"team\":\"a\"},"
                + "\"muted\":\"outside the time interval never\"}]");
    assertThat(answer.get("warnings")).hasSize(1);
  }

  @Test
  void labels_are_names_and_values() throws Exception {
    assertThat(world.refusal("/api/v1/routes?labels=page"))
        .startsWith("labels: expected name=value");
  }
}
