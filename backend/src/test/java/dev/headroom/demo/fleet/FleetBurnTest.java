package dev.headroom.demo.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.headroom.Thoroughness;
import dev.headroom.demo.simulation.FaultKind;
import dev.headroom.demo.simulation.InjectedFaults;
import dev.headroom.demo.simulation.Simulation.Served;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Hours of the fleet in simulated time, against the tiers as the demo scales them. */
class FleetBurnTest {
  private static final long START_MILLIS = Instant.parse("2026-11-03T09:00:00Z").toEpochMilli();
  private static final int HISTORY_SECONDS = 75 * 60;
  private static final int PAGED_WITHIN_SECONDS = 40;
  private static final int LEFT_ON_SECONDS = 60;
  private static final int CLEAR_WITHIN_SECONDS = 60;

  private final InjectedFaults faults = new InjectedFaults(InstantSource.fixed(Instant.EPOCH));

  @ParameterizedTest
  @MethodSource
  void healthyFleetNeverFires(long seed) {
    List<Member> members = Members.of(seed, faults, START_MILLIS);
    Map<Watched, BurnRecord> records = new HashMap<>();
    for (Watched each : Watched.all()) {
      records.put(each, each.record());
    }
    for (int second = 1; second <= HISTORY_SECONDS + 30 * 60; second++) {
      for (Member member : members) {
        List<Served> served = live(member, second);
        records.forEach((watched, record) -> {
          if (watched.slo().service().equals(member.name())) {
            watched.count(served, record);
          }
        });
      }
      for (Map.Entry<Watched, BurnRecord> entry : records.entrySet()) {
        assertThat(entry.getValue().firing(BurnRecord.ALL))
            .as("%s after %d s", entry.getKey().slo().name(), second)
            .isEmpty();
      }
    }
  }

  static LongStream healthyFleetNeverFires() {
    return LongStream.of(1, 20_261_103).limit(Thoroughness.of(1, 2));
  }

  static Stream<Arguments> faultsAndSeeds() {
    return withSeeds(1, 2, 4);
  }

  /** Each fault with one of the seeds in turn; with each of them in a thorough run. */
  private static Stream<Arguments> withSeeds(long... seeds) {
    FaultKind[] faults = FaultKind.values();
    return IntStream.range(0, faults.length * Thoroughness.of(1, seeds.length))
        .mapToObj(
            i -> arguments(faults[i % faults.length], seeds[turn(i, faults.length, seeds.length)]));
  }

  /** In the next round each fault has the next seed. */
  private static int turn(int number, int faults, int seeds) {
    return (number + number / faults) % seeds;
  }

  @ParameterizedTest
  @MethodSource("faultsAndSeeds")
  void faultPagesAndClears(FaultKind kind, long seed) {
    String fault = kind.faultName();
    Story story = new Story(fault, seed);
    // The place of the fault in the daily curve differs with the seed.
    int onAt = HISTORY_SECONDS + (int) seed * 300;
    story.liveUntil(onAt);
    assertThat(story.firing()).isFalse();

    faults.set(fault, true);
    int paged = story.secondsUntil(true, PAGED_WITHIN_SECONDS);
    assertThat(paged).as("paged").isLessThanOrEqualTo(PAGED_WITHIN_SECONDS);
    story.liveUntil(onAt + LEFT_ON_SECONDS);
    assertThat(story.firing()).as("while it is on").isTrue();

    faults.set(fault, false);
    int clear = story.secondsUntil(false, CLEAR_WITHIN_SECONDS);
    assertThat(clear).as("clear").isLessThanOrEqualTo(CLEAR_WITHIN_SECONDS);
    for (int second = 0; second < 10 * 60; second++) {
      story.liveOneSecond();
      assertThat(story.firing()).as("%d s after it was clear", second).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource
  void faultPagesAYoungFleetToo(FaultKind fault) {
    Story story = new Story(fault.faultName(), 9);
    story.liveUntil(20);

    faults.set(fault.faultName(), true);
    assertThat(story.secondsUntil(true, PAGED_WITHIN_SECONDS))
        .isLessThanOrEqualTo(PAGED_WITHIN_SECONDS);
  }

  static Stream<Arguments> kindsAndSeeds() {
    return withSeeds(2, 5, 11);
  }

  @ParameterizedTest
  @MethodSource("kindsAndSeeds")
  void faultThatIsOnForAMinutePagesForThePromiseItNamesAndNoOther(FaultKind fault, long seed) {
    WholeFleet fleet = new WholeFleet(seed);
    fleet.liveUntil(20 * 60);
    faults.set(fault.faultName(), true);
    Set<String> fired = fleet.firingWithin(LEFT_ON_SECONDS);
    faults.set(fault.faultName(), false);
    fired.addAll(fleet.firingWithin(CLEAR_WITHIN_SECONDS));
    assertThat(fired).containsExactly(fault.slo());
  }

  @ParameterizedTest
  @MethodSource
  void leapSecondThatIsLeftOnBreaksPromisesOfSeveralServices(long seed) {
    WholeFleet fleet = new WholeFleet(seed);
    fleet.liveUntil(20 * 60);
    faults.set(FaultKind.LEAP_SECOND.faultName(), true);
    assertThat(fleet.firingWithin(2 * LEFT_ON_SECONDS))
        .contains("host-timers", "checkout-latency", "feature-store-latency", "profile-latency");
  }

  static LongStream leapSecondThatIsLeftOnBreaksPromisesOfSeveralServices() {
    return LongStream.of(2, 5, 11).limit(Thoroughness.of(1, 3));
  }

  private static List<Served> live(Member member, int second) {
    return member.simulation().live((START_MILLIS + second * 1_000L) * 1_000);
  }

  /** All services and all promises. */
  private final class WholeFleet {
    private final Map<Watched, BurnRecord> records = new HashMap<>();
    private final List<Member> members;
    private int second;

    WholeFleet(long seed) {
      members = Members.of(seed, faults, START_MILLIS);
      Watched.all().forEach(each -> records.put(each, each.record()));
    }

    void liveUntil(int wanted) {
      while (second < wanted) {
        liveOneSecond();
      }
    }

    /** Promises of which any tier fires in the meantime. */
    Set<String> firingWithin(int seconds) {
      Set<String> fired = new TreeSet<>();
      for (int i = 0; i < seconds; i++) {
        liveOneSecond();
        records.forEach((watched, record) -> {
          if (record.firing(BurnRecord.ALL).isPresent()) {
            fired.add(watched.slo().name());
          }
        });
      }
      return fired;
    }

    private void liveOneSecond() {
      second++;
      for (Member member : members) {
        List<Served> served = live(member, second);
        records.forEach((watched, record) -> {
          if (watched.slo().service().equals(member.name())) {
            watched.count(served, record);
          }
        });
      }
    }
  }

  /** One service, from the first second of its history on. */
  private final class Story {
    private final Watched watched;
    private final BurnRecord record;
    private final Member member;
    private int second;

    Story(String fault, long seed) {
      String slo =
          faults.list().stream()
              .filter(each -> each.name().equals(fault))
              .findFirst()
              .orElseThrow()
              .slo();
      this.watched = Watched.of(slo);
      this.record = watched.record();
      this.member =
          Members.of(seed, faults, START_MILLIS).stream()
              .filter(each -> each.name().equals(watched.slo().service()))
              .findFirst()
              .orElseThrow();
    }

    void liveOneSecond() {
      second++;
      watched.count(live(member, second), record);
    }

    void liveUntil(int wanted) {
      while (second < wanted) {
        liveOneSecond();
      }
    }

    /** Fires at all, at whatever urgency. */
    boolean firing() {
      return record.firing(BurnRecord.ALL).isPresent();
    }

    /** Lives until a page tier fires, or until nothing fires. */
    int secondsUntil(boolean wantedFiring, int atMost) {
      for (int waited = 1; waited <= atMost; waited++) {
        liveOneSecond();
        boolean there = wantedFiring ? record.firing(BurnRecord.PAGE).isPresent() : !firing();
        if (there) {
          return waited;
        }
      }
      return atMost + 1;
    }
  }
}
