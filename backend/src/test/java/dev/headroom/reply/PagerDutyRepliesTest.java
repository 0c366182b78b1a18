package dev.headroom.reply;

import static dev.headroom.burn.EvaluationFixture.PAGE_1H;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.IncidentState;
import dev.headroom.alerting.incident.TimelineEntry;
import dev.headroom.alerting.reply.ReplyRecords;
import dev.headroom.notify.World;
import dev.headroom.reply.Replies.ReplyResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What PagerDuty tells of an incident becomes ours, once, and only if PagerDuty tells it. */
class PagerDutyRepliesTest {
  @TempDir Path folder;
  private World world;
  private Incident incident;

  @BeforeEach
  void start() throws Exception {
    world = World.withWaysBack(folder);
    incident = world.fires(World.LATENCY, PAGE_1H);
  }

  @AfterEach
  void stop() {
    world.close();
  }

  private ReplyResult hears(String body) throws IOException {
    return world.replies.pagerDuty(
        body.getBytes(UTF_8), SignedReplies.pagerDuty(World.PAGERDUTY_SECRET, body));
  }

  private ReplyOutcome hears(String id, String type, String person) throws IOException {
    return hears(SignedReplies.event(id, type, incident.dedupKey(), person)).outcome();
  }

  private Incident now() throws IOException {
    return world.alerting.find(incident.id()).orElseThrow();
  }

  private TimelineEntry lastLine() throws IOException {
    return world.alerting.timeline(incident.id()).getLast();
  }

  @Test
  void anAcknowledgementThereIsOneHere() throws Exception {
    assertThat(hears("e1", "incident.acknowledged", "Dana Scully")).isEqualTo(ReplyOutcome.TAKEN);
    assertThat(now().acknowledgement().orElseThrow().by()).isEqualTo("Dana Scully");
    assertThat(lastLine().source()).isEqualTo("pagerduty");
    assertThat(lastLine().owner()).isEqualTo("Dana Scully");
    assertThat(lastLine().description()).startsWith("Acknowledged at PagerDuty.");
  }

  @Test
  void anEventThatComesAgainDoesNothingAlsoAfterARestart() throws Exception {
    hears("e1", "incident.escalated", "Dana");
    List<TimelineEntry> lines = world.alerting.timeline(incident.id());
    assertThat(lines.getLast().description()).isEqualTo("Escalated at PagerDuty to Bo.");
    assertThat(hears("e1", "incident.escalated", "Dana")).isEqualTo(ReplyOutcome.REPEATED);
    world.stop();
    world.open();
    assertThat(hears("e1", "incident.escalated", "Dana")).isEqualTo(ReplyOutcome.REPEATED);
    assertThat(world.alerting.timeline(incident.id())).isEqualTo(lines);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "incident.triggered|PagerDuty has it as incident #42.",
        "incident.unacknowledged|No longer acknowledged at PagerDuty.",
        "incident.reopened|Opened again at PagerDuty.",
        "incident.reassigned|Reassigned at PagerDuty to Bo.",
        "incident.delegated|Delegated at PagerDuty to Bo.",
      })
  void whatElseHappensThereIsALine(String type, String line) throws Exception {
    assertThat(hears("e1", type, "Dana")).isEqualTo(ReplyOutcome.NOTED);
    assertThat(lastLine().description()).isEqualTo(line);
    assertThat(lastLine().owner()).isEqualTo("Dana");
    assertThat(now().state()).isEqualTo(IncidentState.OPEN);
  }

  @Test
  void whoResolvesItThereHasTakenItAndItLastsHere() throws Exception {
    assertThat(hears("e1", "incident.resolved", "Dana")).isEqualTo(ReplyOutcome.TAKEN);
    assertThat(now().state()).isEqualTo(IncidentState.ACKNOWLEDGED);
    assertThat(lastLine().description()).startsWith("Resolved at PagerDuty; here it lasts");
  }

  @Test
  void aNoteFindsItsIncidentByWhatWasHeardBefore() throws Exception {
    assertThat(hears(SignedReplies.note("e0", "lost")).outcome())
        .isEqualTo(ReplyOutcome.NO_INCIDENT);
    hears("e1", "incident.triggered", "");
    world.stop();
    world.open();
    assertThat(hears(SignedReplies.note("e2", "it is\\nthe disk")).outcome())
        .isEqualTo(ReplyOutcome.NOTED);
    assertThat(lastLine().description()).isEqualTo("Note at PagerDuty: it is the disk");
    assertThat(lastLine().owner()).isEqualTo("Ada");
  }

  @Test
  void ourOwnWordsThatComeBackSayNothing() throws Exception {
    world.alerting.acknowledge(incident.id(), "ada");
    List<TimelineEntry> lines = world.alerting.timeline(incident.id());
    assertThat(hears("e1", "incident.acknowledged", "")).isEqualTo(ReplyOutcome.NOTED);
    assertThat(hears("e2", "incident.resolved", "")).isEqualTo(ReplyOutcome.NOTED);
    assertThat(world.alerting.timeline(incident.id())).isEqualTo(lines);
  }

  @Test
  void ourOwnWordsThatComeLateTakeNothing() throws Exception {
    assertThat(hears("e1", "incident.acknowledged", "")).isEqualTo(ReplyOutcome.NOTED);
    assertThat(now().acknowledgement()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pagey.ping",
        "incident.priority_updated",
        "service.updated",
        "incident.workflow.started"
      })
  void whatIsNotKnownIsTakenAndCounted(String type) throws Exception {
    assertThat(hears("e1", type, "Dana")).isEqualTo(ReplyOutcome.IGNORED);
    assertThat(world.metric("headroom_reply_total", "way", "pagerduty", "outcome", "ignored"))
        .isEqualTo(1);
  }

  @Test
  void incidentsOfOthersAreNone() throws Exception {
    String event = SignedReplies.event("e1", "incident.acknowledged", "not ours", "Dana");
    assertThat(hears(event).outcome()).isEqualTo(ReplyOutcome.NO_INCIDENT);
    String gone = SignedReplies.event("e2", "incident.acknowledged", "inc-none", "Dana");
    assertThat(hears(gone).outcome()).isEqualTo(ReplyOutcome.NO_INCIDENT);
  }

  @Test
  void anAcknowledgementOfAnEarlierAlarmTakesNothing() throws Exception {
    String key = incident.dedupKey(2);
    assertThat(hears(SignedReplies.event("e1", "incident.acknowledged", key, "Dana")).outcome())
        .isEqualTo(ReplyOutcome.OUTDATED);
    assertThat(now().acknowledgement()).isEmpty();
  }

  @Test
  void itIsSignedWithOneOfTheSecrets() throws Exception {
    String body = SignedReplies.event("e1", "incident.triggered", incident.dedupKey(), "Dana");
    String right = SignedReplies.pagerDuty(World.PAGERDUTY_SECRET, body);
    String older = SignedReplies.pagerDuty(World.OLD_PAGERDUTY_SECRET, body);
    String wrong = SignedReplies.pagerDuty("another", body);
    for (String header :
        List.of(
            "",
            wrong,
            right.substring(3),
            "v2=" + right.substring(3),
            right.substring(0, 60),
            "v1=zz",
            "v1=",
            right + "00",
            wrong + "," + wrong,
            ",".repeat(1_000) + right)) {
      assertThat(world.replies.pagerDuty(body.getBytes(UTF_8), header).outcome())
          .as(header)
          .isEqualTo(ReplyOutcome.REFUSED);
    }
    byte[] other = body.replace("PGR0VU2", "PGR0VU3").getBytes(UTF_8);
    assertThat(world.replies.pagerDuty(other, right).outcome()).isEqualTo(ReplyOutcome.REFUSED);
    assertThat(world.replies.pagerDuty(body.getBytes(UTF_8), wrong + ", " + older).outcome())
        .isEqualTo(ReplyOutcome.NOTED);
    assertThat(world.replies.pagerDuty(body.getBytes(UTF_8), right).outcome())
        .isEqualTo(ReplyOutcome.REPEATED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "{\"event\":[]}",
        "no json",
        "{\"event\":{\"event_type\":\"incident.acknowledged\"}}",
        "{\"event\":{\"id\":\" \",\"event_type\":\"x\"}}",
        "{\"event\":{\"id\":7,\"event_type\":\"x\"}}",
        "{\"event\":{\"id\":\"e\",\"event_type\":null}}"
      })
  void whatIsNoEventIsSaidSo(String body) throws Exception {
    ReplyResult result = hears(body);
    assertThat(result.outcome()).isEqualTo(ReplyOutcome.MALFORMED);
    assertThat(result.detail()).matches("(the body|event)\\S* must be .+");
  }

  @Test
  void anEventWithoutAnythingElseIsIgnored() throws Exception {
    assertThat(
            hears("{\"event\":{\"id\":\"e\",\"event_type\":\"incident.acknowledged\"}}").outcome())
        .isEqualTo(ReplyOutcome.IGNORED);
  }

  @Test
  void whatIsKeptOfAnIncidentIsBoundedAndTakingItIsNot() throws Exception {
    for (int i = 0; i < ReplyRecords.OF_INCIDENT_MAX; i++) {
      assertThat(hears("e" + i, "incident.reassigned", "Dana")).isEqualTo(ReplyOutcome.NOTED);
    }
    assertThat(hears("more", "incident.reassigned", "Dana")).isEqualTo(ReplyOutcome.OUT_OF_LIMITS);
    assertThat(hears("ack", "incident.acknowledged", "Dana")).isEqualTo(ReplyOutcome.TAKEN);
  }

  @Test
  void whatCannotBeWrittenIsHeardWhenItComesAgain() throws Exception {
    world.breakTable("INSERT ON replies");
    assertThatThrownBy(() -> hears("e1", "incident.acknowledged", "Dana"))
        .isInstanceOf(IOException.class);
    assertThat(now().acknowledgement()).isEmpty();
    world.mend();
    assertThat(hears("e1", "incident.acknowledged", "Dana")).isEqualTo(ReplyOutcome.TAKEN);
  }
}
