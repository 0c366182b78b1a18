package dev.headroom.demo.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.Seed;
import dev.headroom.Thoroughness;
import dev.headroom.alerting.TestClock;
import dev.headroom.demo.simulation.FaultKind;
import dev.headroom.server.wiring.SimulatedServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * How often somebody is told of one fault, over the whole fleet in simulated time: once that it
 * began and once that it is over, to each integration.
 */
class FleetQuietTest {
  private static final Duration PAST = Duration.ofMinutes(7);
  private static final int LEFT_ON_SECONDS = 60;
  private static final int OVER_WITHIN_SECONDS = 120;
  private static final int QUIET_SECONDS = 600;
  private static final int INTEGRATIONS = 2;
  private static final int DELIVERIES_MAX = 4;
  private static final Set<String> EVERYBODY =
      Watched.all().stream().map(each -> each.slo().service()).collect(Collectors.toSet());

  @RegisterExtension static final Seed SEED = new Seed();

  @TempDir private Path folder;
  private final TestClock clock = new TestClock("2026-11-03T10:00:00Z");
  private final List<String> told = new ArrayList<>();

  /** Some of them in every build, others each time. */
  static Stream<FaultKind> faults() {
    List<FaultKind> all = new ArrayList<>(List.of(FaultKind.values()));
    Collections.shuffle(all, SEED.random());
    return all.stream().limit(Thoroughness.of(3, all.size()));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void aFaultOfAMinuteIsOneIncidentAndDoesNotComeBack(FaultKind fault) throws IOException {
    try (SimulatedServer server = new SimulatedServer(folder, clock)) {
      FleetLife life = new FleetLife(server, clock, 3, EVERYBODY, PAST);
      life.seconds(10);
      assertThat(server.pagers.take()).isEmpty();
      play(server, life, fault, LEFT_ON_SECONDS);
      assertThat(told)
          .hasSizeLessThanOrEqualTo(DELIVERIES_MAX / INTEGRATIONS)
          .filteredOn(each -> !each.startsWith("resolved "))
          .containsExactly("opened %s to pager".formatted(fault.slo()));
    }
  }

  @Test
  void aLeapSecondThatIsLeftOnIsStillOnePage() throws IOException {
    try (SimulatedServer server = new SimulatedServer(folder, clock)) {
      FleetLife life = new FleetLife(server, clock, 3, EVERYBODY, PAST);
      life.seconds(10);
      life.turn(FaultKind.LEAP_SECOND, true);
      life.seconds(3 * LEFT_ON_SECONDS);
      assertThat(server.unresolved()).hasSizeGreaterThan(3);
      assertThat(server.pagers.take())
          .filteredOn(each -> each.startsWith("opened "))
          .containsExactly("opened host-timers to pager");
    }
  }

  private void play(SimulatedServer server, FleetLife life, FaultKind fault, int seconds) {
    life.turn(fault, true);
    life.seconds(seconds);
    life.turn(fault, false);
    for (int waited = 0; !server.unresolved().isEmpty(); waited++) {
      assertThat(waited).as("seconds to its end").isLessThan(OVER_WITHIN_SECONDS);
      life.second();
    }
    life.seconds(QUIET_SECONDS);
    assertThat(server.unresolved()).isEmpty();
    told.addAll(server.pagers.take());
  }
}
