package dev.headroom.outside;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.alerting.group.AlertGroup;
import dev.headroom.alerting.group.GroupedAlert;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.IncidentState;
import dev.headroom.alerting.incident.TimelineEntry;
import dev.headroom.alerting.incident.Transition;
import dev.headroom.alerting.silence.Silence.SilenceRequest;
import dev.headroom.routing.MatcherReader;
import dev.headroom.routing.Routing;
import dev.headroom.routing.Routings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Alerts of a group are one incident, told as Alertmanager tells them. */
class OutsideGroupsTest {
  private static final String RECEIVERS = "\nreceivers: [{name: desk}, {name: pager}]\n";
  private static final Duration INTERVAL = Duration.ofMinutes(5);

  @TempDir Path folder;
  private OutsideStory story;
  private Instant start;

  @BeforeEach
  void start() throws IOException {
    grouped("route: {receiver: pager, group_by: [alertname]}");
  }

  private void grouped(String route) throws IOException {
    story = new OutsideStory(Routings.read(folder, route + RECEIVERS));
    start = story.clock.instant();
  }

  private PostedAlert alert(String instance, Instant since, Instant until) {
    return alert(Map.of("alertname", "Down", "severity", "critical"), instance, since, until);
  }

  private static PostedAlert alert(
      Map<String, String> labels, String instance, Instant since, Instant until) {
    Map<String, String> all = new TreeMap<>(labels);
    all.put("instance", instance);
    return new PostedAlert(
        all,
        Map.of("summary", instance + " is down"),
        Optional.of(since),
        Optional.of(until),
        "http://prometheus/graph");
  }

  /** Each fires for an hour from now. */
  private void fires(String... instances) throws IOException {
    for (String each : instances) {
      Instant now = story.clock.instant();
      story.post(alert(each, now, now.plus(Duration.ofHours(1))));
    }
    story.evaluate();
  }

  private void isOver(String... instances) throws IOException {
    for (String each : instances) {
      story.post(alert(each, start, story.clock.instant()));
    }
    story.evaluate();
  }

  /** What receivers were told since the last time: what fires and what is over. */
  private List<String> told() {
    List<String> told = story.deliveries.transitions.stream().map(this::words).toList();
    story.deliveries.transitions.clear();
    return told;
  }

  private String words(Transition transition) {
    List<GroupedAlert> news = transition.incident().group().map(AlertGroup::news).orElse(List.of());
    return "%s +%s -%s".formatted(transition.kind(), instances(news, true), instances(news, false));
  }

  private static String instances(List<GroupedAlert> alerts, boolean fire) {
    return alerts.stream()
        .filter(each -> each.fires() == fire)
        .map(each -> each.labels().get("instance"))
        .collect(Collectors.joining(","));
  }

  @Test
  void itsEndIsThatOfTheLastOfItsAlerts() throws IOException {
    fires("a", "b");
    String id = story.only().id();
    story.pass(Duration.ofSeconds(20));
    isOver("a");
    story.pass(Duration.ofSeconds(40));
    isOver("b");
    story.pass(Duration.ofSeconds(2));
    assertThat(story.alerting.find(id).orElseThrow().summary())
        .endsWith("fired from 03:07:00 UTC to 03:08:00 UTC, for 1m");
  }

  @Test
  void alertsOfAGroupAreOneIncident() throws IOException {
    fires("a", "b");
    Incident incident = story.only();
    assertThat(incident.subject()).matches("Down/g[0-9a-f]{16}");
    assertThat(incident.summary()).isEqualTo("a is down (and 1 more alert)");
    assertThat(incident.group().orElseThrow().key(incident.dedupKey()))
        .isEqualTo("{}/{incident=\"%s\"}:{alertname=\"Down\"}".formatted(incident.id()));
    story.post(
        alert(
            Map.of("alertname", "Full", "severity", "critical"), "a", start, start.plus(INTERVAL)));
    story.evaluate();
    assertThat(story.alerting.unresolved()).hasSize(2);
  }

  @Test
  void firstAtOnceThenEachIntervalWhenOthersFire() throws IOException {
    fires("a");
    assertThat(told()).containsExactly("opened +a -");
    story.pass(Duration.ofSeconds(10));
    fires("b");
    story.pass(Duration.ofSeconds(10));
    fires("c");
    assertThat(told()).isEmpty();
    story.pass(INTERVAL);
    assertThat(told()).containsExactly("updated +a,b,c -");
    story.pass(INTERVAL.multipliedBy(3));
    assertThat(told()).isEmpty();
    assertThat(story.alerting.timeline(story.only().id()).stream().map(TimelineEntry::description))
        .last()
        .asString()
        .startsWith("Firing too: Down: instance=")
        .contains("instance=b, severity=critical", " and ", "instance=c, severity=critical");
  }

  @Test
  void someThatAreOverAreToldOnceAndNotAgain() throws IOException {
    fires("a", "b", "c");
    told();
    story.pass(Duration.ofSeconds(1));
    isOver("b");
    assertThat(told()).isEmpty();
    story.pass(INTERVAL);
    assertThat(told()).containsExactly("partly_resolved +a,c -b");
    isOver("c");
    fires("d");
    story.pass(INTERVAL);
    assertThat(told()).containsExactly("updated +a,d -c");
    isOver("a", "d");
    assertThat(told()).containsExactly("resolved + -a,d");
    assertThat(story.alerting.unresolved()).isEmpty();
  }

  /** Alertmanager's issue 2398: what comes and goes between two messages is none. */
  @Test
  void whatGoesAndComesBackBetweenTwoMessagesIsNotTold() throws IOException {
    fires("a", "b");
    told();
    story.pass(Duration.ofSeconds(61));
    isOver("b");
    story.pass(Duration.ofSeconds(61));
    fires("b");
    story.pass(INTERVAL);
    assertThat(told()).isEmpty();
  }

  @Test
  void theFirstWaitsForOthersWhereThatIsWritten() throws IOException {
    grouped("route: {receiver: pager, group_by: [alertname], group_wait: 30s}");
    fires("a");
    story.pass(Duration.ofSeconds(20));
    fires("b");
    assertThat(told()).isEmpty();
    assertThat(story.alerting.unresolved()).isEmpty();
    story.pass(Duration.ofSeconds(10));
    assertThat(told()).containsExactly("opened +a,b -");
  }

  @Test
  void whoIsOverBeforeTheWaitIsNeverTold() throws IOException {
    grouped("route: {receiver: pager, group_by: [alertname], group_wait: 30s}");
    fires("a");
    story.pass(Duration.ofSeconds(20));
    isOver("a");
    story.pass(INTERVAL);
    assertThat(told()).isEmpty();
    assertThat(story.alerting.unresolved()).isEmpty();
  }

  @Test
  void whatHasFiredForLongerThanTheWaitDoesNotWait() throws IOException {
    grouped("route: {receiver: pager, group_by: [alertname], group_wait: 30s}");
    story.post(alert("a", start.minusSeconds(31), start.plus(INTERVAL)));
    story.evaluate();
    assertThat(told()).containsExactly("opened +a -");
  }

  /** Alertmanager's issues 2370 and 889: what waits is not lost with the process. */
  @Test
  void aRestartWithinTheWaitNeitherLosesNorDelays() throws IOException {
    grouped("route: {receiver: pager, group_by: [alertname], group_wait: 30s}");
    fires("a");
    story.pass(Duration.ofSeconds(20));
    story.start();
    story.evaluate();
    assertThat(told()).isEmpty();
    story.pass(Duration.ofSeconds(10));
    assertThat(told()).containsExactly("opened +a -");
  }

  /** Alertmanager's issues 3407 and 2492: a reload resets no timer and sends nothing early. */
  @Test
  void aReloadKeepsTheTimersOfGroups() throws IOException {
    grouped("route: {receiver: pager, group_by: [alertname], group_wait: 30s}");
    fires("a");
    story.pass(Duration.ofSeconds(20));
    story.reload(story.routing);
    story.evaluate();
    assertThat(told()).isEmpty();
    story.pass(Duration.ofSeconds(10));
    assertThat(told()).containsExactly("opened +a -");
    fires("b");
    story.pass(Duration.ofMinutes(4));
    story.reload(story.routing);
    story.evaluate();
    assertThat(told()).isEmpty();
    story.pass(Duration.ofMinutes(1));
    assertThat(told()).containsExactly("updated +a,b -");
  }

  @Test
  void otherGroupsInTheFileTellNobodyAgain() throws IOException {
    fires("a", "b");
    told();
    story.reload(
        Routings.read(folder, "route: {receiver: pager, group_by: [instance]}" + RECEIVERS));
    story.pass(INTERVAL);
    fires("a", "b");
    assertThat(told()).isEmpty();
    assertThat(story.alerting.unresolved()).hasSize(1);
    story.start();
    story.pass(INTERVAL);
    fires("a", "b");
    assertThat(told()).isEmpty();
    fires("c");
    assertThat(told()).containsExactly("opened +c -");
  }

  /**
   * Alertmanager's issue 3826: an alert that fires again while its end is told is not forgotten.
   */
  @Test
  void whatFiresAgainAfterItsEndWasToldIsToldAgain() throws IOException {
    fires("a", "b");
    isOver("b");
    story.pass(INTERVAL);
    told();
    fires("b");
    story.pass(INTERVAL);
    assertThat(told()).containsExactly("updated +a,b -");
  }

  /**
   * Alertmanager's issue 815: the end of an alert takes it out of what fires, whatever else does.
   */
  @Test
  void anEndIsAnEndWhileOthersFire() throws IOException {
    fires("a", "b");
    isOver("b");
    assertThat(instances(story.only().group().orElseThrow().alerts(), true)).isEqualTo("a");
    story.pass(INTERVAL.multipliedBy(2));
    assertThat(instances(story.only().group().orElseThrow().firing(), true)).isEqualTo("a");
  }

  @Test
  void aNewAlertInAnAcknowledgedGroupAsksForAPersonAgain() throws IOException {
    fires("a");
    story.alerting.acknowledge(story.only().id(), "ada");
    told();
    story.pass(Duration.ofSeconds(30));
    assertThat(told()).isEmpty();
    fires("b");
    assertThat(told()).containsExactly("unacknowledged +a,b -");
    assertThat(story.only().state()).isEqualTo(IncidentState.OPEN);
  }

  @Test
  void whatIsSilencedIsNotToldUntilAnotherOfItsGroupFires() throws IOException {
    silence("a", Duration.ofMinutes(20));
    fires("a");
    assertThat(told()).isEmpty();
    assertThat(story.only().muted()).isPresent();
    fires("b");
    assertThat(told()).containsExactly("opened +b -");
  }

  @Test
  void ofAGroupOneOfWhichIsSilencedTheOthersAreTold() throws IOException {
    silence("a", Duration.ofMinutes(20));
    fires("a", "b");
    assertThat(told()).containsExactly("opened +b -");
    assertThat(story.only().muted()).isEmpty();
    story.pass(Duration.ofMinutes(19));
    assertThat(told()).isEmpty();
    story.pass(Duration.ofMinutes(2));
    assertThat(told()).containsExactly("updated +a,b -");
  }

  private void silence(String instance, Duration time) throws IOException {
    story.silences.make(
        new SilenceRequest(
            Optional.empty(),
            MatcherReader.read("instance=\"" + instance + "\""),
            "ada",
            "known",
            Optional.empty(),
            story.clock.instant().plus(time),
            false));
  }

  @Test
  void aPageTellsOfTheTicketsOfItsGroup() throws IOException {
    story.post(
        alert(Map.of("alertname", "Down", "severity", "warning"), "t", start, start.plus(INTERVAL)),
        alert("p", start, start.plus(INTERVAL)));
    story.evaluate();
    assertThat(told()).containsExactly("opened +p,t -");
    assertThat(story.alerting.unresolved()).hasSize(1);
  }

  @Test
  void severalRoutesGroupByAllOfTheirLabels() throws IOException {
    grouped(
        """
        route:
          receiver: desk
          routes:
            - {matchers: [severity="critical"], receiver: pager, group_by: [alertname], continue: true}
            - {receiver: desk, group_by: [zone]}
        """);
    for (String zone : List.of("x", "y")) {
      Map<String, String> labels =
          Map.of("alertname", "Down", "severity", "critical", "zone", zone);
      story.post(
          alert(labels, "a", start, start.plus(INTERVAL)),
          alert(labels, "b", start, start.plus(INTERVAL)));
    }
    story.evaluate();
    assertThat(story.alerting.unresolved())
        .extracting(each -> each.group().orElseThrow().labels())
        .containsExactlyInAnyOrder(
            Map.of("alertname", "Down", "zone", "x"), Map.of("alertname", "Down", "zone", "y"));
    assertThat(story.alerting.unresolved())
        .extracting(each -> each.group().orElseThrow().route())
        .containsOnly("{}/{severity=\"critical\"}");
  }

  @Test
  void withoutGroupByARouteIsOneGroupAndWithAllLabelsEachAlertIs() throws IOException {
    grouped("route: {receiver: pager}");
    fires("a", "b");
    assertThat(story.only().group().orElseThrow().labels()).isEmpty();
    grouped("route: {receiver: pager, group_by: ['...']}");
    fires("a", "b");
    assertThat(story.alerting.unresolved()).hasSize(2);
  }

  @Test
  void thousandsOfAlertsOfAGroupAreOneMessage() throws IOException {
    List<PostedAlert> all = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      all.add(alert("host-%05d".formatted(i), start, start.plus(Duration.ofHours(1))));
    }
    story.outside.post(all);
    story.evaluate();
    assertThat(told()).hasSize(1);
    assertThat(story.only().group().orElseThrow().firing()).hasSize(10_000);
    assertThat(story.alerting.timeline(story.only().id())).hasSize(1);
  }

  /** What a version wrote that told each alert alone. */
  @Test
  void whatWasToldAloneGoesOnAloneAndIsNotToldAgain() throws IOException {
    story.outside.route(Routing.NOBODY);
    fires("a", "b");
    assertThat(story.alerting.unresolved()).hasSize(2);
    told();
    story.start();
    story.pass(INTERVAL);
    fires("a", "b");
    assertThat(told()).isEmpty();
    fires("c");
    assertThat(told()).containsExactly("opened +c -");
    isOver("a", "b");
    assertThat(story.only().group()).isPresent();
  }
}
