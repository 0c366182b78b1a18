package dev.headroom.reply;

import static dev.headroom.burn.EvaluationFixture.PAGE_1H;
import static dev.headroom.burn.EvaluationFixture.PAGE_6H;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.IncidentState;
import dev.headroom.alerting.incident.TimelineEntry;
import dev.headroom.alerting.incident.Transition;
import dev.headroom.alerting.incident.TransitionKind;
import dev.headroom.alerting.reply.AlarmKey;
import dev.headroom.alerting.silence.Silence.SilenceRequest;
import dev.headroom.burn.EvaluationFixture;
import dev.headroom.notify.World;
import dev.headroom.select.Matcher;
import dev.headroom.select.Matcher.Operator;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The link in a page: it acts once, on its own alarm, in its time, and only if it is ours. */
class AckLinkTest {
  private static final byte[] OTHER_KEY = new byte[MessageCode.BYTES];

  @TempDir Path folder;
  private World world;
  private Incident incident;
  private String token;

  @BeforeEach
  void start() throws Exception {
    world = World.withWaysBack(folder);
    incident = world.fires(World.LATENCY, PAGE_1H);
    token = tokenOf(incident);
  }

  @AfterEach
  void stop() {
    world.close();
  }

  private String tokenOf(Incident of) {
    return world
        .ackLinks
        .token(new Transition(TransitionKind.OPENED, world.clock.instant(), of))
        .orElseThrow();
  }

  private ReplyOutcome look(String link) throws IOException {
    return world.replies.look(link).outcome();
  }

  private ReplyOutcome press(String link) throws IOException {
    return world.replies.press(link, "dana").outcome();
  }

  private Incident now() throws IOException {
    return world.alerting.find(incident.id()).orElseThrow();
  }

  private void isNobodys() throws IOException {
    assertThat(now().acknowledgement()).isEmpty();
  }

  private void burnsMore() {
    world.alerting.onRounds(
        EvaluationFixture.BURNS.rounds(
            List.of(
                EvaluationFixture.burning(
                    World.LATENCY, world.clock.instant(), 310, PAGE_1H, PAGE_6H))));
  }

  private void silence() throws IOException {
    Instant now = world.clock.instant();
    world.silences.make(
        new SilenceRequest(
            Optional.empty(),
            List.of(new Matcher("slo", Operator.EQUAL, World.LATENCY.name())),
            "ada",
            "deploy",
            Optional.of(now),
            now.plus(Duration.ofHours(2)),
            false));
    world.alerting.followMuting();
  }

  @Test
  void lookingChangesNothingHoweverOften() throws Exception {
    for (int i = 0; i < 10; i++) {
      assertThat(look(token)).isEqualTo(ReplyOutcome.SHOWN);
    }
    isNobodys();
    assertThat(world.replies.look(token).incident().orElseThrow().id()).isEqualTo(incident.id());
  }

  @Test
  void pressingAcknowledgesOnceAndSaysWho() throws Exception {
    assertThat(world.replies.press(token, " dana ").outcome()).isEqualTo(ReplyOutcome.TAKEN);
    assertThat(now().acknowledgement().orElseThrow().by()).isEqualTo("dana");
    TimelineEntry line = world.alerting.timeline(incident.id()).getLast();
    assertThat(line.source()).isEqualTo("link");
    assertThat(line.description()).startsWith("Taken by the link of a page. Acknowledged by dana");
    assertThat(line.owner()).isEqualTo("dana");
    assertThat(press(token)).isEqualTo(ReplyOutcome.ALREADY);
    assertThat(look(token)).isEqualTo(ReplyOutcome.ALREADY);
    assertThat(world.metric("headroom_reply_total", "way", "link", "outcome", "taken"))
        .isEqualTo(1);
  }

  @Test
  void whoGivesNoNameIsTheLink() throws Exception {
    world.replies.press(token, "  ");
    assertThat(now().acknowledgement().orElseThrow().by()).isEqualTo("link");
  }

  @Test
  void aNameBeyondItsLimitDoesNothing() throws Exception {
    assertThat(world.replies.press(token, "x".repeat(201)).outcome())
        .isEqualTo(ReplyOutcome.OUT_OF_LIMITS);
    isNobodys();
    assertThat(press(token)).isEqualTo(ReplyOutcome.TAKEN);
  }

  @Test
  void everyOtherByteIsAForgery() throws Exception {
    for (int i = 0; i < token.length(); i++) {
      char other = token.charAt(i) == 'A' ? 'B' : 'A';
      String forged = token.substring(0, i) + other + token.substring(i + 1);
      assertThat(world.ackLinks.read(forged)).as("byte %d", i).isEmpty();
      assertThat(world.ackLinks.read(token.substring(0, i))).as("cut to %d", i).isEmpty();
    }
    assertThat(world.ackLinks.read(token + "A")).isEmpty();
    assertThat(world.ackLinks.read(token + "=")).isEmpty();
    assertThat(world.ackLinks.read("A".repeat(100_000))).isEmpty();
    assertThat(press(token.substring(1))).isEqualTo(ReplyOutcome.REFUSED);
    isNobodys();
    assertThat(world.ackLinks.read(token)).isPresent();
  }

  @Test
  void anotherKeySignsNothingForUs() throws Exception {
    String foreign =
        new AckToken(AlarmKey.of(incident), world.clock.instant().plusSeconds(600)).text(OTHER_KEY);
    assertThat(press(foreign)).isEqualTo(ReplyOutcome.REFUSED);
    isNobodys();
  }

  @Test
  void itEndsWithTheSecondItSays() throws Exception {
    world.clock.advance(Duration.ofDays(1).minusMillis(1));
    assertThat(look(token)).isEqualTo(ReplyOutcome.SHOWN);
    world.clock.advance(Duration.ofMillis(1));
    assertThat(look(token)).isEqualTo(ReplyOutcome.EXPIRED);
    assertThat(press(token)).isEqualTo(ReplyOutcome.EXPIRED);
    isNobodys();
  }

  @Test
  void oneOfAnEarlierAlarmIsOfNoUse() throws Exception {
    world.alerting.acknowledge(incident.id(), "ada");
    burnsMore();
    assertThat(now().alarm()).isEqualTo(2);
    assertThat(look(token)).isEqualTo(ReplyOutcome.OUTDATED);
    assertThat(press(token)).isEqualTo(ReplyOutcome.OUTDATED);
    isNobodys();
    assertThat(press(tokenOf(now()))).isEqualTo(ReplyOutcome.TAKEN);
  }

  @Test
  void oneThatWasUsedActsNeverAgainAlsoWhereItsAlarmIsNobodysAgain() throws Exception {
    assertThat(press(token)).isEqualTo(ReplyOutcome.TAKEN);
    silence();
    burnsMore();
    assertThat(now().alarm()).isEqualTo(1);
    isNobodys();
    assertThat(press(token)).isEqualTo(ReplyOutcome.REPEATED);
    isNobodys();
  }

  @Test
  void ofManyPressesAtOnceOneActs() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    List<Future<ReplyOutcome>> presses = new ArrayList<>();
    try (ExecutorService threads = Executors.newCachedThreadPool()) {
      for (int i = 0; i < 16; i++) {
        presses.add(
            threads.submit(() -> {
              go.await();
              return press(token);
            }));
      }
      go.countDown();
      int taken = 0;
      for (Future<ReplyOutcome> each : presses) {
        taken += each.get() == ReplyOutcome.TAKEN ? 1 : 0;
      }
      assertThat(taken).isEqualTo(1);
    }
    assertThat(world.alerting.timeline(incident.id()))
        .filteredOn(line -> line.source().equals("link"))
        .hasSize(1);
  }

  @Test
  void aRestartKeepsTheKeyAndWhatWasUsed() throws Exception {
    world.stop();
    world.open();
    assertThat(look(token)).isEqualTo(ReplyOutcome.SHOWN);
    assertThat(press(token)).isEqualTo(ReplyOutcome.TAKEN);
    silence();
    burnsMore();
    world.stop();
    world.open();
    isNobodys();
    assertThat(press(token)).isEqualTo(ReplyOutcome.REPEATED);
  }

  @Test
  void whatCannotBeWrittenHasNotHappenedAndWorksLater() throws Exception {
    world.breakTable("INSERT ON replies");
    assertThatThrownBy(() -> press(token)).isInstanceOf(IOException.class);
    isNobodys();
    assertThat(world.alerting.timeline(incident.id()))
        .noneMatch(line -> line.source().equals("link"));
    world.mend();
    assertThat(press(token)).isEqualTo(ReplyOutcome.TAKEN);
  }

  @Test
  void oneOfAnIncidentThatIsOverTakesNothing() throws Exception {
    world.alerting.resolve(incident.id(), "ada");
    assertThat(look(token)).isEqualTo(ReplyOutcome.ALREADY);
    assertThat(press(token)).isEqualTo(ReplyOutcome.ALREADY);
    assertThat(now().state()).isEqualTo(IncidentState.RESOLVED);
    assertThat(now().acknowledgement()).isEmpty();
  }

  @Test
  void forgeriesAreBoundedAndDoNotKeepTheGenuineOut() throws Exception {
    for (int i = 0; i < 60; i++) {
      assertThat(look("forged" + i)).isEqualTo(ReplyOutcome.REFUSED);
    }
    assertThat(look("forged")).isEqualTo(ReplyOutcome.TOO_MANY);
    assertThat(press(token)).isEqualTo(ReplyOutcome.TAKEN);
    world.clock.advance(Duration.ofSeconds(1));
    assertThat(look("forged")).isEqualTo(ReplyOutcome.REFUSED);
  }

  @Test
  void theLinkIsTheSameForTheSameStepAndNobodyIsAskedTwice() throws Exception {
    assertThat(tokenOf(incident)).isEqualTo(token).hasSizeLessThan(120).matches("[\\w-]+");
    press(token);
    assertThat(
            world.ackLinks.token(
                new Transition(TransitionKind.UPDATED, world.clock.instant(), now())))
        .isEmpty();
  }
}
