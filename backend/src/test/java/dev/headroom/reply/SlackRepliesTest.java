package dev.headroom.reply;

import static dev.headroom.burn.EvaluationFixture.PAGE_1H;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.ReplyLinks;
import dev.headroom.notify.World;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A button pressed in Slack acts once, and only if Slack says so, now. */
class SlackRepliesTest {
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

  private ReplyOutcome hears(String body, Instant at) throws IOException {
    return world
        .replies
        .slack(
            body.getBytes(UTF_8),
            Long.toString(at.getEpochSecond()),
            SignedReplies.slack(World.SLACK_SECRET, at, body))
        .outcome();
  }

  private String press() {
    return SignedReplies.press(ReplyLinks.SLACK_ACTION, incident.dedupKey());
  }

  private Incident now() throws IOException {
    return world.alerting.find(incident.id()).orElseThrow();
  }

  @Test
  void aPressAcknowledgesByTheNameInSlack() throws Exception {
    assertThat(hears(press(), world.clock.instant())).isEqualTo(ReplyOutcome.TAKEN);
    assertThat(now().acknowledgement().orElseThrow().by()).isEqualTo("dana");
    assertThat(world.alerting.timeline(incident.id()).getLast().source()).isEqualTo("slack");
  }

  @Test
  void aPressThatActsOnNothingSaysSo() throws Exception {
    String other = SignedReplies.press(ReplyLinks.SLACK_ACTION, incident.dedupKey() + "-9");
    assertThat(hears(other, world.clock.instant())).isEqualTo(ReplyOutcome.OUTDATED);
    assertThat(world.alerting.timeline(incident.id()).getLast().description())
        .startsWith("Acknowledge was pressed in Slack. It changed nothing: it was about another");
    world.alerting.acknowledge(incident.id(), "ada");
    assertThat(hears(press(), world.clock.instant())).isEqualTo(ReplyOutcome.ALREADY);
    assertThat(world.alerting.timeline(incident.id()).getLast().description())
        .endsWith("It changed nothing: somebody had taken it before, or it was over.");
  }

  @Test
  void theSameRequestAgainIsRefused() throws Exception {
    Instant at = world.clock.instant();
    hears(press(), at);
    assertThat(hears(press(), at)).isEqualTo(ReplyOutcome.REPEATED);
    world.stop();
    world.open();
    assertThat(hears(press(), at)).isEqualTo(ReplyOutcome.REPEATED);
  }

  @Test
  void itsTimestampIsFiveMinutesAwayAtMost() throws Exception {
    Instant now = world.clock.instant();
    Duration most = Duration.ofMinutes(5);
    assertThat(hears(press(), now.minus(most).minusSeconds(1))).isEqualTo(ReplyOutcome.EXPIRED);
    assertThat(hears(press(), now.plus(most).plusSeconds(1))).isEqualTo(ReplyOutcome.EXPIRED);
    assertThat(now().acknowledgement()).isEmpty();
    assertThat(hears(press(), now.minus(most))).isEqualTo(ReplyOutcome.TAKEN);
    assertThat(hears(press(), now.plus(most))).isEqualTo(ReplyOutcome.ALREADY);
  }

  @Test
  void everyPartIsSigned() throws Exception {
    Instant at = world.clock.instant();
    byte[] body = press().getBytes(UTF_8);
    String time = Long.toString(at.getEpochSecond());
    String right = SignedReplies.slack(World.SLACK_SECRET, at, press());
    String later = Long.toString(at.getEpochSecond() + 1);
    assertThat(world.replies.slack(body, later, right).outcome()).isEqualTo(ReplyOutcome.REFUSED);
    assertThat(world.replies.slack((press() + "&a=b").getBytes(UTF_8), time, right).outcome())
        .isEqualTo(ReplyOutcome.REFUSED);
    for (String header :
        List.of("", "v0=", right.substring(3), "v1=" + right.substring(3), right + "00")) {
      assertThat(world.replies.slack(body, time, header).outcome())
          .as(header)
          .isEqualTo(ReplyOutcome.REFUSED);
    }
    assertThat(now().acknowledgement()).isEmpty();
    assertThat(world.replies.slack(body, time, right).outcome()).isEqualTo(ReplyOutcome.TAKEN);
  }

  /** The example that Slack documents. */
  @Test
  void theSignatureIsSlacks() {
    String body =
        "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow"
            + "&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner"
            + "&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com"
            + "%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN"
            + "&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c";
    assertThat(
            SenderSignatures.isSlacks(
                "1531420618",
                "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503",
                body.getBytes(UTF_8),
                List.of(World.SLACK_SECRET.getBytes(UTF_8))))
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "payload=", "payload=[]", "payload=%7B", "payload=%zz", "a=b", "{}"})
  void whatIsNoFormOfSlackIsSaidSo(String body) throws Exception {
    assertThat(hears(body, world.clock.instant())).isEqualTo(ReplyOutcome.MALFORMED);
  }

  @Test
  void otherButtonsAndOtherKindsAreTakenAndDoNothing() throws Exception {
    Instant at = world.clock.instant();
    assertThat(hears(SignedReplies.press("theirs", incident.id()), at))
        .isEqualTo(ReplyOutcome.IGNORED);
    assertThat(hears("payload=%7B%22type%22%3A%22view_submission%22%7D", at))
        .isEqualTo(ReplyOutcome.IGNORED);
    assertThat(hears(SignedReplies.press(ReplyLinks.SLACK_ACTION, "inc-none"), at))
        .isEqualTo(ReplyOutcome.NO_INCIDENT);
    assertThat(hears(SignedReplies.press(ReplyLinks.SLACK_ACTION, "?"), at))
        .isEqualTo(ReplyOutcome.MALFORMED);
    assertThat(now().acknowledgement()).isEmpty();
  }
}
