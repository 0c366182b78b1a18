package dev.headroom.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.burn.EvaluationFixture;
import dev.headroom.notify.TestReceiver;
import dev.headroom.notify.World;
import dev.headroom.routing.Routing.OnCallCalendar;
import dev.headroom.routing.Secret;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is on call, as the API says it. */
class OnCallResourceTest {
  @TempDir Path folder;

  @Test
  void whoIsOnCallIsAnsweredAndNamedWithAnIncident() throws Exception {
    try (TestReceiver server = TestReceiver.start();
        ApiWorld world = new ApiWorld(folder)) {
      server.always(
          TestReceiver.text(
              200,
              """
              BEGIN:VCALENDAR
              BEGIN:VEVENT
              UID:1
              SUMMARY:ada
              DTSTART:20260301T000000Z
              DTEND:20260302T000000Z
              END:VEVENT
              END:VCALENDAR
              """));
      assertThat(world.json("/api/v1/on-call").get("calendars")).isEmpty();
      world.calendars.onCall.reload(
          List.of(
              new OnCallCalendar(
                  "payments", new Secret(server.url("/cal")), Duration.ofMinutes(5), List.of())));
      world.calendars.look();
      JsonNode calendar = world.json("/api/v1/on-call").get("calendars").get(0);
      assertThat(calendar.get("calendar").asText()).isEqualTo("payments");
      assertThat(calendar.get("people").get(0).asText()).isEqualTo("ada");
      assertThat(calendar.get("problem").isNull()).isTrue();
      Incident incident = world.incidents.fires(World.LATENCY, EvaluationFixture.PAGE_1H);
      assertThat(world.json("/api/v1/incidents/" + incident.id()).get("onCall").get(0))
          .isEqualTo(calendar);
    }
  }
}
