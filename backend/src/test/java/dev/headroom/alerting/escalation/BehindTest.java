package dev.headroom.alerting.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.Seed;
import dev.headroom.alerting.incident.Telling;
import dev.headroom.alerting.incident.TransitionKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class BehindTest {
  private static final Instant AT = Instant.parse("2026-03-01T03:07:00Z");
  private static final List<String> RECEIVERS = List.of("pager", "second", "lead");
  private static final List<TransitionKind> KINDS =
      List.of(
          TransitionKind.OPENED,
          TransitionKind.REOPENED,
          TransitionKind.UNACKNOWLEDGED,
          TransitionKind.ROUTED,
          TransitionKind.ESCALATED,
          TransitionKind.FAILED_OVER);

  @RegisterExtension final Seed seed = new Seed();

  private static Telling telling(int alarm, String receiver, TransitionKind by) {
    return new Telling(alarm, receiver, by, alarm, AT.plusSeconds(alarm));
  }

  @Test
  void whoWasToldLaterIsBehindOnceThereIsANewAlarm() {
    List<Telling> tellings =
        List.of(
            telling(1, "pager", TransitionKind.OPENED),
            telling(1, "second", TransitionKind.ESCALATED),
            telling(1, "lead", TransitionKind.FAILED_OVER));
    assertThat(Behind.of(tellings, 1, Set.of())).isEmpty();
    assertThat(Behind.of(tellings, 2, Set.of())).isEqualTo(Map.of("second", 1, "lead", 1));
  }

  @Test
  void whoHasHeardOfTheNewAlarmIsNotBehind() {
    List<Telling> tellings =
        List.of(
            telling(1, "second", TransitionKind.ESCALATED),
            telling(2, "second", TransitionKind.ESCALATED),
            telling(1, "lead", TransitionKind.ESCALATED),
            telling(2, "lead", TransitionKind.UNACKNOWLEDGED));
    assertThat(Behind.of(tellings, 2, Set.of())).isEmpty();
    assertThat(Behind.of(tellings, 3, Set.of())).isEqualTo(Map.of("second", 2));
  }

  @Test
  void whatEndedBetweenIsOverForThem() {
    List<Telling> tellings =
        List.of(
            telling(1, "second", TransitionKind.ESCALATED),
            telling(2, "pager", TransitionKind.REOPENED),
            telling(2, "lead", TransitionKind.ESCALATED));
    assertThat(Behind.of(tellings, 3, Set.of())).isEqualTo(Map.of("second", 0, "lead", 2));
  }

  @Test
  void whoIsNamedAndWasHeldBackIsBehindAsWell() {
    List<Telling> tellings =
        List.of(
            telling(1, "pager", TransitionKind.OPENED),
            telling(1, "second", TransitionKind.OPENED),
            telling(2, "second", TransitionKind.UNACKNOWLEDGED));
    Set<String> named = Set.of("pager", "second", "lead");
    assertThat(Behind.of(tellings, 2, named)).isEqualTo(Map.of("pager", 1));
    assertThat(Behind.of(tellings, 3, named)).isEqualTo(Map.of("pager", 1, "second", 2));
  }

  /** The order in which they are read does not matter, and three questions answer for each. */
  @Test
  void eachReceiverIsJudgedByTheLastAlarmItHeardOf() {
    Random random = seed.random();
    for (int round = 0; round < 2_000; round++) {
      int alarms = random.nextInt(1, 6);
      List<Telling> tellings = tellings(random, alarms);
      assertThat(Behind.of(tellings, alarms, Set.of())).isEqualTo(expected(tellings, alarms));
      Collections.shuffle(tellings, random);
      assertThat(Behind.of(tellings, alarms, Set.of())).isEqualTo(expected(tellings, alarms));
    }
  }

  /** At most one of an alarm and receiver, as they are kept. */
  private static List<Telling> tellings(Random random, int alarms) {
    List<Telling> tellings = new ArrayList<>();
    for (int alarm = 1; alarm <= alarms; alarm++) {
      for (String receiver : RECEIVERS) {
        if (random.nextInt(3) > 0) {
          tellings.add(telling(alarm, receiver, KINDS.get(random.nextInt(KINDS.size()))));
        }
      }
    }
    return tellings;
  }

  private static Map<String, Integer> expected(List<Telling> tellings, int alarm) {
    Map<String, Integer> behind = new HashMap<>();
    for (String receiver : RECEIVERS) {
      for (int heard = 1; heard < alarm; heard++) {
        int last = heard;
        boolean isLater = kind(tellings, last, receiver, true);
        boolean heardSince =
            IntStream.rangeClosed(last + 1, alarm)
                .anyMatch(newer ->
                    tellings.stream()
                        .anyMatch(
                            each -> each.alarm() == newer && each.receiver().equals(receiver)));
        boolean endedSince =
            tellings.stream()
                .anyMatch(each -> each.alarm() > last && each.by() == TransitionKind.REOPENED);
        if (isLater && !heardSince) {
          behind.put(receiver, endedSince ? 0 : last);
        }
      }
    }
    return behind;
  }

  private static boolean kind(List<Telling> tellings, int alarm, String receiver, boolean later) {
    return tellings.stream()
        .filter(each -> each.alarm() == alarm && each.receiver().equals(receiver))
        .anyMatch(each ->
            (each.by() == TransitionKind.ESCALATED || each.by() == TransitionKind.FAILED_OVER)
                == later);
  }
}
