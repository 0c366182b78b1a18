package dev.headroom.alerting.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.alerting.escalation.OpenRungs.OpenRung;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.IncidentFixture;
import dev.headroom.alerting.incident.Telling;
import dev.headroom.alerting.incident.TransitionKind;
import dev.headroom.routing.Routing;
import dev.headroom.routing.Routings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenRungsTest {
  private static final Instant TOLD = Instant.parse("2026-03-02T12:00:00Z");
  private static final Map<String, String> SHOP = Map.of("team", "shop");
  private static final Map<String, String> BOTH = Map.of("team", "shop", "tier", "gold");

  @TempDir Path folder;
  private Routing routing;

  @BeforeEach
  void read() throws IOException {
    routing =
        Routings.read(
            folder,
            """
            time_intervals:
              - {name: office, time_intervals: [{times: [{start_time: '09:00', end_time: '17:00'}]}]}
            route:
              receiver: desk
              escalation: [{after: 1h, receiver: lead}]
              routes:
                - matchers: [team="shop"]
                  receiver: pager
                  continue: true
                  escalation: [{after: 10m, receiver: second}, {after: 30m, receiver: lead}]
                - matchers: [tier="gold"]
                  receiver: gold
                  mute_time_intervals: [office]
                  escalation: [{after: 5m, receiver: lead}]
            receivers: [{name: desk}, {name: pager}, {name: gold}, {name: second}, {name: lead}]
            """);
  }

  private List<OpenRung> open(Map<String, Instant> told, Map<String, String> labels, Instant at) {
    return new OpenRungs(routing, told).at(labels, at);
  }

  private static OpenRung rung(String receiver, int minutes, Instant since) {
    return rung(receiver, minutes, since, false);
  }

  private static OpenRung rung(String receiver, int minutes, Instant since, boolean rests) {
    Duration after = Duration.ofMinutes(minutes);
    return new OpenRung(receiver, after, since.plus(after), rests);
  }

  @Test
  void eachStepIsCountedFromWhenTheRoutesOwnReceiverWasTold() {
    assertThat(open(Map.of("pager", TOLD), SHOP, TOLD))
        .containsExactly(rung("second", 10, TOLD), rung("lead", 30, TOLD));
  }

  @Test
  void nothingIsOpenWhileTheRoutesOwnReceiverWasNotTold() {
    assertThat(open(Map.of(), SHOP, TOLD)).isEmpty();
    assertThat(open(Map.of("desk", TOLD, "second", TOLD), SHOP, TOLD)).isEmpty();
  }

  @Test
  void aStepThatWasTakenIsNotOpen() {
    Instant later = TOLD.plusSeconds(600);
    assertThat(open(Map.of("pager", TOLD, "second", later), SHOP, later))
        .containsExactly(rung("lead", 30, TOLD));
    assertThat(open(Map.of("pager", TOLD, "lead", later), SHOP, later))
        .containsExactly(rung("second", 10, TOLD));
  }

  @Test
  void stepsOfSeveralRoutesAreOrderedByTheirMoment() {
    Instant night = Instant.parse("2026-03-02T20:00:00Z");
    Instant earlier = night.minus(Duration.ofMinutes(20));
    assertThat(open(Map.of("pager", earlier, "gold", night), BOTH, night))
        .containsExactly(
            rung("second", 10, earlier), rung("lead", 5, night), rung("lead", 30, earlier));
  }

  @Test
  void aRouteThatTellsNobodyAtTheMomentRests() {
    assertThat(open(Map.of("pager", TOLD, "gold", TOLD), BOTH, TOLD))
        .containsExactly(
            rung("lead", 5, TOLD, true), rung("second", 10, TOLD), rung("lead", 30, TOLD));
    Instant evening = Instant.parse("2026-03-02T17:00:00Z");
    assertThat(open(Map.of("gold", TOLD), BOTH, evening)).containsExactly(rung("lead", 5, TOLD));
  }

  @Test
  void onlyWhoWasToldOfThisAlarmCounts() {
    Incident second = IncidentFixture.page("inc-1", "checkout").next(Incident.Draft::alarm);
    List<Telling> tellings =
        List.of(
            new Telling(1, "pager", TransitionKind.OPENED, 1, TOLD),
            new Telling(1, "second", TransitionKind.ESCALATED, 2, TOLD.plusSeconds(600)),
            new Telling(2, "pager", TransitionKind.UNACKNOWLEDGED, 3, TOLD.plusSeconds(900)));
    assertThat(second.alarm()).isEqualTo(2);
    assertThat(OpenRungs.of(routing, second, tellings).told())
        .isEqualTo(Map.of("pager", TOLD.plusSeconds(900)));
  }
}
