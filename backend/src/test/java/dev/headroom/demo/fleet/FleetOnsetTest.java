package dev.headroom.demo.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.headroom.Seed;
import dev.headroom.Thoroughness;
import dev.headroom.alerting.TestClock;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.demo.simulation.FaultKind;
import dev.headroom.model.Urgency;
import dev.headroom.server.wiring.SimulatedServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What an incident says about the past, when it began and how the percentiles were before and
 * since, held against what really happened in the simulated services.
 */
class FleetOnsetTest {
  /** More than the page tiers' windows and the quarter of an hour that a page shows of before. */
  private static final Duration PAST = Duration.ofMinutes(16);

  private static final int LEFT_ON_SECONDS = 60;
  private static final int OVER_WITHIN_SECONDS = 120;

  /**
   * Counts are in slices of a second, and telemetry tells of a second at its end: it is counted in
   * the slice after. One more for the milliseconds by which the fleet wakes late, which move single
   * events from one slice to the next.
   */
  private static final long SLICES = 2;

  /**
   * What spreads in ten seconds, as a rollout does, begins with single bad events that cannot be
   * told from any other; by half of that time it can be.
   */
  private static final long SPREADS = 5;

  private static final Set<FaultKind> SPREADING =
      Set.of(FaultKind.BAD_DEPLOY, FaultKind.HALF_PROMOTED_MODEL, FaultKind.LEAP_SECOND);

  private static final Set<String> EVERYBODY =
      Watched.all().stream().map(each -> each.slo().service()).collect(Collectors.toSet());

  @RegisterExtension static final Seed SEED = new Seed();

  @TempDir private Path folder;
  private final TestClock clock = new TestClock("2026-11-03T10:00:00Z");

  /** Some of them in every build, others each time. */
  static Stream<Arguments> faultsAndSeeds() {
    List<FaultKind> all = new ArrayList<>(List.of(FaultKind.values()));
    Collections.shuffle(all, SEED.random());
    return all.stream()
        .limit(Thoroughness.of(5, all.size()))
        .flatMap(fault ->
            Stream.of(1, 2).limit(Thoroughness.of(1, 2)).map(seed -> arguments(fault, seed)));
  }

  /** The place of the switch within a cell of ten seconds differs with the seed. */
  @ParameterizedTest
  @MethodSource("faultsAndSeeds")
  void anIncidentKnowsWhenItBeganAndWhatChanged(FaultKind fault, long seed) throws IOException {
    try (SimulatedServer server = new SimulatedServer(folder, clock)) {
      FleetLife life = new FleetLife(server, clock, seed, lives(fault), PAST);
      life.seconds(10 + 3 * (int) seed);
      assertThat(pages(server)).isEmpty();

      Instant on = clock.instant();
      life.turn(fault, true);
      life.seconds(LEFT_ON_SECONDS);
      assertThat(pages(server)).extracting(Incident::subject).contains(fault.slo());
      pages(server).forEach(page -> check(server, life, fault, page, on));

      life.turn(fault, false);
      Set<String> told = new HashSet<>(ids(server));
      for (int waited = 0; !pages(server).isEmpty(); waited++) {
        assertThat(waited).as("seconds to its end").isLessThan(OVER_WITHIN_SECONDS);
        life.second();
        told.addAll(ids(server));
      }
      life.seconds(LEFT_ON_SECONDS);
      told.forEach(id -> check(server, life, fault, server.stored(id), on));
    }
  }

  /** The server and the fleet have been there for half a minute: there is hardly any before. */
  @ParameterizedTest
  @EnumSource
  void soDoesOneOfTheFirstMinute(FaultKind fault) throws IOException {
    try (SimulatedServer server = new SimulatedServer(folder, clock)) {
      FleetLife life = new FleetLife(server, clock, 9, Set.of(service(fault)), Duration.ZERO);
      life.seconds(25);
      Instant on = clock.instant();
      life.turn(fault, true);
      life.seconds(LEFT_ON_SECONDS);

      assertThat(pages(server)).extracting(Incident::subject).contains(fault.slo());
      pages(server).forEach(page -> check(server, life, fault, page, on));
    }
  }

  private static String service(FaultKind fault) {
    return Watched.of(fault.slo()).slo().service();
  }

  /** A leap second hits everybody. */
  private static Set<String> lives(FaultKind fault) {
    return fault == FaultKind.LEAP_SECOND ? EVERYBODY : Set.of(service(fault));
  }

  private static List<Incident> pages(SimulatedServer server) {
    return server.unresolved().stream()
        .filter(each -> each.severity() == Urgency.PAGE)
        .map(each -> server.stored(each.id()))
        .toList();
  }

  private static List<String> ids(SimulatedServer server) {
    return pages(server).stream().map(Incident::id).toList();
  }

  /**
   * Not before the first second since the switch in which more was bad than is promised, whatever
   * went wrong before; and not after the second in which the rate of bad events most likely
   * changed. The two differ where a fault spreads, or one slow request came just before it did.
   */
  private static void check(
      SimulatedServer server, FleetLife life, FaultKind fault, Incident incident, Instant on) {
    Truth truth = new Truth(Watched.of(incident.subject()), life.told());
    long switched = on.getEpochSecond();
    long first = truth.firstBrokenSecond(switched);
    long change = truth.likeliestChange(incident.startedAt().getEpochSecond());
    long late = SPREADING.contains(fault) ? SPREADS : SLICES;
    assertThat(incident.beganAt().getEpochSecond() - switched)
        .as("seconds from the switch to the beginning of %s", incident.subject())
        .isBetween(first - switched, Math.max(first, change) - switched + late);
    assertThat(incident.startedAt()).isAfter(incident.beganAt());
    new BeforeAndSince(server, incident, truth).check();
  }
}
