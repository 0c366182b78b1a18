package dev.headroom.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.config.ReceiverTypes;
import dev.headroom.routing.Routing.RouteNode;
import dev.headroom.routing.escalation.Failover;
import dev.headroom.yaml.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code escalation} and {@code failover} mean in a file, and what is wrong with them. */
class EscalationReadingTest {
  private static final String RECEIVERS =
      "receivers: [{name: a}, {name: b}, {name: c, failover: {after: 5m, receiver: a}}]\n";

  @TempDir Path folder;
  private final Problems problems = new Problems();

  private Routing read(String text) throws IOException {
    Path file = folder.resolve("routing.yaml");
    Files.writeString(file, text);
    return RoutingReader.read(file, ReceiverTypes.ALL, _ -> null, problems);
  }

  private List<String> messages() {
    return problems.sorted().stream().map(each -> each.message()).toList();
  }

  @Test
  void aRouteHasTheStepsOfTheOneAboveItUnlessItSaysOtherwise() throws Exception {
    Routing routing =
        read(
            """
            route:
              receiver: a
              escalation: [{after: 10m, receiver: b}, {after: 1h, receiver: c}]
              routes:
                - {matchers: [x="1"]}
                - {matchers: [x="2"], escalation: []}
                - {matchers: [x="3"], escalation: [{after: 5m, receiver: c}]}
            """
                + RECEIVERS);
    assertThat(messages()).isEmpty();
    assertThat(routing.tree())
        .extracting(RouteNode::toString)
        .containsExactly(
            "everything -> a, after 10m b, after 1h c",
            "  x=\"1\" -> a, after 10m b, after 1h c",
            "  x=\"2\" -> a",
            "  x=\"3\" -> a, after 5m c");
    assertThat(routing.receiver("c").orElseThrow().failover())
        .contains(new Failover(Duration.ofMinutes(5), "a"));
    Routing slower = routing.scaled(each -> each.multipliedBy(2));
    assertThat(slower.tree().getLast()).hasToString("  x=\"3\" -> a, after 10m c");
    assertThat(slower.receiver("c").orElseThrow().failover())
        .contains(new Failover(Duration.ofMinutes(10), "a"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          [{after: 5m, receiver: nobody}]                            | unknown receiver nobody
          [{after: 5m}]                                              | missing key receiver
          [{receiver: b}]                                            | missing key after
          [{after: 0s, receiver: b}]                                 | after must not be 0
          [{after: soon, receiver: b}]                               | expected a duration like 5m
          [{after: 5m, receiver: a}]                                 | receiver a is told before that already: each is told once
          [{after: 5m, receiver: b}, {after: 9m, receiver: b}]       | receiver b is told before that already: each is told once
          [{after: 9m, receiver: b}, {after: 5m, receiver: c}]       | steps of an escalation stand in the order of their times
          [{after: 5m, receiver: b, times: 3}]                       | unknown key times
          """)
  void whatIsWrongWithAStepIsSaid(String steps, String message) throws Exception {
    read("route: {receiver: a, escalation: " + steps + "}\n" + RECEIVERS);
    assertThat(messages()).contains(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {after: 5m, receiver: a}      | receiver a cannot stand in for itself
          {after: 5m, receiver: nobody} | unknown receiver nobody
          {after: 0s, receiver: b}      | after must not be 0
          """)
  void whatIsWrongWithAFailoverIsSaid(String failover, String message) throws Exception {
    read(
        """
        route: {receiver: a}
        receivers: [{name: a, failover: %s}, {name: b}]
        """
            .formatted(failover));
    assertThat(messages()).contains(message);
  }

  @Test
  void thereAreTwentyStepsAtMost() throws Exception {
    StringBuilder steps = new StringBuilder();
    StringBuilder receivers = new StringBuilder("receivers: [{name: a}");
    for (int i = 0; i <= 20; i++) {
      steps.append("{after: 5m, receiver: r%d}, ".formatted(i));
      receivers.append(", {name: r%d}".formatted(i));
    }
    read("route: {receiver: a, escalation: [" + steps + "]}\n" + receivers + "]\n");
    assertThat(messages()).containsExactly("an escalation has 20 steps at most");
  }

  @Test
  void calendarsHaveANameAnAddressAndWhatTheyAreFor() throws Exception {
    Routing routing =
        read(
            """
            route: {receiver: a}
            receivers: [{name: a}]
            on_call:
              - {name: one, url: 'https://calendar.example/a.ics', matchers: [team="a"]}
              - {name: two, url: 'https://calendar.example/b.ics', refresh: 1h}
            """);
    assertThat(messages()).isEmpty();
    assertThat(routing.onCall())
        .extracting(each -> each.name() + " " + each.refresh() + " " + each.matchers())
        .containsExactly("one PT5M [team=\"a\"]", "two PT1H []");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {name: x}                                             | missing key url
          {url: 'https://c.example/'}                           | missing key name
          {name: x, url: 'https://c.example/', refresh: 10s}    | refresh must be 1m or more
          {name: x, url: 'https://c.example/', every: 1m}       | unknown key every
          """)
  void whatIsWrongWithACalendarIsSaid(String calendar, String message) throws Exception {
    read("route: {receiver: a}\nreceivers: [{name: a}]\non_call: [" + calendar + "]\n");
    assertThat(messages()).contains(message);
  }
}
