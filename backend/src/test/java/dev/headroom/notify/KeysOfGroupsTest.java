package dev.headroom.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.headroom.Seed;
import dev.headroom.alerting.silence.Silence.SilenceRequest;
import dev.headroom.select.Matcher;
import dev.headroom.select.Matcher.Operator;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each key of a group tells of the end of what it has told of, and of nothing else. */
class KeysOfGroupsTest extends PostedAlertsStage {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration INTERVAL = Duration.ofMinutes(5);
  private static final List<String> HOSTS = List.of("a", "b", "c", "d");

  @RegisterExtension final Seed seed = new Seed();

  private void grouped() throws IOException {
    route("group_by: [alertname]", "");
  }

  /** Those of a minute ago are over for good: nobody claims that they go on. */
  private void fireNow(String... instances) throws IOException {
    began = world.clock.instant();
    fire(instances);
    evaluate();
  }

  private void endNow(String... instances) throws IOException {
    end(instances);
    evaluate();
  }

  private void acknowledge() throws IOException {
    world.alerting.acknowledge(world.alerting.unresolved().getFirst().id(), "ada");
  }

  /** What came: the number of the key, the status, and each alert. */
  private List<String> heard() throws IOException {
    return heardInFull().stream().map(each -> each.replaceFirst("inc-[^-]*-", "")).toList();
  }

  /** The same with the incident. */
  private List<String> heardInFull() throws IOException {
    List<String> heard = new ArrayList<>();
    for (TestReceiver.Request each : receiver.take()) {
      JsonNode body = JSON.readTree(each.body());
      String key = body.get("groupKey").asText().replaceAll(".*incident=\"([^\"]*)\".*", "$1");
      heard.add(
          "%s %s: %s"
              .formatted(
                  key.indexOf('-') == key.lastIndexOf('-') ? key + "-1" : key,
                  body.get("status").asText(),
                  words(each)));
    }
    return heard;
  }

  @Test
  void theOldKeyEndsWithWhatItToldOf() throws Exception {
    grouped();
    fireNow("a");
    acknowledge();
    assertThat(heard()).containsExactly("1 firing: firing a");
    fireNow("b");
    assertThat(heard()).containsExactly("2 firing: firing a, firing b", "1 resolved: resolved a");
    endNow("a", "b");
    assertThat(heard()).containsExactly("2 resolved: resolved a, resolved b");
  }

  @Test
  void aRestartForgetsNothingOfIt() throws Exception {
    grouped();
    fireNow("a");
    acknowledge();
    restart();
    evaluate();
    heard();
    fireNow("b");
    assertThat(heard()).containsExactly("2 firing: firing a, firing b", "1 resolved: resolved a");
    acknowledge();
    restart();
    evaluate();
    fireNow("c");
    assertThat(heard())
        .containsExactly(
            "3 firing: firing a, firing b, firing c", "2 resolved: resolved a, resolved b");
  }

  @Test
  void whatNobodyHadBeenToldOfYetIsTheNewKeysAlone() throws Exception {
    grouped();
    fireNow("a");
    fireNow("b");
    acknowledge();
    assertThat(heard()).containsExactly("1 firing: firing a");
    fireNow("c");
    assertThat(heard())
        .containsExactly("2 firing: firing a, firing b, firing c", "1 resolved: resolved a");
  }

  @Test
  void whatIsOverBeforeTheNewKeyIsTheOldKeysAlone() throws Exception {
    grouped();
    fireNow("a", "b");
    acknowledge();
    endNow("a");
    heard();
    fireNow("c");
    assertThat(heard())
        .containsExactly("2 firing: firing b, firing c", "1 resolved: resolved a, resolved b");
    endNow("b");
    pass(INTERVAL);
    assertThat(heard()).containsExactly("2 firing: resolved b, firing c");
  }

  @Test
  void whatCameBackIsToldOfByBoth() throws Exception {
    grouped();
    fireNow("a", "b");
    acknowledge();
    endNow("b");
    pass(Duration.ofSeconds(61));
    heard();
    fireNow("b");
    assertThat(heard())
        .containsExactly("2 firing: firing a, firing b", "1 resolved: resolved a, resolved b");
  }

  /** An episode that the key never told of began after its own was over. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void theOldKeyEndsWithTheTimesItToldOf(boolean isRestarted) throws Exception {
    grouped();
    fireNow("a");
    endNow("a");
    pass(Duration.ofSeconds(20));
    fireNow("a");
    acknowledge();
    Instant second = began;
    Instant end = world.clock.instant();
    endNow("a");
    pass(Duration.ofSeconds(20));
    if (isRestarted) {
      restart();
      evaluate();
    }
    receiver.take();
    fireNow("a");
    assertThat(times())
        .containsExactly(
            "firing %s 0001-01-01T00:00:00Z".formatted(began),
            "resolved %s %s".formatted(second, end));
    assertThat(second).isBefore(end);
    assertThat(end).isBefore(began);
  }

  @Test
  void whatStillFiresEndsForTheOldKeyAtThatMoment() throws Exception {
    grouped();
    fireNow("a");
    acknowledge();
    receiver.take();
    Instant first = began;
    fireNow("b");
    assertThat(times().getLast())
        .isEqualTo("resolved %s %s".formatted(first, world.clock.instant()));
  }

  /** Status and times of the first alert of each message. */
  private List<String> times() throws IOException {
    List<String> times = new ArrayList<>();
    for (TestReceiver.Request each : receiver.take()) {
      JsonNode alert = JSON.readTree(each.body()).at("/alerts/0");
      times.add(
          "%s %s %s"
              .formatted(
                  alert.get("status").asText(),
                  alert.get("startsAt").asText(),
                  alert.get("endsAt").asText()));
    }
    return times;
  }

  @Test
  void whatSomebodyEndsByHandEndsNoAlertThatWasNotTold() throws Exception {
    grouped();
    fireNow("a");
    fireNow("b");
    heard();
    world.alerting.resolve(world.alerting.unresolved().getFirst().id(), "ada");
    assertThat(heard()).containsExactly("1 resolved: resolved a");
  }

  @Test
  void whatJoinedWhileASilenceHeldBackIsTheNewKeysAlone() throws Exception {
    grouped();
    fireNow("a");
    world.silences.make(
        new SilenceRequest(
            Optional.empty(),
            List.of(new Matcher("alertname", Operator.EQUAL, "Down")),
            "ada",
            "known",
            Optional.empty(),
            world.clock.instant().plus(INTERVAL.multipliedBy(2)),
            false));
    evaluate();
    fireNow("b");
    pass(INTERVAL);
    assertThat(heard()).containsExactly("1 firing: firing a");
    pass(INTERVAL.plusSeconds(1));
    assertThat(heard()).containsExactly("2 firing: firing a, firing b", "1 resolved: resolved a");
  }

  /** Texts that are filled in say the same; the old message of a channel is a key's, too. */
  @Test
  void templatesTellOfWhatTheKeyTellsOf() throws Exception {
    route(
        """
        route: {receiver: channel, group_by: [alertname]}
        receivers:
          - name: channel
            slack_configs:
              - api_url: '%s'
                send_resolved: true
                text: '{{ range .Alerts }}<{{ .Status }} {{ .Labels.instance }}>{{ end }}'
        """
            .formatted(receiver.url("/")));
    fireNow("a", "b");
    acknowledge();
    endNow("a");
    receiver.take();
    fireNow("c");
    assertThat(receiver.take().getLast().body())
        .contains("firing b", "firing c")
        .doesNotContain("resolved a");
  }

  /** Whatever happens, each key ends what it began, and nothing that it did not. */
  @Test
  void eachKeyEndsWhatItBegan() throws Exception {
    grouped();
    Random random = seed.random();
    Set<String> told = new HashSet<>();
    Set<String> open = new HashSet<>();
    Set<String> firing = new HashSet<>();
    for (int step = 0; step < 150; step++) {
      world.pass(Duration.ofMillis(10));
      String host = HOSTS.get(random.nextInt(HOSTS.size()));
      switch (random.nextInt(8)) {
        case 0, 1, 2 -> {
          fireNow(host);
          firing.add(host);
        }
        case 3, 4 -> {
          endNow(host);
          firing.remove(host);
        }
        case 5 -> {
          if (!world.alerting.unresolved().isEmpty()) {
            acknowledge();
          }
        }
        case 6 -> restart();
        default -> pass(Duration.ofSeconds(random.nextInt(400)), Duration.ofSeconds(10));
      }
      follow(heardInFull(), told, open);
    }
    endNow(firing.toArray(String[]::new));
    // What came back is held for longer before it ends.
    pass(Duration.ofHours(1), Duration.ofSeconds(10));
    follow(heardInFull(), told, open);
    assertThat(open).isEmpty();
  }

  /**
   * @param told what each key has told of
   * @param open what of that it has not ended
   */
  private static void follow(List<String> heard, Set<String> told, Set<String> open) {
    for (String message : heard) {
      String key = message.substring(0, message.indexOf(' '));
      for (String each : message.substring(message.indexOf(": ") + 2).split(", ", -1)) {
        String alert = key + " " + each.substring(each.indexOf(' ') + 1);
        if (each.startsWith("firing")) {
          told.add(alert);
          open.add(alert);
        } else {
          assertThat(told).as(message).contains(alert);
          open.remove(alert);
        }
      }
    }
  }
}
