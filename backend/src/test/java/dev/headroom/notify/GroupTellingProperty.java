package dev.headroom.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.headroom.Seed;
import dev.headroom.Thoroughness;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.TimelineEntry;
import dev.headroom.alerting.silence.Silence.SilenceRequest;
import dev.headroom.outside.PostedAlert;
import dev.headroom.routing.MatcherReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever fires, ends, is silenced, inhibited, acknowledged and repeated in a group: its receiver
 * knows in the end what is over, was told of what fires while nothing hid it, and is not told the
 * same twice.
 */
class GroupTellingProperty {
  private static final int WALKS = Thoroughness.of(8, 150);
  private static final int STEPS = 40;
  private static final Duration ROUND = Duration.ofSeconds(5);
  private static final Duration INTERVAL = Duration.ofMinutes(1);
  private static final Duration REPEAT = Duration.ofMinutes(7);
  private static final List<String> INSTANCES = List.of("a", "b", "c");

  @RegisterExtension final Seed seed = new Seed();
  @TempDir Path folder;

  @Test
  void theReceiverKnowsWhatIsOverAndWhatFiresAndHearsItOnce() throws Exception {
    Random random = seed.random();
    int told = 0;
    int ended = 0;
    for (int walk = 0; walk < WALKS; walk++) {
      Path own = Files.createDirectory(folder.resolve("walk-" + walk));
      try (TestReceiver receiver = TestReceiver.start();
          World world = new World(own)) {
        Walk done = new Walk(world, receiver, random);
        done.route();
        for (int step = 0; step < STEPS; step++) {
          done.step();
        }
        done.end();
        told += done.view.bodies;
        ended += done.view.ended;
      }
    }
    assertThat(told).isGreaterThan(WALKS * 5);
    assertThat(ended).isGreaterThan(WALKS);
  }

  /** What a receiver makes of what it is sent: by key and alert, what it was told last. */
  private static final class View {
    private final Map<String, Map<String, JsonNode>> byKey = new TreeMap<>();
    private final Map<String, Instant> at = new HashMap<>();
    private final Map<String, String> last = new HashMap<>();
    private final List<String> history;

    /** What a silence hid is told again when it ends. */
    private final List<Instant> silenceEnds = new ArrayList<>();

    private int bodies;
    private int ended;

    View(List<String> history) {
      this.history = history;
    }

    void take(JsonNode body, Instant now) {
      bodies++;
      String key = body.get("groupKey").asText();
      String content = body.get("alerts").toString().replaceAll("\"ack_url\":\"[^\"]*\"", "");
      String words = key.replaceAll(".*incident=\"(.*?)\".*", "$1") + " " + words(body);
      history.add(now + " told " + words);
      Instant before = at.getOrDefault(key, Instant.MIN);
      assertThat(
              content.equals(last.get(key))
                  && now.isBefore(before.plus(REPEAT))
                  && silenceEnds.stream()
                      .noneMatch(end -> end.isAfter(before) && !end.isAfter(now)))
          .as("told twice: %s\n%s", words, history)
          .isFalse();
      at.put(key, now);
      last.put(key, content);
      Map<String, JsonNode> known = byKey.computeIfAbsent(key, _ -> new TreeMap<>());
      for (JsonNode alert : body.get("alerts")) {
        String instance = alert.at("/labels/instance").asText();
        JsonNode was = known.put(instance, alert);
        if (alert.get("status").asText().equals("resolved")) {
          ended++;
          assertThat(was).as("an end of what was not told: %s\n%s", words, history).isNotNull();
        }
      }
    }

    private static String words(JsonNode body) {
      StringBuilder words = new StringBuilder(body.get("status").asText());
      body.get("alerts")
          .forEach(alert ->
              words
                  .append(' ')
                  .append(alert.at("/labels/instance").asText())
                  .append(alert.get("status").asText().equals("firing") ? "+" : "-"));
      return words.toString();
    }

    /** The alerts that it takes to fire, by any key. */
    List<String> firing() {
      return byKey.entrySet().stream()
          .flatMap(key ->
              key.getValue().entrySet().stream()
                  .filter(each -> each.getValue().get("status").asText().equals("firing"))
                  .map(each -> each.getKey()))
          .sorted()
          .distinct()
          .toList();
    }
  }

  private static final class Walk {
    private final World world;
    private final TestReceiver receiver;
    private final Random random;
    private final ObjectMapper json = new ObjectMapper();
    private final List<String> history = new ArrayList<>();
    private final View view = new View(history);
    private final Map<String, Instant> firing = new TreeMap<>();
    private Optional<Instant> cause = Optional.empty();

    /** Since when nothing has changed that is known outside. */
    private Instant quietSince;

    private final Map<String, Instant> silencedUntil = new HashMap<>();

    Walk(World world, TestReceiver receiver, Random random) {
      this.world = world;
      this.receiver = receiver;
      this.random = random;
      this.quietSince = world.clock.instant();
    }

    void route() throws IOException {
      world.route(
          """
          route:
            receiver: pager
            group_by: [alertname]
            group_interval: 1m
            repeat_interval: 7m
            routes: [{matchers: [alertname=Cause], receiver: nobody}]
          receivers:
            - {name: nobody}
            - {name: pager, webhook_configs: [{url: '%s'}]}
          inhibit_rules:
            - {source_matchers: [alertname=Cause], target_matchers: [alertname=Down]}
          """
              .formatted(receiver.url("/")));
      world.outside.route(world.routing());
    }

    void step() throws Exception {
      String instance = INSTANCES.get(random.nextInt(INSTANCES.size()));
      switch (random.nextInt(13)) {
        case 0, 1, 2 -> fires(instance);
        case 3, 4 -> isOver(instance);
        case 5 -> {
          isOver(instance);
          fires(INSTANCES.get(random.nextInt(INSTANCES.size())));
        }
        case 6 -> silence("alertname=\"Down\"", INSTANCES);
        case 7 -> silence("instance=\"" + instance + "\"", List.of(instance));
        case 8 -> causes(true);
        case 9 -> causes(false);
        case 10 -> acknowledge();
        case 11 -> restart();
        default -> {}
      }
      pass(ROUND.multipliedBy(1 + random.nextInt(random.nextInt(4) == 0 ? 120 : 14)));
    }

    private final Set<String> ids = new TreeSet<>();

    private void restart() throws IOException {
      changed("restart");
      world.stop();
      world.open();
      world.outside.route(world.routing());
    }

    private String timelines() throws IOException {
      StringBuilder lines = new StringBuilder();
      List<Incident> all = new ArrayList<>(world.alerting.unresolved());
      for (String id : ids) {
        world.alerting.find(id).ifPresent(all::add);
      }
      for (Incident each : all) {
        lines.append('\n').append(each.id());
        for (TimelineEntry line : world.alerting.timeline(each.id())) {
          lines.append('\n').append(line.at()).append(' ').append(line.description());
        }
      }
      return lines.toString();
    }

    void end() throws Exception {
      for (String instance : List.copyOf(firing.keySet())) {
        isOver(instance);
      }
      causes(false);
      pass(Duration.ofHours(2));
      assertThat(world.alerting.unresolved()).as("%s", history).isEmpty();
      assertThat(view.firing()).as("never told as over\n%s%s", history, timelines()).isEmpty();
    }

    private void changed(String what) {
      quietSince = world.clock.instant();
      history.add(quietSince + " " + what);
    }

    private void post(String name, String instance, Instant since, Instant until)
        throws IOException {
      world.outside.post(
          List.of(
              new PostedAlert(
                  Map.of("alertname", name, "severity", "critical", "instance", instance),
                  Map.of("summary", instance + " is down"),
                  Optional.of(since),
                  Optional.of(until),
                  "")));
    }

    private void fires(String instance) throws IOException {
      Instant now = world.clock.instant();
      if (firing.putIfAbsent(instance, now) == null) {
        changed(instance + " fires");
      }
      post("Down", instance, firing.get(instance), now.plus(Duration.ofDays(1)));
    }

    private void isOver(String instance) throws IOException {
      Instant since = firing.remove(instance);
      if (since != null) {
        changed(instance + " is over");
        // Before what may begin at this very moment.
        post("Down", instance, since, world.clock.instant().minusMillis(1));
      }
    }

    private void causes(boolean fires) throws IOException {
      Instant now = world.clock.instant();
      if (fires != cause.isPresent()) {
        changed(fires ? "the cause fires" : "the cause is over");
        post("Cause", "z", cause.orElse(now), fires ? now.plus(Duration.ofDays(1)) : now);
        cause = fires ? Optional.of(now) : Optional.empty();
      }
    }

    private void silence(String matcher, List<String> hidden) throws IOException {
      Instant until = world.clock.instant().plus(ROUND.multipliedBy(2 + random.nextInt(80)));
      changed("silence of " + matcher + " until " + until);
      view.silenceEnds.add(until);
      hidden.forEach(each ->
          silencedUntil.merge(each, until, (one, other) -> one.isAfter(other) ? one : other));
      world.silences.make(
          new SilenceRequest(
              Optional.empty(),
              MatcherReader.read(matcher),
              "ada",
              "known",
              Optional.empty(),
              until,
              false));
    }

    private void acknowledge() throws IOException {
      for (Incident each : world.alerting.unresolved()) {
        if ("Down".equals(each.labels().get("alertname")) && each.acknowledgement().isEmpty()) {
          changed("acknowledged " + each.id());
          world.alerting.acknowledge(each.id(), "ada");
        }
      }
    }

    private void pass(Duration time) throws Exception {
      Instant end = world.clock.instant().plus(time);
      while (world.clock.instant().isBefore(end)) {
        world.pass(ROUND);
        world.alerting.onRounds(
            world.outside.rounds(world.clock.instant().truncatedTo(ChronoUnit.MILLIS)));
        world.outside.prune(() ->
            world.alerting.unresolved().stream()
                .map(Incident::subject)
                .collect(Collectors.toSet()));
        world.alerting.unresolved().forEach(each -> ids.add(each.id()));
        try {
          for (TestReceiver.Request each : receiver.take()) {
            view.take(json.readTree(each.body()), world.clock.instant());
          }
          checkTold();
        } catch (AssertionError failed) {
          throw new AssertionError(failed.getMessage() + timelines(), failed);
        }
      }
    }

    /** What has fired for longer than an interval and two rounds while nothing hid it was told. */
    private void checkTold() {
      Instant now = world.clock.instant();
      Instant enough = now.minus(INTERVAL).minus(ROUND.multipliedBy(3));
      boolean isSilent = silencedUntil.values().stream().anyMatch(until -> !until.isBefore(enough));
      boolean isTaken =
          world.alerting.unresolved().stream().anyMatch(each -> each.acknowledgement().isPresent());
      if (cause.isPresent() || quietSince.isAfter(enough) || isSilent || isTaken) {
        return;
      }
      assertThat(view.firing())
          .as("fires and was not told, at %s\n%s", now, history)
          .containsAll(firing.keySet());
    }
  }
}
