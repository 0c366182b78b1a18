package dev.headroom.trial;

import static dev.headroom.trial.TrialStage.FAULT;
import static dev.headroom.trial.TrialStage.PAGER;
import static dev.headroom.trial.TrialStage.promise;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.alerting.incident.Figures;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.IncidentFixture;
import dev.headroom.alerting.incident.Telling;
import dev.headroom.alerting.incident.TransitionKind;
import dev.headroom.model.Urgency;
import dev.headroom.slo.UnwatchedPromise;
import dev.headroom.slo.objective.Objective;
import dev.headroom.trial.TrialReport.ToldReceiver;
import dev.headroom.trial.TrialReport.TrialIncident;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Incidents that others raised, beside the bad minute, under rules that are tried. */
class OtherSourcesTest {
  private static final Figures NO_BUDGET =
      new Figures(
          FAULT,
          BigDecimal.ZERO,
          Duration.ZERO,
          BigDecimal.ZERO,
          BigDecimal.ONE,
          Optional.empty(),
          Optional.empty());

  @TempDir private static Path folder;
  private static TrialStage stage;

  @BeforeAll
  static void live() throws IOException {
    stage = new TrialStage(folder);
    happened("inc-aaaaaaaaaaaaaaaa", "alerts/mail", FAULT, Duration.ofMinutes(10));
    happened(
        "inc-bbbbbbbbbbbbbbbb",
        "alerts/old",
        TrialStage.START.minusSeconds(7_200),
        Duration.ofMinutes(1));
    happened("inc-dddddddddddddddd", "alerts/blip", BLIP, BLIP_LASTS);
    happened(
        "inc-cccccccccccccccc",
        UnwatchedPromise.unwatched("checkout"),
        FAULT,
        Duration.ofMinutes(10));
  }

  private static final Instant BLIP = FAULT.plus(Duration.ofMinutes(30)).plusMillis(384);
  private static final Duration BLIP_LASTS = Duration.ofMillis(47);

  @AfterAll
  static void close() {
    stage.close();
  }

  private static TrialReport tried(Objective promise, String routing) throws IOException {
    return stage.trial(() -> 0).run(stage.rules(promise, routing)).orElseThrow();
  }

  private static List<String> told(TrialIncident incident) {
    return incident.told().stream().map(ToldReceiver::receiver).toList();
  }

  private static void happened(String id, String subject, Instant began, Duration lasted)
      throws IOException {
    Incident begun = IncidentFixture.incident(id, subject, Urgency.TICKET);
    Incident incident =
        new Incident(
            id,
            1,
            1,
            subject,
            "mail",
            "",
            "",
            Urgency.TICKET,
            "MailQueue",
            began,
            began,
            Optional.empty(),
            Optional.of(new Incident.Resolution(began.plus(lasted), "headroom", "over")),
            Map.of("alertname", "MailQueue", "severity", "ticket", "service", "mail"),
            Map.of("summary", "mail waits"),
            NO_BUDGET,
            Optional.empty(),
            begun.now(),
            Optional.empty());
    stage.state.write(records -> {
      records.incidents().save(incident);
      records.tellings().add(id, new Telling(1, "desk", TransitionKind.OPENED, 1, began));
      return id;
    });
  }

  @Test
  void incidentsOfOtherSourcesStandAsTheyStoodAndGoByTheNewRoutes() throws IOException {
    TrialReport report =
        tried(
            promise("other", "0.9", "requests_total"),
            PAGER.replace("receiver: desk\n", "receiver: other\n"));
    assertThat(report.wouldBe())
        .filteredOn(each -> each.incident().subject().equals("alerts/mail"))
        .singleElement()
        .satisfies(each -> {
          assertThat(each.incident().subject()).isEqualTo("alerts/mail");
          assertThat(each.incident().service()).isEqualTo("mail");
          assertThat(each.incident().startedAt()).isEqualTo(FAULT);
          assertThat(each.incident().endedAt()).contains(FAULT.plus(Duration.ofMinutes(10)));
          assertThat(told(each.incident())).containsExactly("other");
          assertThat(told(each.really().orElseThrow())).containsExactly("desk");
          assertThat(each.really().orElseThrow().id()).contains("inc-aaaaaaaaaaaaaaaa");
        });
  }

  @Test
  void oneThatWasShorterThanAStepStandsAsItReallyStood() throws IOException {
    TrialReport report = tried(promise("other", "0.9", "requests_total"), PAGER);
    assertThat(BLIP_LASTS).isLessThan(report.step());
    assertThat(report.wouldBe())
        .filteredOn(each -> each.incident().subject().equals("alerts/blip"))
        .singleElement()
        .satisfies(each -> {
          assertThat(each.incident().startedAt()).isEqualTo(BLIP);
          assertThat(each.incident().endedAt()).contains(BLIP.plus(BLIP_LASTS));
          assertThat(told(each.incident())).containsExactly("desk");
          assertThat(each.really()).isPresent();
        });
    assertThat(report.onlyReal()).extracting(TrialIncident::subject).doesNotContain("alerts/blip");
  }

  @Test
  void thatAPromiseIsNotWatchedGoesWithThePromise() throws IOException {
    assertThat(tried(promise("checkout", "0.99", "requests_total"), PAGER).onlyReal()).isEmpty();
    assertThat(tried(promise("other", "0.9", "requests_total"), PAGER).onlyReal())
        .extracting(TrialIncident::subject)
        .containsExactlyInAnyOrder("checkout", "checkout/unwatched");
  }
}
