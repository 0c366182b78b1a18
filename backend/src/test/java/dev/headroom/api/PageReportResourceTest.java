package dev.headroom.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages by service and week, over HTTP. It is Sunday. */
class PageReportResourceTest extends ApiStage {
  private static final String PATH = "/api/v1/pages/report";

  @Test
  void everyServiceHasAllWeeksAndSaysWhatIsPlanned() throws Exception {
    JsonNode report = world.json(PATH);
    assertThat(report.get("timezone").asText()).isEqualTo("UTC");
    assertThat(report.get("truncated").asBoolean()).isFalse();
    assertThat(report.get("overBudget")).isEmpty();
    JsonNode checkout = report.get("services").get(0);
    assertThat(checkout.get("service").asText()).isEqualTo("checkout");
    assertThat(checkout.get("budget").toString())
        .isEqualTo(
            "{\"perWeek\":null,\"atNight\":null,\"actionShare\":null,\"night\":"
                + "{\"start\":\"22:00\",\"end\":\"07:00\",\"timezone\":\"UTC\"}}");
    assertThat(checkout.get("weeks")).hasSize(4);
    JsonNode last = checkout.get("weeks").get(3);
    assertThat(last.get("monday").asText()).isEqualTo("2026-02-23");
    assertThat(last.get("complete").asBoolean()).isFalse();
    assertThat(last.get("pages").asInt()).isZero();
    assertThat(last.get("actionShare").isNull()).isTrue();
    assertThat(world.json(PATH + "?weeks=1").at("/services/0/weeks")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "27", "x", "1.5"})
  void weeksThatCannotBeAreRefusedByName(String weeks) throws Exception {
    HttpResponse<String> answer = world.get(PATH + "?weeks=" + weeks);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("weeks: ");
  }
}
