package dev.headroom.outside;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.alerting.group.AlertGroup;
import dev.headroom.alerting.group.GroupedAlert;
import dev.headroom.alerting.incident.TimelineEntry;
import dev.headroom.alerting.incident.Transition;
import dev.headroom.alerting.silence.Silence.SilenceRequest;
import dev.headroom.routing.MatcherReader;
import dev.headroom.routing.Routings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Receivers of a group that was held back know what they were told, and hear the rest once. */
class GroupsHeldBackTest {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration MINUTE = Duration.ofMinutes(1);
  @TempDir Path folder;
  private OutsideStory story;
  private final Map<String, Instant> since = new HashMap<>();

  @BeforeEach
  void start() throws IOException {
    repeating("4h");
  }

  private void repeating(String interval) throws IOException {
    story =
        new OutsideStory(
            Routings.read(
                folder,
                """
                route:
                  receiver: pager
                  group_by: [alertname]
                  group_interval: 1m
                  repeat_interval: %s
                receivers: [{name: pager, webhook_configs: [{url: 'http://localhost/'}]}]
                inhibit_rules:
                  - {source_matchers: [alertname=Cause], target_matchers: [alertname=Down]}
                """
                    .formatted(interval)));
  }

  private PostedAlert alert(String name, String instance, boolean fires) {
    Instant now = story.clock.instant();
    Map<String, String> labels =
        new TreeMap<>(Map.of("alertname", name, "severity", "critical", "instance", instance));
    return new PostedAlert(
        labels,
        Map.of("summary", instance + " is down"),
        Optional.of(since.computeIfAbsent(name + instance, _ -> now)),
        Optional.of(fires ? now.plus(HOUR) : now),
        "http://prometheus/graph");
  }

  private PostedAlert fires(String instance) {
    return alert("Down", instance, true);
  }

  private PostedAlert isOver(String instance) {
    return alert("Down", instance, false);
  }

  private void post(PostedAlert... alerts) throws IOException {
    story.post(alerts);
    story.evaluate();
    // What is held back is looked at again once this is known.
    story.evaluate();
  }

  private void silence(Duration time) throws IOException {
    story.silences.make(
        new SilenceRequest(
            Optional.empty(),
            MatcherReader.read("alertname=\"Down\""),
            "ada",
            "known",
            Optional.empty(),
            story.clock.instant().plus(time),
            false));
    story.evaluate();
  }

  /** What the receiver was told since the last time: what fires and what is over. */
  private List<String> told() {
    List<String> told = new ArrayList<>();
    for (int i = 0; i < story.deliveries.transitions.size(); i++) {
      boolean hasHearer = story.deliveries.enqueued.get(i).endsWith("to pager");
      Transition each = story.deliveries.transitions.get(i);
      if (hasHearer && "Down".equals(each.incident().labels().get("alertname"))) {
        told.add(words(each));
      }
    }
    story.deliveries.transitions.clear();
    story.deliveries.enqueued.clear();
    return told;
  }

  private static String words(Transition transition) {
    AlertGroup group = transition.incident().group().orElseThrow();
    String before =
        transition.incident().alarm() == 1
            ? ""
            : " before: " + instances(group.endingWith(1), false);
    return "%s +%s -%s%s"
        .formatted(
            transition.kind(),
            instances(group.news(), true),
            instances(group.news(transition.incident().alarm()), false),
            before);
  }

  private static String instances(List<GroupedAlert> alerts, boolean fire) {
    return alerts.stream()
        .filter(each -> each.fires() == fire)
        .map(each -> each.labels().get("instance"))
        .collect(Collectors.joining(","));
  }

  private List<String> lines() throws IOException {
    return story.alerting.timeline(story.alerting.unresolved().getLast().id()).stream()
        .map(TimelineEntry::description)
        .toList();
  }

  @Test
  void anEndWithinASilenceIsToldAfterItThoughAnotherBeganInTheSameRound() throws IOException {
    post(fires("a"), fires("b"));
    assertThat(told()).containsExactly("opened +a,b -");
    story.pass(MINUTE.multipliedBy(2));
    silence(MINUTE.multipliedBy(5));
    story.pass(MINUTE);
    post(isOver("a"), fires("c"));
    story.pass(MINUTE.multipliedBy(3));
    assertThat(told()).isEmpty();
    story.pass(MINUTE.multipliedBy(2));
    assertThat(told()).containsExactly("unmuted +b,c - before: a");
    story.pass(MINUTE.multipliedBy(10));
    assertThat(told()).isEmpty();
  }

  @Test
  void anEndWithinASilenceIsToldToNobodyBeforeTheSilenceIsOver() throws IOException {
    post(fires("a"), fires("b"));
    told();
    story.pass(MINUTE.multipliedBy(2));
    silence(MINUTE.multipliedBy(5));
    post(isOver("a"));
    story.pass(MINUTE.multipliedBy(4));
    assertThat(told()).isEmpty();
    story.pass(MINUTE.multipliedBy(2));
    assertThat(told()).containsExactly("unmuted +b - before: a");
  }

  @Test
  void whatBeganWithinASilenceIsToldOnce() throws IOException {
    post(fires("a"), fires("b"));
    told();
    silence(MINUTE.multipliedBy(5));
    story.pass(MINUTE.multipliedBy(4));
    post(fires("c"));
    story.pass(Duration.ofSeconds(30));
    post(fires("d"));
    story.pass(MINUTE.multipliedBy(10));
    assertThat(told()).containsExactly("unmuted +a,b,c,d - before: ");
  }

  @Test
  void whatNobodyIsToldStandsInTheTimelineAtMostOnceAnInterval() throws IOException {
    post(fires("a"));
    silence(HOUR);
    for (int i = 0; i < 10; i++) {
      post(fires("x" + i));
      story.pass(Duration.ofSeconds(12));
    }
    assertThat(lines().stream().filter(each -> each.startsWith("Firing too:"))).hasSize(2);
  }

  @Test
  void theIntervalCountsFromTheLastRepeat() throws IOException {
    repeating("3m");
    post(fires("a"));
    story.pass(MINUTE.multipliedBy(3));
    story.pass(Duration.ofSeconds(5));
    assertThat(told()).containsExactly("opened +a -", "repeated +a -");
    post(fires("b"));
    story.pass(Duration.ofSeconds(45));
    assertThat(told()).isEmpty();
    story.pass(Duration.ofSeconds(30));
    assertThat(told()).containsExactly("updated +a,b -");
  }

  @Test
  void whatARepeatToldIsNotToldAgain() throws IOException {
    repeating("3m");
    post(fires("a"));
    story.pass(MINUTE.multipliedBy(3).minusSeconds(1));
    story.post(fires("b"));
    story.pass(MINUTE.multipliedBy(2));
    assertThat(told()).hasSize(2).last().asString().endsWith(" +a,b -");
  }

  @Test
  void anEndWhileInhibitedIsToldOnceNothingInhibitsThough() throws IOException {
    post(fires("a"), fires("b"));
    assertThat(told()).containsExactly("opened +a,b -");
    post(alert("Cause", "z", true));
    story.pass(MINUTE.multipliedBy(2));
    post(isOver("a"), fires("c"));
    story.pass(MINUTE.multipliedBy(2));
    assertThat(told()).isEmpty();
    post(alert("Cause", "z", false));
    story.pass(MINUTE.multipliedBy(3));
    assertThat(told()).containsExactly("released +b,c -a");
  }

  @Test
  void anEndAloneWhileInhibitedIsNotToldBefore() throws IOException {
    post(fires("a"), fires("b"));
    told();
    post(alert("Cause", "z", true));
    story.pass(MINUTE.multipliedBy(2));
    post(isOver("a"));
    story.pass(MINUTE.multipliedBy(2));
    assertThat(told()).isEmpty();
    post(alert("Cause", "z", false));
    story.pass(MINUTE.multipliedBy(3));
    assertThat(told()).hasSize(1).first().asString().endsWith(" +b -a");
  }

  @Test
  void whatBeginsWhileInhibitedIsToldOnceWithTheRest() throws IOException {
    post(alert("Cause", "z", true));
    post(fires("a"));
    story.pass(MINUTE.multipliedBy(2));
    post(fires("b"));
    story.pass(MINUTE);
    assertThat(told()).isEmpty();
    post(alert("Cause", "z", false));
    story.pass(MINUTE.multipliedBy(10));
    assertThat(told()).containsExactly("released +a,b -");
  }

  @Test
  void whatIsInhibitedWhenASilenceEndsIsToldOnceNeitherHolds() throws IOException {
    post(fires("a"), fires("c"));
    told();
    silence(MINUTE.multipliedBy(5));
    story.pass(MINUTE);
    post(isOver("c"));
    story.pass(MINUTE.multipliedBy(2));
    post(alert("Cause", "z", true));
    since.remove("Downc");
    post(fires("c"));
    story.pass(MINUTE.multipliedBy(5));
    assertThat(told()).isEmpty();
    post(alert("Cause", "z", false));
    story.pass(MINUTE);
    assertThat(told()).containsExactly("released +a,c - before: c");
  }

  @Test
  void thatAGroupIsClearAndFiresAgainWhileItIsKeptOpenStandsInItsTimeline() throws IOException {
    post(fires("a"), fires("b"));
    post(isOver("a"), isOver("b"));
    since.clear();
    story.pass(MINUTE);
    post(fires("a"));
    assertThat(story.only().alarm()).isEqualTo(2);
    story.pass(MINUTE);
    post(isOver("a"));
    story.pass(MINUTE);
    since.clear();
    post(fires("a"), fires("b"));
    assertThat(lines())
        .containsSubsequence(
            "Not firing any more: Down: instance=a, severity=critical.",
            "Firing too: Down: instance=a, severity=critical and Down: instance=b,"
                + " severity=critical.");
  }
}
