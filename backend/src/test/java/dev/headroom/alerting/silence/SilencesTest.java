package dev.headroom.alerting.silence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.Seed;
import dev.headroom.alerting.TestClock;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.IncidentFixture;
import dev.headroom.alerting.incident.MuteReason;
import dev.headroom.alerting.silence.Silence.Phase;
import dev.headroom.alerting.silence.Silence.SilenceAnswer;
import dev.headroom.alerting.silence.Silence.SilenceRequest;
import dev.headroom.engine.sqlite.StateDatabase;
import dev.headroom.engine.sqlite.StateFile;
import dev.headroom.select.Matcher;
import dev.headroom.select.Matcher.Operator;
import io.prometheus.client.CollectorRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What silences are made, refused, kept and forgotten. */
class SilencesTest {
  private static final List<Matcher> LATENCY =
      List.of(new Matcher("slo", Operator.EQUAL, "latency"));
  private static final Incident INCIDENT = IncidentFixture.page("inc-1", "latency");

  @TempDir Path folder;
  private final TestClock clock = new TestClock("2026-03-01T03:07:00Z");
  private CollectorRegistry registry = new CollectorRegistry();
  private StateDatabase database;

  @BeforeEach
  void open() throws Exception {
    registry = new CollectorRegistry();
    database = StateDatabase.open(StateFile.in(folder), System::nanoTime, registry);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private Silences silences(int countMax) {
    return Silences.open(
        database,
        new SilenceLimits(Duration.ofHours(24), Duration.ofHours(120), countMax),
        clock,
        Seed.fixed(1),
        new CollectorRegistry());
  }

  private SilenceRequest request(
      Optional<String> replaces, List<Matcher> matchers, Duration start, Duration end) {
    Instant now = clock.instant();
    return new SilenceRequest(
        replaces, matchers, "dana", "deploy", Optional.of(now.plus(start)), now.plus(end), false);
  }

  private SilenceRequest request(List<Matcher> matchers, Duration end) {
    return request(Optional.empty(), matchers, Duration.ZERO, end);
  }

  private static Silence made(Silences silences, SilenceRequest request) throws IOException {
    return ((SilenceAnswer.Standing) silences.make(request)).silence();
  }

  private static String refused(SilenceAnswer answer) {
    return ((SilenceAnswer.Unacceptable) answer).reason();
  }

  private static Optional<String> hiding(Silences silences, Instant at) {
    return silences
        .reason(INCIDENT, List.of(), at)
        .map(each ->
            switch (each) {
              case MuteReason.Silenced silenced -> silenced.silence();
              case MuteReason.Attached _, MuteReason.Shadowed _ -> throw new AssertionError(each);
            });
  }

  @Test
  void whatIsOutOfLimitsIsRefusedAndSaysWhy() throws Exception {
    Silences silences = silences(10);
    Duration hour = Duration.ofHours(1);
    assertThat(refused(silences.make(request(List.of(), hour)))).contains("1 to 30 matchers");
    assertThat(refused(silences.make(request(LATENCY, Duration.ZERO)))).contains("not end before");
    assertThat(refused(silences.make(request(LATENCY, Duration.ofHours(-1)))))
        .contains("not end before");
    assertThat(refused(silences.make(request(Optional.empty(), LATENCY, hour, hour.dividedBy(2)))))
        .contains("not end before");
    assertThat(refused(silences.make(request(LATENCY, Duration.ofHours(24).plusMillis(1)))))
        .contains("1d", "alerting.silenceMax");
    Duration ahead = Duration.ofDays(367);
    assertThat(refused(silences.make(request(Optional.empty(), LATENCY, ahead, ahead.plus(hour)))))
        .contains("366 days ahead");
    Instant end = clock.instant().plus(hour);
    assertThat(
            refused(
                silences.make(
                    new SilenceRequest(
                        Optional.empty(), LATENCY, " ", "why", Optional.empty(), end, false))))
        .contains("author");
    assertThat(
            refused(
                silences.make(
                    new SilenceRequest(
                        Optional.empty(), LATENCY, "dana", "", Optional.empty(), end, false))))
        .contains("reason");
    assertThat(silences.list()).isEmpty();
    assertThat(made(silences, request(LATENCY, Duration.ofHours(24))).endsAt())
        .isEqualTo(clock.instant().plus(Duration.ofHours(24)));
  }

  @Test
  void everyOperatorHoldsAndALabelThatIsMissingIsEmpty() {
    assertThat(matches("slo", Operator.EQUAL, "latency")).isTrue();
    assertThat(matches("slo", Operator.NOT_EQUAL, "latency")).isFalse();
    assertThat(matches("slo", Operator.MATCHES, "lat.*")).isTrue();
    assertThat(matches("slo", Operator.MATCHES, "lat")).isFalse();
    assertThat(matches("slo", Operator.MATCHES_NOT, "lat.*")).isFalse();
    assertThat(matches("region", Operator.EQUAL, "")).isTrue();
    assertThat(matches("region", Operator.NOT_EQUAL, "eu")).isTrue();
  }

  private boolean matches(String label, Operator operator, String value) {
    return silence(List.of(new Matcher(label, operator, value))).matches(INCIDENT.labels());
  }

  private Silence silence(List<Matcher> matchers) {
    Instant now = clock.instant();
    return new Silence("id", matchers, "dana", "why", now, now, false, Phase.PLANNED, false, now);
  }

  @Test
  void aPatternThatOthersNeverFinishIsAnsweredOrRefused() throws Exception {
    Silences silences = silences(10);
    Matcher evil = new Matcher("slo", Operator.MATCHES, "(a+)+b");
    Silence made = made(silences, request(List.of(evil), Duration.ofHours(1)));
    assertThat(made.matches(Map.of("slo", "a".repeat(100_000)))).isFalse();
    assertThatThrownBy(() -> new Matcher("slo", Operator.MATCHES, "(((a{99}){99}){99})"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private Silence other(int number, Matcher matcher) {
    Instant now = clock.instant();
    return new Silence(
        "other-" + number,
        List.of(matcher),
        "dana",
        "why",
        now,
        now.plus(Duration.ofHours(1)),
        false,
        Phase.IN_FORCE,
        false,
        now);
  }

  @Test
  void tenThousandSilencesAreAllThereMayBeAndTheRightOneHolds() throws Exception {
    boolean _ =
        database.write(records -> {
          for (int i = 0; i < 9_999; i++) {
            Operator operator = i % 2 == 0 ? Operator.EQUAL : Operator.MATCHES;
            records.silences().save(other(i, new Matcher("slo", operator, "other-" + i)));
          }
          return true;
        });
    Silences silences = silences(10_000);
    assertThat(hiding(silences, clock.instant())).isEmpty();
    Silence right = made(silences, request(LATENCY, Duration.ofHours(2)));
    assertThat(hiding(silences, clock.instant())).contains(right.id());
    assertThat(refused(silences.make(request(LATENCY, Duration.ofHours(1)))))
        .contains("10000", "alerting.silencesMax");

    clock.advance(Duration.ofHours(1));
    silences.standing(List.of(INCIDENT), clock.instant());
    Silence next = made(silences, request(LATENCY, Duration.ofHours(3)));
    assertThat(hiding(silences, clock.instant())).contains(next.id());
    assertThat(silences.list()).hasSize(10_000);
    assertThat(silences(10_000).list()).isEqualTo(silences.list());
  }

  @Test
  void aChangeKeepsTheIdWhileMatchersStayAndElseEndsTheOldOne() throws Exception {
    Silences silences = silences(10);
    Silence first = made(silences, request(LATENCY, Duration.ofHours(1)));
    clock.advance(Duration.ofMinutes(30));
    Silence longer =
        made(
            silences,
            request(Optional.of(first.id()), LATENCY, Duration.ZERO, Duration.ofHours(4)));
    assertThat(longer.id()).isEqualTo(first.id());
    assertThat(longer.startsAt()).isEqualTo(first.startsAt());
    assertThat(longer.endsAt()).isEqualTo(clock.instant().plus(Duration.ofHours(4)));

    Silence other =
        made(
            silences,
            request(
                Optional.of(first.id()),
                List.of(new Matcher("slo", Operator.EQUAL, "errors")),
                Duration.ZERO,
                Duration.ofHours(1)));
    assertThat(other.id()).isNotEqualTo(first.id());
    assertThat(silences.find(first.id()).orElseThrow().phase()).isEqualTo(Phase.ENDED);
    assertThat(
            silences.make(request(Optional.of("no"), LATENCY, Duration.ZERO, Duration.ofHours(1))))
        .isEqualTo(new SilenceAnswer.NoSuchSilence("no"));
    assertThat(silences(10).list()).isEqualTo(silences.list());
  }

  @Test
  void endedOnesAreKeptForAWhileAndEndingThemAgainChangesNothing() throws Exception {
    Silences silences = silences(10);
    Silence silence = made(silences, request(LATENCY, Duration.ofHours(1)));
    clock.advance(Duration.ofMinutes(1));
    SilenceAnswer ended = silences.end(silence.id());
    clock.advance(Duration.ofMinutes(1));
    assertThat(silences.end(silence.id())).isEqualTo(ended);
    assertThat(silences.end("no")).isEqualTo(new SilenceAnswer.NoSuchSilence("no"));

    clock.advance(Duration.ofHours(119));
    silences.standing(List.of(), clock.instant());
    assertThat(silences.find(silence.id())).isPresent();
    clock.advance(Duration.ofHours(1));
    silences.standing(List.of(), clock.instant());
    assertThat(silences.find(silence.id())).isEmpty();
    assertThat(silences(10).list()).isEmpty();
  }

  @Test
  void whatCannotBeWrittenIsNotAnswered() throws Exception {
    Silences silences = silences(10);
    StateFile file = new StateFile(folder.resolve("state.db"));
    file.breakTable("INSERT ON silences");
    assertThatThrownBy(() -> silences.make(request(LATENCY, Duration.ofHours(1))))
        .isInstanceOf(IOException.class);
    assertThat(silences.list()).isEmpty();
    assertThat(hiding(silences, clock.instant())).isEmpty();
    file.mend();
    made(silences, request(LATENCY, Duration.ofHours(1)));
    assertThat(hiding(silences, clock.instant())).isPresent();
  }
}
