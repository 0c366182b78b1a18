package dev.headroom.oncall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.alerting.TestClock;
import dev.headroom.notify.TestReceiver;
import dev.headroom.routing.Routing.OnCallCalendar;
import dev.headroom.routing.Secret;
import dev.headroom.select.Matcher;
import dev.headroom.select.Matcher.Operator;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calendars over real HTTP, and what stays of them when they cannot be had. */
class OnCallTest {
  static final String ADA =
      """
      BEGIN:VCALENDAR
      VERSION:2.0
      BEGIN:VEVENT
      UID:1
      SUMMARY:ada
      DTSTART:20260301T000000Z
      DTEND:20260302T000000Z
      RRULE:FREQ=DAILY
      END:VEVENT
      END:VCALENDAR
      """;

  @TempDir Path folder;
  private final TestClock clock = new TestClock("2026-03-01T03:07:00Z");
  private TestReceiver server;
  private OnCallStage stage;

  @BeforeEach
  void start() throws Exception {
    server = TestReceiver.start();
    server.always(TestReceiver.text(200, ADA));
    open();
  }

  @AfterEach
  void stop() {
    stage.close();
    server.close();
  }

  private void open() {
    stage = new OnCallStage(folder, clock, Duration.ofSeconds(5));
    stage.onCall.reload(
        List.of(
            new OnCallCalendar(
                "payments",
                new Secret(server.url("/cal"), List.of("/cal")),
                Duration.ofMinutes(5),
                List.of(new Matcher("team", Operator.EQUAL, "payments")))));
  }

  private OnCallNow look(Duration later) {
    clock.advance(later);
    stage.onCall.look();
    return stage.onCall.now().getFirst();
  }

  @Test
  void whoIsOnCallIsAskedForAgainWhenItIsTime() {
    assertThat(look(Duration.ZERO).people()).containsExactly("ada");
    look(Duration.ofMinutes(4));
    assertThat(server.take()).hasSize(1);
    server.always(TestReceiver.text(200, ADA.replace("ada", "bob")));
    OnCallNow next = look(Duration.ofMinutes(1));
    assertThat(next.people()).containsExactly("bob");
    assertThat(next.fetchedAt()).contains(clock.instant());
    assertThat(next.problem()).isEmpty();
  }

  @Test
  void theLastGoodCopyIsUsedWhateverIsWrongAlsoAfterARestart() {
    look(Duration.ZERO);
    List<TestReceiver.Answer> bad =
        List.of(
            TestReceiver.status(500),
            TestReceiver.status(302, "Location", server.url("/elsewhere")),
            TestReceiver.text(200, "<html>"),
            TestReceiver.text(200, ADA.replace("DAILY", "SECONDLY")),
            TestReceiver.text(200, ADA.replace("DAILY", "FORTNIGHTLY")),
            TestReceiver.text(200, ADA.substring(0, ADA.indexOf("DTSTART"))),
            TestReceiver.text(200, "BEGIN:VCALENDAR\n"),
            TestReceiver.text(200, ADA + " ".repeat(CalendarFetch.BYTES_MAX)));
    for (TestReceiver.Answer each : bad) {
      server.always(each);
      OnCallNow now = look(Duration.ofMinutes(5));
      assertThat(now.people()).containsExactly("ada");
      assertThat(now.problem()).isPresent();
      assertThat(now.problem().orElse("")).doesNotContain("/cal");
    }
    stage.close();
    open();
    server.always(TestReceiver.status(503));
    OnCallNow now = look(Duration.ofDays(3));
    assertThat(now.people()).containsExactly("ada");
    assertThat(now.fetchedAt()).contains(clock.instant().minus(Duration.ofDays(3).plusMinutes(40)));
    assertThat(now.problem()).contains("HTTP 503");
  }

  @Test
  void anIncidentIsToldTheCalendarsThatMatchIt() {
    look(Duration.ZERO);
    assertThat(stage.onCall.words(Map.of("team", "payments"))).isEqualTo("ada (payments)");
    assertThat(stage.onCall.words(Map.of("team", "search"))).isEmpty();
  }

  @Test
  void whoeverHasNoCalendarYetIsNamedWithWhatIsWrong() {
    server.always(TestReceiver.status(404));
    OnCallNow now = look(Duration.ZERO);
    assertThat(now.people()).isEmpty();
    assertThat(now.fetchedAt()).isEmpty();
    assertThat(now.problem()).contains("HTTP 404");
  }

  @Test
  void aCalendarThatIsEmptyAndWholeIsTaken() {
    look(Duration.ZERO);
    server.always(TestReceiver.text(200, "BEGIN:VCALENDAR\nEND:VCALENDAR\n"));
    OnCallNow now = look(Duration.ofMinutes(5));
    assertThat(now.people()).isEmpty();
    assertThat(now.problem()).isEmpty();
  }

  @Test
  void oneThatCannotBeReadKeepsNoOtherWaiting() {
    stage.onCall.reload(
        List.of(calendar("bad", server.url("/bad")), calendar("good", server.url("/good"))));
    String endless =
        ADA.replace("DTSTART:2026", "DTSTART:1990")
            .replace("FREQ=DAILY", "FREQ=SECONDLY;COUNT=1;BYMONTH=2;BYMONTHDAY=30");
    server.always(exchange ->
        TestReceiver.text(200, exchange.getRequestURI().getPath().equals("/bad") ? endless : ADA)
            .to(exchange));
    stage.onCall.look();
    assertThat(stage.onCall.now().getFirst().problem().orElse("")).contains("steps");
    assertThat(stage.onCall.now().getLast().people()).containsExactly("ada");
    assertThat(
            stage.registry.getSampleValue(
                "headroom_oncall_calendar_steps", new String[] {"calendar"}, new String[] {"bad"}))
        .isEqualTo(CalendarWork.STEPS_MAX);
  }

  private static OnCallCalendar calendar(String name, String url) {
    return new OnCallCalendar(name, new Secret(url), Duration.ofMinutes(5), List.of());
  }
}
