package dev.headroom.demo.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.demo.simulation.FaultKind;
import dev.headroom.demo.simulation.InjectedFaults;
import dev.headroom.demo.simulation.InjectedFaults.Fault;
import dev.headroom.model.ChangeEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InjectedFaultsTest {
  private Instant now = Instant.parse("2026-11-03T10:00:00Z");
  private final InjectedFaults faults = new InjectedFaults((InstantSource) () -> now);

  @Test
  void everythingIsOffAtFirst() {
    assertThat(faults.list())
        .extracting(Fault::name)
        .startsWith("latency", "errors", "stalled-pipeline", "bad-deploy")
        .doesNotHaveDuplicates();
    assertThat(faults.list()).allMatch(fault -> fault.since().isEmpty());
    assertThat(faults.list())
        .allSatisfy(fault -> {
          assertThat(fault.title()).isNotEmpty();
          assertThat(fault.description()).isNotEmpty();
        });
  }

  @Test
  void aFaultActsOnWhatIsLivedAfterItWasSwitchedOn() {
    faults.set("errors", true);
    faults.liveFrom(now.minusMillis(1));
    assertThat(faults.isOn(FaultKind.ERRORS)).isFalse();
    faults.liveFrom(now);
    assertThat(faults.isOn(FaultKind.ERRORS)).isTrue();
  }

  @Test
  void switchRemembersWhen() {
    assertThat(faults.set("errors", true).orElseThrow().since()).contains(now);
    assertThat(faults.isOn(FaultKind.ERRORS)).isTrue();
    assertThat(faults.isOn(FaultKind.LATENCY)).isFalse();
    assertThat(faults.set("errors", false).orElseThrow().since()).isEmpty();
  }

  @Test
  void switchingToWhereItStandsChangesNothing() {
    List<Fault> heard = new ArrayList<>();
    faults.listen(heard::add);
    Instant first = now;
    faults.set("latency", true);
    now = now.plusSeconds(30);

    assertThat(faults.set("latency", true).orElseThrow().since()).contains(first);
    assertThat(faults.set("errors", false)).isPresent();
    assertThat(heard).hasSize(1);
  }

  @Test
  void unknownNameIsNoFault() {
    assertThat(faults.set("gremlins", true)).isEmpty();
  }

  @Test
  void badDeployLooksLikeAnyDeployAndSwitchingItOffRollsBack() {
    ChangeEvent on = told(faults.set("bad-deploy", true).orElseThrow(), 5);
    ChangeEvent off = told(faults.set("bad-deploy", false).orElseThrow(), 9);

    assertThat(on)
        .isEqualTo(new ChangeEvent(5, "deploy", "checkout", "1.4.3", "New coupon engine", ""));
    assertThat(off.kind()).isEqualTo("rollback");
    assertThat(off.version()).isEqualTo("1.4.2");
  }

  @Test
  void badConfigLooksLikeAnyConfigurationPush() {
    ChangeEvent on = told(faults.set("bad-config", true).orElseThrow(), 5);
    ChangeEvent off = told(faults.set("bad-config", false).orElseThrow(), 9);

    assertThat(on.kind()).isEqualTo("config");
    assertThat(on.summary()).doesNotContain("Fault");
    assertThat(off.kind()).isEqualTo("rollback");
    assertThat(off.version()).isNotEqualTo(on.version());
  }

  @Test
  void otherFaultsSayThatTheyWereInjected() {
    Fault on = faults.set("stalled-pipeline", true).orElseThrow();
    assertThat(told(on, 5))
        .isEqualTo(
            new ChangeEvent(
                5, "fault", "stream-pipeline", "", "Fault injected: " + on.title(), ""));
    assertThat(told(faults.set("stalled-pipeline", false).orElseThrow(), 6).summary())
        .startsWith("Fault removed: ");
  }

  @Test
  void nothingTellsThatAHiddenFaultWasInjected() {
    List<Fault> heard = new ArrayList<>();
    faults.listen(heard::add);
    faults.set("errors", true, true);
    faults.set("errors", false);
    faults.set("bad-deploy", true, true);
    assertThat(heard).extracting(Fault::hidden).containsExactly(true, true, true);
    assertThat(heard.stream().flatMap(each -> FleetChanges.of(each, 5).stream()))
        .extracting(ChangeEvent::kind)
        .containsExactly("deploy");
  }

  @Test
  void whoGivesUpIsShownWhatItIs() {
    List<Fault> heard = new ArrayList<>();
    Instant first = now;
    faults.set("errors", true, true);
    faults.listen(heard::add);
    now = now.plusSeconds(30);
    Fault shown = faults.set("errors", true, false).orElseThrow();
    assertThat(shown.hidden()).isFalse();
    assertThat(shown.since()).contains(first);
    assertThat(heard).isEmpty();
  }

  @Test
  void pastReachesAsFarBackAsTheHistory() {
    assertThat(FleetChanges.past(now.toEpochMilli(), Duration.ZERO)).isEmpty();
    assertThat(FleetChanges.past(now.toEpochMilli(), Duration.ofMinutes(30)))
        .singleElement()
        .extracting(ChangeEvent::service, ChangeEvent::timeMillis)
        .containsExactly("feature-store", now.minus(Duration.ofMinutes(18)).toEpochMilli());
    assertThat(FleetChanges.past(now.toEpochMilli(), Duration.ofMinutes(75))).hasSize(3);
  }

  private static ChangeEvent told(Fault fault, long nowMillis) {
    return FleetChanges.of(fault, nowMillis).orElseThrow();
  }
}
