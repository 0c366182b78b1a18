package dev.headroom.notify.pagerduty;

import static dev.headroom.burn.EvaluationFixture.PAGE_1H;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.IncidentFixture;
import dev.headroom.alerting.incident.Links;
import dev.headroom.alerting.incident.Transition;
import dev.headroom.alerting.incident.TransitionKind;
import dev.headroom.notify.World;
import dev.headroom.notify.filled.StepTexts;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No text of an incident makes an event that PagerDuty would refuse. */
class PagerDutyEventsTest {
  private static final Instant AT = Instant.parse("2026-03-01T03:07:00Z");

  private static final Links LINKS = new Links(URI.create("http://localhost:8080"));

  @TempDir Path folder;
  private final PagerDutyEvents events =
      new PagerDutyEvents(new EventFields(Map.of(), Map.of(), List.of(), List.of()), LINKS);
  private World world;
  private Incident incident;

  @BeforeEach
  void fire() throws Exception {
    world = new World(folder);
    incident = world.fires(World.LATENCY, PAGE_1H);
  }

  @AfterEach
  void stop() {
    world.close();
  }

  private String body(Map<String, String> annotations) {
    Incident next = incident.next(draft -> draft.figures(incident.figures(), annotations));
    Transition updated = new Transition(TransitionKind.UPDATED, AT, next);
    return events.trigger(updated, StepTexts.of(updated, "a", LINKS, () -> {}));
  }

  private static JsonNode read(String body) throws Exception {
    return new ObjectMapper().readTree(body);
  }

  @Test
  void aLongSummaryIsCutWhereEverybodySeesIt() throws Exception {
    String fits = "x".repeat(1_024);
    assertThat(read(body(Map.of("summary", fits))).at("/payload/summary").asText()).isEqualTo(fits);
    assertThat(read(body(Map.of("summary", fits + "y"))).at("/payload/summary").asText())
        .isEqualTo("x".repeat(1_023) + "…");
  }

  @Test
  void noCharacterIsCutInHalf() throws Exception {
    String summary = "x".repeat(1_022) + "🔥🔥";
    assertThat(read(body(Map.of("summary", summary))).at("/payload/summary").asText())
        .isEqualTo("x".repeat(1_022) + "…");
  }

  @Test
  void whatSaysNothingIsToldByItsName() throws Exception {
    assertThat(read(body(Map.of("summary", " "))).at("/payload/summary").asText())
        .isEqualTo("checkout-latency");
  }

  @Test
  void anEventThatWouldBeTooLargeIsToldWithoutDetailsAndSaysWhereTheyAre() throws Exception {
    String page = "http://localhost:8080/i/" + incident.id();
    // Three bytes each.
    String body = body(Map.of("summary", "s", "description", "€".repeat(171_000)));
    assertThat(body.getBytes(StandardCharsets.UTF_8).length).isLessThan(511_000);
    assertThat(read(body).at("/payload/summary").asText()).isEqualTo("s");
    assertThat(read(body).at("/payload/custom_details/left_out").asText()).endsWith(page);

    String fits = body(Map.of("summary", "s", "description", "€".repeat(160_000)));
    assertThat(read(fits).at("/payload/custom_details/annotations/description").asText())
        .hasSize(160_000);
  }

  @Test
  void eachAlertOfAGroupIsNamed() throws Exception {
    Transition opened =
        new Transition(TransitionKind.OPENED, AT, IncidentFixture.posted("", "db-1", "db-2"));
    String body = events.trigger(opened, StepTexts.of(opened, "a", LINKS, () -> {}));
    assertThat(read(body).at("/payload/custom_details/alerts").asText())
        .isEqualTo("inst=db-1\ninst=db-2");
  }

  @Test
  void theKeyOfTheBillionthAlarmFits() {
    assertThat(incident.dedupKey(Integer.MAX_VALUE)).hasSizeLessThanOrEqualTo(255);
  }
}
