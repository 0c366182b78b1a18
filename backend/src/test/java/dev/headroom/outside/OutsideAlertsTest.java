package dev.headroom.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.IncidentState;
import dev.headroom.alerting.incident.TimelineEntry;
import dev.headroom.model.Urgency;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What senders say becomes incidents, also when they fall silent, flap, or are two. */
class OutsideAlertsTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private OutsideStory story;
  private Instant since;

  @BeforeEach
  void start() throws IOException {
    story = new OutsideStory(OutsideConfig.defaults());
    since = story.clock.instant();
  }

  private List<String> told() {
    return story.deliveries.enqueued;
  }

  private void resendFor(int minutes) throws IOException {
    for (int i = 0; i < minutes; i++) {
      story.post(story.firing("critical", since));
      story.pass(MINUTE);
    }
  }

  @Test
  void itFiresAsLongAsItIsPostedAndIsOverWhenItsSenderSaysSo() throws IOException {
    resendFor(30);
    assertThat(told()).containsExactly("1 opened critical to pager");
    assertThat(story.only().severity()).isEqualTo(Urgency.PAGE);
    story.post(story.resolved("critical", since));
    story.evaluate();
    assertThat(story.alerting.unresolved()).isEmpty();
    assertThat(told())
        .containsExactly("1 opened critical to pager", "2 resolved critical to pager");
  }

  @Test
  void whatItSaysComesFromItsLabelsAndAnnotations() throws IOException {
    story.post(story.firing("critical", since.minusSeconds(90)));
    story.evaluate();
    Incident incident = story.only();
    assertThat(incident.subject()).matches("Down/[0-9a-f]{16}");
    assertThat(incident.service()).isEqualTo("node");
    assertThat(incident.owner()).isEmpty();
    assertThat(incident.runbook()).isEqualTo("Down");
    assertThat(incident.summary()).isEqualTo("a:9100 is down");
    assertThat(incident.beganAt()).isEqualTo(since.minusSeconds(90));
    assertThat(incident.hasBudget()).isFalse();
    assertThat(incident.labels())
        .containsEntry("alertname", "Down")
        .containsEntry("severity", "critical")
        .containsEntry("tier", "critical")
        .containsEntry("service", "node");
    assertThat(incident.annotations())
        .containsEntry("incident_url", "http://headroom.example/i/" + incident.id());
    story.post(story.resolved("critical", since));
    story.pass(Duration.ofSeconds(1));
    Incident ended = story.alerting.find(incident.id()).orElseThrow();
    assertThat(ended.summary())
        .isEqualTo("node: Down fired from 03:05:30 UTC to 03:07:01 UTC, for 1m31s");
    assertThat(story.alerting.timeline(incident.id()).stream().map(TimelineEntry::description))
        .containsExactly("a:9100 is down", "No page alert fires any more.");
  }

  @Test
  void whatHasNoEndFiresAsLongAsTheRoutingSays() throws IOException {
    story.outside.resolveAfter(Optional.of(Duration.ofSeconds(90)));
    story.post(
        new PostedAlert(
            OutsideStory.labels("critical"), Map.of(), Optional.of(since), Optional.empty(), ""));
    story.pass(Duration.ofSeconds(89));
    assertThat(story.alerting.unresolved()).hasSize(1);
    // What a start may have missed is believed for as long as the configuration says.
    story.pass(Duration.ofMinutes(5));
    assertThat(story.alerting.unresolved()).isEmpty();
    story.outside.resolveAfter(Optional.empty());
    assertThat(story.outside.resolveTimeout()).isEqualTo(Duration.ofMinutes(5));
  }

  @Test
  void anotherHeadroomsBurnHasNoBudgetHere() throws IOException {
    Map<String, String> labels =
        Map.of("alertname", "ErrorBudgetBurn", "slo", "checkout", "severity", "page");
    story.post(
        new PostedAlert(
            labels,
            Map.of("runbook_url", "http://headroom.example/runbooks/checkout%2Dslow"),
            Optional.of(since),
            Optional.empty(),
            ""));
    story.evaluate();
    assertThat(story.only().hasBudget()).isFalse();
    assertThat(story.only().runbook()).isEqualTo("checkout-slow");
    assertThat(story.only().summary()).isEqualTo("ErrorBudgetBurn: severity=page, slo=checkout");
  }

  @Test
  void alertsThatDifferInTheirSeverityAloneAreOneSubject() throws IOException {
    story.post(story.firing("warning", since));
    story.evaluate();
    assertThat(story.only().severity()).isEqualTo(Urgency.TICKET);
    String subject = story.only().subject();
    story.post(story.firing("critical", since));
    story.evaluate();
    assertThat(story.alerting.unresolved())
        .hasSize(2)
        .allMatch(each -> each.subject().equals(subject));
  }

  @Test
  void aSenderThatIsGoneEndsIt() throws IOException {
    resendFor(3);
    story.pass(Duration.ofMinutes(2));
    assertThat(story.only().state()).isEqualTo(IncidentState.OPEN);
    story.pass(Duration.ofMinutes(1));
    assertThat(story.alerting.unresolved()).isEmpty();
    assertThat(told())
        .containsExactly("1 opened critical to pager", "2 resolved critical to pager");
  }

  @Test
  void withoutAnEndItFiresForTheTimeout() throws IOException {
    PostedAlert bare =
        new PostedAlert(
            Map.of("alertname", "Bare", "empty", ""),
            Map.of(),
            Optional.empty(),
            Optional.empty(),
            "");
    assertThat(bare.labels()).doesNotContainKey("empty");
    story.post(bare);
    story.pass(Duration.ofMinutes(4));
    assertThat(story.only().summary()).isEqualTo("Bare");
    story.pass(Duration.ofSeconds(61));
    assertThat(story.alerting.unresolved()).isEmpty();
  }

  @Test
  void aRestartTellsNobodyThoughNobodyCouldPostMeanwhile() throws IOException {
    resendFor(2);
    story.clock.advance(Duration.ofMinutes(20));
    story.start();
    story.pass(Duration.ofMinutes(1));
    assertThat(story.only().state()).isEqualTo(IncidentState.OPEN);
    resendFor(10);
    assertThat(told()).containsExactly("1 opened critical to pager");
  }

  @Test
  void aDatabaseThatCannotBeOpenedYetEndsNothingAndKeepsNobodyFromStarting() throws IOException {
    resendFor(2);
    story.store.closed(true);
    story.start();
    story.pass(Duration.ofSeconds(30));
    assertThatThrownBy(() -> story.post(story.firing("warning", since)))
        .isInstanceOf(IOException.class);
    story.pass(Duration.ofSeconds(30));
    assertThat(story.alerting.unresolved()).isEmpty();
    story.store.closed(false);
    story.pass(Duration.ofSeconds(2));
    assertThat(story.alerting.unresolved())
        .extracting(Incident::state)
        .containsOnly(IncidentState.OPEN);
    assertThat(story.outside.all()).hasSize(2);
    assertThat(told()).containsExactly("1 opened critical to pager");
  }

  @Test
  void anEndThatCameWhileWeWereDownIsTakenFromItsNextPost() throws IOException {
    resendFor(2);
    Instant end = story.clock.instant().plusSeconds(30);
    story.clock.advance(Duration.ofMinutes(3));
    story.start();
    story.pass(Duration.ofSeconds(10));
    assertThat(story.only().state()).isEqualTo(IncidentState.OPEN);
    story.post(OutsideStory.alert("critical", since, end));
    story.evaluate();
    assertThat(story.alerting.unresolved()).isEmpty();
  }

  @Test
  void whatWasPostedAfterTheStartIsOverAtItsEnd() throws IOException {
    story.start();
    story.post(OutsideStory.alert("critical", since, since.plusSeconds(15)));
    story.pass(Duration.ofSeconds(14));
    assertThat(told()).containsExactly("1 opened critical to pager");
    story.pass(Duration.ofSeconds(2));
    assertThat(told())
        .containsExactly("1 opened critical to pager", "2 resolved critical to pager");
  }

  @Test
  void whatWasPostedBeforeTheStartAndAgainAfterItIsOverAtItsEndToo() throws IOException {
    resendFor(2);
    story.start();
    story.post(story.firing("critical", since));
    story.pass(Duration.ofMinutes(4));
    assertThat(story.alerting.unresolved()).isEmpty();
  }

  private static PostedAlert numbered(String name, int number, Instant from, Instant to) {
    return new PostedAlert(
        Map.of("alertname", name, "severity", "critical", "number", String.valueOf(number)),
        Map.of(),
        Optional.of(from),
        Optional.of(to),
        "");
  }

  @Test
  void aFloodThatIsOverGivesWayToWhatBegins() throws IOException {
    story = new OutsideStory(new OutsideConfig(20, 1 << 20, MINUTE));
    Instant end = since.plusSeconds(45);
    for (int i = 0; i < 20; i++) {
      assertThat(story.post(numbered("Flood", i, since, end)).beyondLimit()).isZero();
    }
    story.pass(Duration.ofSeconds(30));
    assertThat(story.post(numbered("New", 1, since, end.plusSeconds(600))).beyondLimit()).isOne();
    story.pass(Duration.ofSeconds(30));
    assertThat(story.alerting.unresolved()).isEmpty();

    Instant now = story.clock.instant();
    assertThat(story.post(numbered("New", 1, now, now.plusSeconds(600))).beyondLimit()).isZero();
    story.evaluate();
    assertThat(story.only().labels()).containsEntry("alertname", "New");
    story.start();
    assertThat(story.outside.all()).hasSize(1);
  }

  @Test
  void whatAnIncidentStandsForGivesWayToNothing() throws IOException {
    story = new OutsideStory(new OutsideConfig(1, 1 << 20, MINUTE));
    story.post(numbered("First", 1, since, since.plusSeconds(600)));
    story.evaluate();
    assertThat(story.post(numbered("Second", 1, since, since.plusSeconds(600))).beyondLimit())
        .isOne();
    assertThat(story.only().labels()).containsEntry("alertname", "First");
  }

  @Test
  void aSenderThatNeverComesBackAfterARestartEndsItToo() throws IOException {
    resendFor(2);
    story.clock.advance(Duration.ofMinutes(20));
    story.start();
    story.pass(Duration.ofSeconds(305));
    assertThat(story.alerting.unresolved()).isEmpty();
    assertThat(told())
        .containsExactly("1 opened critical to pager", "2 resolved critical to pager");
  }

  @Test
  void twoReplicasAreOneSenderAndTheirEndIsOneEnd() throws IOException {
    Instant other = since.plusSeconds(7);
    for (int i = 0; i < 5; i++) {
      story.post(story.firing("critical", since));
      story.pass(Duration.ofSeconds(15));
      story.post(story.firing("critical", other));
      story.pass(Duration.ofSeconds(45));
    }
    assertThat(story.only().beganAt()).isEqualTo(since);
    Instant end = story.clock.instant();
    story.post(story.resolved("critical", since));
    story.pass(Duration.ofSeconds(5));
    story.post(story.firing("critical", other));
    story.pass(Duration.ofSeconds(5));
    story.post(story.resolved("critical", other));
    story.pass(Duration.ofMinutes(2));
    story.post(OutsideStory.alert("critical", since, end));
    story.pass(MINUTE);
    assertThat(told())
        .containsExactly("1 opened critical to pager", "2 resolved critical to pager");
  }

  @Test
  void aReplicaThatGoesOnIsBelievedAfterAMinute() throws IOException {
    story.post(story.firing("critical", since));
    story.pass(MINUTE);
    story.post(story.resolved("critical", since));
    story.pass(Duration.ofSeconds(70));
    story.post(story.firing("critical", since));
    story.evaluate();
    assertThat(told()).endsWith("3 reopened critical to pager");
  }

  @Test
  void aLateWordOfAnEarlierEndSaysNothing() throws IOException {
    story.post(story.firing("critical", since));
    story.pass(MINUTE);
    Instant end = story.clock.instant();
    story.post(OutsideStory.alert("critical", since, end));
    story.pass(MINUTE);
    Instant again = story.clock.instant();
    story.post(story.firing("critical", again));
    story.pass(Duration.ofSeconds(10));
    story.post(OutsideStory.alert("critical", since, end));
    story.pass(Duration.ofSeconds(10));
    assertThat(story.only().state()).isEqualTo(IncidentState.OPEN);
  }

  @Test
  void whatFlapsIsOneIncidentThatIsHeldLongerEachTime() throws IOException {
    for (int i = 0; i < 10; i++) {
      story.post(story.firing("critical", story.clock.instant()));
      story.pass(MINUTE);
      story.post(story.resolved("critical", story.clock.instant()));
      story.pass(MINUTE);
    }
    assertThat(told())
        .containsExactly(
            "1 opened critical to pager",
            "2 resolved critical to pager",
            "3 reopened critical to pager");
    assertThat(story.only().state()).isEqualTo(IncidentState.RECOVERING);
    story.pass(Duration.ofMinutes(6));
    assertThat(story.alerting.unresolved()).isEmpty();
  }

  @Test
  void howLongItFiredIsToldWithoutTheTimeItWasHeld() throws IOException {
    for (int i = 0; i < 2; i++) {
      story.post(story.firing("critical", story.clock.instant()));
      story.pass(MINUTE);
      story.post(story.resolved("critical", story.clock.instant()));
      story.pass(MINUTE);
    }
    assertThat(story.only().state()).isEqualTo(IncidentState.RECOVERING);
    String id = story.only().id();
    story.pass(Duration.ofMinutes(6));
    assertThat(story.alerting.find(id).orElseThrow().summary())
        .isEqualTo("node: Down fired from 03:07:00 UTC to 03:10:01 UTC, for 3m1s");
  }

  @Test
  void whatItSaidStaysWhereItsEndSaysNothing() throws IOException {
    story.post(story.firing("critical", since));
    story.evaluate();
    story.post(
        new PostedAlert(
            OutsideStory.labels("critical"),
            Map.of(),
            Optional.of(since),
            Optional.of(story.clock.instant()),
            ""));
    assertThat(story.outside.all().getFirst().annotations())
        .containsEntry("summary", "a:9100 is down");
    assertThat(story.outside.all().getFirst().generatorUrl()).isEqualTo("http://prometheus/graph");
  }

  /** Its end is then the resolve timeout from now, which it must not begin after. */
  @Test
  void whatBeginsLaterThanItWouldEndIsWrong() throws IOException {
    Duration timeout = Duration.ofMinutes(5);
    story.outside.resolveAfter(Optional.of(timeout));
    Instant now = story.clock.instant();
    Map<String, String> labels = Map.of("alertname", "Down");
    PostOutcome late =
        story.post(
            new PostedAlert(
                labels,
                Map.of(),
                Optional.of(now.plus(timeout).plusMillis(1)),
                Optional.empty(),
                ""));
    assertThat(late.invalid()).containsExactly("start time must be before end time");
    assertThat(story.outside.all()).isEmpty();
    PostOutcome soon =
        story.post(
            new PostedAlert(
                labels, Map.of(), Optional.of(now.plus(timeout)), Optional.empty(), ""));
    assertThat(soon.invalid()).isEmpty();
    story.evaluate();
    assertThat(story.only().beganAt()).isEqualTo(now);
  }

  @Test
  void whatIsWrongIsNamedAndAllElseIsTaken() throws IOException {
    PostOutcome outcome =
        story.post(
            new PostedAlert(Map.of(), Map.of(), Optional.empty(), Optional.empty(), ""),
            new PostedAlert(
                Map.of("", "nameless"), Map.of(), Optional.empty(), Optional.empty(), ""),
            OutsideStory.alert("page", since, since.minusSeconds(1)),
            new PostedAlert(
                Map.of("alertname", "Large"),
                Map.of("description", "x".repeat(70_000)),
                Optional.empty(),
                Optional.empty(),
                ""),
            story.firing("page", since));
    assertThat(outcome.invalid())
        .containsExactly(
            "at least one label pair required",
            "invalid label set: invalid name \"\"",
            "start time must be before end time",
            "alert of more than 65536 bytes");
    story.evaluate();
    assertThat(story.only().lead()).isEqualTo("page");
    assertThat(
            story.registry.getSampleValue(
                "headroom_outside_refused_alerts_total",
                new String[] {"reason"},
                new String[] {"invalid"}))
        .isEqualTo(4);
  }

  @Test
  void aLongSentenceIsCutBetweenCharacters() throws IOException {
    story.post(
        new PostedAlert(
            OutsideStory.labels("page"),
            Map.of("summary", "a" + "\uD83D\uDD25".repeat(3_000)),
            Optional.of(since),
            Optional.empty(),
            ""));
    story.evaluate();
    String summary = story.only().summary();
    assertThat(summary).endsWith("\uD83D\uDD25\u2026").hasSizeLessThanOrEqualTo(1_024);
  }

  @Test
  void aFloodIsBoundedAndDelaysNoPage() throws IOException {
    story = new OutsideStory(new OutsideConfig(3_000, 64L << 20, Duration.ofMinutes(5)));
    List<PostedAlert> flood = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      Map<String, String> labels = Map.of("alertname", "Down", "instance", "host-" + i);
      flood.add(new PostedAlert(labels, Map.of(), Optional.empty(), Optional.empty(), ""));
    }
    flood.set(2_500, story.firing("critical", since));
    PostOutcome outcome = story.outside.post(flood);
    // The last tenth is for pages.
    assertThat(outcome.beyondLimit()).isEqualTo(2_300);
    assertThat(story.registry.getSampleValue("headroom_outside_alerts")).isEqualTo(2_700);
    story.evaluate();
    assertThat(story.alerting.unresolved()).hasSize(KeptAlerts.ROUNDS_AT_ONCE_MAX);
    assertThat(told()).contains("1 opened critical to pager");
    assertThat(story.post(story.resolved("critical", since)).beyondLimit()).isZero();
    story.pass(Duration.ofSeconds(15));
    assertThat(story.alerting.unresolved()).hasSize(2_699);
    PostedAlert ticket = OutsideStory.alert("info", since, since.plus(Duration.ofHours(1)));
    assertThat(story.post(ticket).beyondLimit()).isEqualTo(1);
    assertThat(story.post(story.firing("page", since)).beyondLimit()).isZero();
  }

  @Test
  void whatCannotBeWrittenIsKnownAllTheSame() throws IOException {
    story.store.refuse(true);
    assertThatThrownBy(() -> story.post(story.firing("critical", since)))
        .isInstanceOf(IOException.class);
    assertThat(story.outside.all()).hasSize(1);
    story.store.refuse(false);
    story.post(story.firing("critical", since));
    story.start();
    assertThat(story.outside.all()).hasSize(1);
    story.evaluate();
    assertThat(told()).containsExactly("1 opened critical to pager");
  }

  @Test
  void whatIsOverIsForgottenWhenNoIncidentNeedsIt() throws IOException {
    story.post(story.firing("critical", since));
    story.pass(MINUTE);
    story.post(story.resolved("critical", since));
    story.pass(Duration.ofMinutes(119));
    assertThat(story.outside.all()).hasSize(1);
    story.pass(Duration.ofMinutes(3));
    assertThat(story.outside.all()).isEmpty();
    story.start();
    assertThat(story.outside.all()).isEmpty();
  }
}
