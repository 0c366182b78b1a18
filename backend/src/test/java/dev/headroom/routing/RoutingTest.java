package dev.headroom.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.routing.Routing.FilePlace;
import dev.headroom.routing.Routing.RouteNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoutingTest {
  private static final Instant MONDAY_NOON = Instant.parse("2026-03-02T12:00:00Z");

  @TempDir Path folder;
  private Routing routing = Routing.NOBODY;

  @BeforeEach
  void read() throws IOException {
    routing =
        Routings.read(
            folder,
            """
            route:
              receiver: everybody
              group_by: [alertname]
              group_interval: 10m
              routes:
                - receiver: audit
                  matchers: ['severity=~".+"']
                  continue: true
                  mute_time_intervals: [noon]
                - receiver: payments
                  matchers: ['team=~"pay.*"']
                  group_by: ['...']
                  repeat_interval: 1h
                  group_wait: 5s
                  routes:
                    - matchers: 'severity = page, region!="eu"'
                      receiver: pager
                      continue: true
                      active_time_intervals: [noon, nights]
                      group_interval: 1m
                    - match_re: {severity: page|ticket}
                      match: {noisy: ""}
                      group_by: [slo, region]
                    - matchers: ['{severity="debug"}']
                      receiver: nowhere
                      active_time_intervals: [nights]
            time_intervals:
              - name: noon
                time_intervals: [{times: [{start_time: '12:00', end_time: '13:00'}]}]
              - name: nights
                time_intervals: [{times: [{start_time: '22:00', end_time: '24:00'}]}]
            receivers:
              [{name: everybody}, {name: audit}, {name: payments}, {name: pager}, {name: nowhere}]
            """);
  }

  private List<TakenRoute> taken(Map<String, String> labels) {
    return routing.routes(labels, MONDAY_NOON);
  }

  private List<String> told(Map<String, String> labels) {
    return taken(labels).stream().map(each -> each.receiver().name()).toList();
  }

  @Test
  void theFirstChildThatMatchesWinsAndContinueGoesOn() {
    assertThat(told(Map.of("severity", "page", "team", "payments")))
        .containsExactly("audit", "pager", "payments");
    assertThat(told(Map.of("severity", "page", "team", "payments", "noisy", "yes")))
        .containsExactly("audit", "pager");
    assertThat(told(Map.of("severity", "page", "team", "payments", "region", "eu")))
        .containsExactly("audit", "payments");
  }

  @Test
  void whatNoChildMatchesStaysAtTheNode() {
    assertThat(told(Map.of("team", "pay"))).containsExactly("payments");
    assertThat(told(Map.of("team", "other"))).containsExactly("everybody");
    assertThat(told(Map.of("severity", "page"))).containsExactly("audit");
  }

  @Test
  void aRegularExpressionMatchesTheWholeValue() {
    assertThat(told(Map.of("team", "repay"))).containsExactly("everybody");
  }

  @Test
  void receiverGroupingAndDurationsAreInherited() {
    List<TakenRoute> routes =
        taken(Map.of("severity", "page", "team", "pay", "region", "us", "alertname", "x"));
    assertThat(routes.get(0).times())
        .isEqualTo(times(Duration.ZERO, Duration.ofMinutes(10), Duration.ofHours(4)));
    assertThat(routes.get(0).groupLabels()).isEqualTo(Map.of("alertname", "x"));
    assertThat(routes.get(1).times())
        .isEqualTo(times(Duration.ofSeconds(5), Duration.ofMinutes(1), Duration.ofHours(1)));
    assertThat(routes.get(1).groupLabels()).hasSize(4);
    assertThat(routes.get(2).times().groupInterval()).isEqualTo(Duration.ofMinutes(10));
    assertThat(routes.get(2).groupLabels()).isEqualTo(Map.of("region", "us"));
  }

  private static Routing.RouteTimes times(Duration wait, Duration interval, Duration repeat) {
    return new Routing.RouteTimes(wait, interval, repeat);
  }

  @Test
  void aRouteSaysWhichIntervalMutesIt() {
    List<TakenRoute> routes = taken(Map.of("severity", "page", "team", "pay"));
    assertThat(routes.get(0).muted()).hasToString("Optional[within the time interval noon]");
    assertThat(routes.get(1).muted()).isEmpty();
    assertThat(taken(Map.of("severity", "debug", "team", "pay")).get(1).muted())
        .hasToString("Optional[outside the time interval nights]");
  }

  @Test
  void intervalsAreNotInherited() throws IOException {
    Routing nested =
        Routings.read(
            folder,
            """
            route:
              receiver: a
              routes:
                - mute_time_intervals: [always]
                  continue: true
                  routes: [{matchers: [x=y]}]
            time_intervals: [{name: always, time_intervals: [{}]}]
            receivers: [{name: a}]
            """);
    assertThat(nested.routes(Map.of(), MONDAY_NOON).getFirst().muted()).isPresent();
    assertThat(nested.routes(Map.of("x", "y"), MONDAY_NOON).getFirst().muted()).isEmpty();
  }

  @Test
  void aReceiverOfTwoRoutesIsNamedOnce() throws IOException {
    Routing twice =
        Routings.read(
            folder,
            """
            route: {receiver: a, routes: [{matchers: ['x=""'], continue: true}, {matchers: ['y=""']}]}
            receivers: [{name: a}]
            """);
    assertThat(twice.routes(Map.of(), MONDAY_NOON)).hasSize(2);
    assertThat(twice.receiversOf(Map.of())).hasSize(1);
  }

  @Test
  void withoutRoutingNobodyIsTold() {
    assertThat(Routing.NOBODY.receiversOf(Map.of("severity", "page"))).isEmpty();
    assertThat(Routing.NOBODY.routes(Map.of(), MONDAY_NOON)).isEmpty();
  }

  @Test
  void durationsMayBeScaledInTheWholeTree() {
    Routing scaled = routing.scaled(each -> each.dividedBy(2));
    assertThat(scaled.routes(Map.of("team", "pay"), MONDAY_NOON).getFirst().times())
        .isEqualTo(times(Duration.ofMillis(2_500), Duration.ofMinutes(5), Duration.ofMinutes(30)));
  }

  @Test
  void theNodesThatAnAlertEndsAtAreThoseOfTheTree() {
    List<RouteNode> tree = routing.tree();
    List<Integer> taken = routing.takenNodes(Map.of("severity", "page", "team", "payments"));
    assertThat(taken).containsExactly(1, 3, 4);
    assertThat(taken.stream().map(each -> tree.get(each).receiver()).toList())
        .isEqualTo(told(Map.of("severity", "page", "team", "payments")));
    assertThat(routing.takenNodes(Map.of())).containsExactly(0);
    assertThat(Routing.NOBODY.takenNodes(Map.of())).isEmpty();
    assertThat(routing.takenNodes(testPage("page", "test"))).isEmpty();
  }

  private static Map<String, String> testPage(String severity, String tier) {
    return Map.of("drill", "true", "drill_receiver", "pager", "severity", severity, "tier", tier);
  }

  /** What others send has its severity as its tier, or {@code alert} where it has none. */
  @Test
  void onlyATestPageOfOursNamesItsReceiver() {
    assertThat(told(testPage("page", "test"))).containsExactly("pager");
    for (Map<String, String> each :
        List.of(
            testPage("page", "page"),
            testPage("test", "test"),
            testPage("", "alert"),
            Map.of("drill", "true", "drill_receiver", "pager"))) {
      assertThat(told(each)).doesNotContain("pager").isNotEmpty();
      assertThat(routing.takenNodes(each)).isNotEmpty();
    }
  }

  @Test
  void whereRoutesAndRulesAreWrittenIsKnown() throws IOException {
    Routing read =
        Routings.read(
            folder,
            """
            route:
              receiver: desk
              routes:
                - matchers: [severity=page]
                  receiver: pager
            receivers: [{name: desk}, {name: pager}]
            inhibit_rules:
              - source_matchers: [alertname=HostDown]
                target_matchers: [severity=page]
            """);
    String file = folder.resolve("routing.yaml").toString();
    assertThat(read.tree().stream().map(RouteNode::place))
        .containsExactly(Optional.of(new FilePlace(file, 2)), Optional.of(new FilePlace(file, 4)));
    assertThat(read.inhibitRules().getFirst().place()).isEqualTo(new FilePlace(file, 8));
  }
}
