package dev.headroom.notify.pace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.Seed;
import dev.headroom.notify.record.AttemptResult;
import dev.headroom.notify.record.DeliveryAttempt;
import dev.headroom.notify.record.DeliveryStatus;
import dev.headroom.notify.send.Delivery;
import dev.headroom.notify.send.RateLimit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class PaceTest {
  private static final Instant START = Instant.parse("2026-03-01T03:07:00Z");
  private static final RateLimit LIMIT = new RateLimit(60, Duration.ofSeconds(1));
  private final RetrySchedule schedule = new RetrySchedule(Seed.fixed(5));
  private final RateLimits limits = new RateLimits();
  private final Pace pace = pace("on-call/pagerduty/3f9a1c20b7d4", Optional.of(LIMIT));

  private Pace pace(String integration, Optional<RateLimit> limit) {
    Pace made = new Pace(integration, limits, schedule);
    made.use(limit);
    return made;
  }

  private static Delivery delivery(int incident) {
    return new Delivery(
        incident,
        "msg_" + incident,
        "inc-" + incident,
        "opened",
        "a",
        "b",
        "{}",
        START,
        START,
        0,
        "");
  }

  private static AttemptResult answered(int incident, Instant at, int status) {
    boolean sent = status == 202;
    OptionalInt http = status == 0 ? OptionalInt.empty() : OptionalInt.of(status);
    DeliveryAttempt made =
        new DeliveryAttempt(at, sent ? "sent" : "retry", http, Duration.ZERO, "");
    return new AttemptResult(
        delivery(incident), made, sent ? DeliveryStatus.SENT : DeliveryStatus.PENDING, at);
  }

  private int started(Pace by, Instant at) {
    int started = 0;
    while (started < 1_000 && by.start(delivery(started), at).isZero()) {
      started++;
    }
    return started;
  }

  @Test
  void soManyAtOnceAndThenOneEachSoOften() {
    assertThat(started(pace, START)).isEqualTo(60);
    assertThat(pace.isOverRate()).isTrue();
    assertThat(pace.overRateUntil()).isPresent();
    assertThat(pace.start(delivery(1), START.plusMillis(300))).isEqualTo(Duration.ofMillis(700));
    assertThat(started(pace, START.plusSeconds(1))).isEqualTo(1);
    assertThat(started(pace, START.plusSeconds(11))).isEqualTo(10);
    assertThat(started(pace, START.plusSeconds(600))).isEqualTo(60);
  }

  @Test
  void inNoMinuteMoreThanTheServiceSays() {
    RandomGenerator random = Seed.fixed(7);
    List<Instant> starts = new ArrayList<>();
    Instant now = START;
    while (starts.size() < 5_000) {
      if (pace.start(delivery(0), now).isZero()) {
        starts.add(now);
      } else {
        now = now.plusMillis(random.nextInt(random.nextInt(20) == 0 ? 90_000 : 1_500) + 1L);
      }
    }
    for (int i = 120; i < starts.size(); i++) {
      assertThat(Duration.between(starts.get(i - 120), starts.get(i)))
          .isGreaterThanOrEqualTo(Duration.ofSeconds(60));
    }
  }

  @Test
  void whoPostsToTheSameAddressSharesWhatIsLeft() {
    assertThat(started(pace, START)).isEqualTo(60);
    assertThat(started(pace("tickets/pagerduty/3f9a1c20b7d4-1", Optional.of(LIMIT)), START))
        .isZero();
    assertThat(started(pace("on-call/pagerduty/000000000000", Optional.of(LIMIT)), START))
        .isEqualTo(60);
    assertThat(started(pace("on-call/webhook/3f9a1c20b7d4", Optional.empty()), START))
        .isEqualTo(1_000);
  }

  @Test
  void aReloadDoesNotFillItUp() {
    assertThat(started(pace, START)).isEqualTo(60);
    pace.use(Optional.of(LIMIT));
    limits.keep(List.of("on-call/pagerduty/3f9a1c20b7d4"));
    assertThat(started(pace("b/pagerduty/3f9a1c20b7d4", Optional.of(LIMIT)), START)).isZero();
    limits.keep(List.of());
    assertThat(started(pace("b/pagerduty/3f9a1c20b7d4", Optional.of(LIMIT)), START)).isEqualTo(60);
  }

  @Test
  void aClockThatIsSetBackStopsNothingForLong() {
    assertThat(started(pace, START)).isEqualTo(60);
    Instant before = START.minus(Duration.ofDays(3));
    assertThat(pace.start(delivery(1), before)).isLessThanOrEqualTo(Duration.ofSeconds(1));
    assertThat(started(pace, before.plusSeconds(1))).isEqualTo(1);
    for (int i = 0; i < Circuit.INCIDENTS; i++) {
      pace.settled(answered(i, START, 503), START);
    }
    assertThat(pace.start(delivery(1), before.plusSeconds(2))).isZero();
  }

  @Test
  void tooManyRequestsAreFollowedByPausesThatGrowAndThenByOneAtATime() {
    Instant now = START;
    int i = 0;
    for (int seconds : List.of(1, 2, 4, 8, 15, 15, 15)) {
      assertThat(pace.start(delivery(i), now)).isZero();
      pace.settled(answered(i, now, 429), now);
      // One that began before says nothing new.
      pace.settled(answered(100 + i, now.minusSeconds(1), 429), now);
      Duration pause = pace.start(delivery(i++), now);
      assertThat(pause).isBetween(Duration.ofSeconds(seconds), Duration.ofMillis(seconds * 1_100L));
      now = now.plus(pause);
    }
    assertThat(started(pace, now)).isEqualTo(1);
    pace.settled(answered(0, now, 202), now);
    assertThat(started(pace, now.plusSeconds(1))).isEqualTo(1);
    pace.settled(answered(0, now.plusSeconds(2), 429), now.plusSeconds(2));
    assertThat(pace.start(delivery(1), now.plusSeconds(2)).toSeconds()).isEqualTo(1);
  }

  @Test
  void failuresInARowLeaveOneAtATimeOnTheScheduleUntilThereIsAnAnswer() {
    for (int i = 0; i < Circuit.INCIDENTS; i++) {
      assertThat(pace.isProbing()).isFalse();
      pace.settled(answered(i, START, i % 2 == 0 ? 0 : 503), START);
    }
    assertThat(pace.isProbing()).isTrue();
    // It was under way when the circuit opened.
    pace.settled(answered(77, START, 503), START);
    Instant now = START;
    for (int seconds : List.of(1, 2, 4, 8, 15, 15)) {
      Duration wait = pace.start(delivery(seconds), now);
      assertThat(wait).isBetween(Duration.ofSeconds(seconds), Duration.ofMillis(seconds * 1_100L));
      now = now.plus(wait);
      assertThat(pace.start(delivery(seconds), now)).isZero();
      assertThat(pace.start(delivery(50), now.plusSeconds(100))).isPositive();
      pace.settled(answered(seconds, now, 0), now);
    }
    now = now.plusSeconds(17);
    assertThat(pace.start(delivery(1), now)).isZero();
    pace.settled(answered(1, now, 401), now);
    assertThat(pace.isProbing()).isFalse();
    assertThat(started(pace, now.plusSeconds(60))).isEqualTo(60);
  }

  @Test
  void anAnswerInBetweenOrOneIncidentAloneLeavesTheCircuitClosed() {
    for (int i = 0; i < 100; i++) {
      pace.settled(answered(1, START, 503), START);
    }
    assertThat(pace.isProbing()).isFalse();
    for (int i = 0; i < 100; i++) {
      pace.settled(answered(i, START, i % Circuit.INCIDENTS == 0 ? 202 : 503), START);
      assertThat(pace.isProbing()).isFalse();
    }
  }

  @Test
  void aProbeThatTheRateHoldsBackIsNotUnderWay() {
    assertThat(started(pace, START)).isEqualTo(60);
    for (int i = 0; i < Circuit.INCIDENTS; i++) {
      pace.settled(answered(i, START, 503), START.minusSeconds(2));
    }
    assertThat(pace.start(delivery(1), START)).isEqualTo(Duration.ofSeconds(1));
    assertThat(pace.start(delivery(1), START.plusSeconds(1))).isZero();
  }
}
