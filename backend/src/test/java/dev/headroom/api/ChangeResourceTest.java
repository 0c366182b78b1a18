package dev.headroom.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headroom.model.ChangeEvent;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangeResourceTest extends ApiStage {
  private static ChangeEvent deploy(String service, int minutesAgo) {
    long at = ApiWorld.NOW.minusSeconds(60L * minutesAgo).toEpochMilli();
    return new ChangeEvent(at, "deploy", service, "v" + minutesAgo, "Faster.", "https://ci/1");
  }

  @Test
  void changes_are_listed_newest_first() throws Exception {
    world.changes.apply(List.of(deploy("checkout", 9), deploy("stock", 5), deploy("checkout", 1)));
    JsonNode all = world.json("/api/v1/changes").get("changes");
    assertThat(all.findValuesAsText("version")).containsExactly("v1", "v5", "v9");
    assertThat(all.get(0).get("time").asText()).isEqualTo("2026-03-01T03:06:00Z");
    assertThat(all.get(0).get("url").asText()).isEqualTo("https://ci/1");
    assertThat(world.json("/api/v1/changes?service=stock").findValuesAsText("version"))
        .containsExactly("v5");
    assertThat(world.json("/api/v1/changes?limit=1").findValuesAsText("version"))
        .containsExactly("v1");
    assertThat(world.json("/api/v1/changes?from=now-6m&to=now-2m").findValuesAsText("version"))
        .containsExactly("v5");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          limit=0             | limit: must be 1 to 1000: 0
          limit=1001          | limit: must be 1 to 1000: 1001
          limit=many          | limit: not a whole number: many
          from=yesterday      | from: not a time like
          to=now-1            | to:
          from=now&to=now-1h  | from: is after to
          """)
  void what_cannot_be_asked_is_told_with_its_bound(String query, String detail) throws Exception {
    assertThat(world.refusal("/api/v1/changes?" + query)).startsWith(detail);
  }
}
