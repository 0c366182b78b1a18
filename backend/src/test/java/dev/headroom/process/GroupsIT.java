package dev.headroom.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headroom.Seed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The same posts to an Alertmanager and to us: a webhook hears the same of both. */
class GroupsIT {
  private static final Duration MAX = Duration.ofSeconds(60);
  private static final int STEPS = 6;
  private static final List<String> GROUPS = List.of("x", "y", "z");
  private static final String CONFIG =
      """
      route:
        receiver: hook
        group_by: [alertname]
        group_wait: 1s
        group_interval: 2s
        routes:
          - {matchers: ['zone="x"'], group_by: [alertname, zone]}
          - {matchers: ['zone=~"y|z"', 'job!=""'], receiver: few, group_by: [zone]}
      receivers:
        - name: hook
          webhook_configs: [{url: '%1$s/hook'}]
        - name: few
          webhook_configs: [{url: '%1$s/few', max_alerts: 3}]
      """;

  @RegisterExtension final Seed seed = new Seed();
  @TempDir Path folder;

  private final Instant base = Instant.now().truncatedTo(ChronoUnit.SECONDS);

  /** Which instances fire, by zone; a zone that is empty is not used again. */
  private final Map<String, List<Integer>> firing = new TreeMap<>();

  /** How many alerts the next message of a zone is about; none where nothing changed. */
  private final Map<String, Integer> expected = new TreeMap<>();

  private int instances;

  @Test
  void a_webhook_hears_the_same_of_both() throws Exception {
    Path program = AlertmanagerProcess.program("prometheus-alertmanager");
    if (program == null) {
      return;
    }
    try (Pager theirs = new Pager();
        Pager ours = new Pager();
        AlertmanagerProcess peer =
            AlertmanagerProcess.start(
                program, folder.resolve("peer"), CONFIG.formatted(theirs.url()));
        HeadroomProcess server = serve(ours)) {
      server.await("the peer", MAX, peer::isReady);
      Random random = seed.random();
      for (int step = 0; step < STEPS; step++) {
        Map<String, Integer> heardOfTheirs = counts(theirs);
        Map<String, Integer> heardOfOurs = counts(ours);
        String posts = posts(random, step == 0).toString();
        assertThat(peer.post("/api/v2/alerts", posts).statusCode()).isEqualTo(200);
        assertThat(server.post("/api/v2/alerts", "application/json", posts).statusCode())
            .isEqualTo(200);
        server.await("what Alertmanager says", MAX, () -> isTold(theirs, heardOfTheirs));
        server.await("what we say", MAX, () -> isTold(ours, heardOfOurs));
        assertThat(last(ours)).isEqualTo(last(theirs));
      }
      assertThat(groups(server.get("/api/v2/alerts/groups").body()))
          .isEqualTo(groups(peer.get("/api/v2/alerts/groups").body()));
    }
  }

  private HeadroomProcess serve(Pager pager) throws IOException, InterruptedException {
    Path rules = Files.createDirectories(folder.resolve("rules"));
    Files.writeString(rules.resolve("routing.yaml"), CONFIG.formatted(pager.url()));
    Path runbooks = Files.createDirectories(folder.resolve("runbooks"));
    return HeadroomProcess.serve(
        folder.resolve("data"), "--rules", rules.toString(), "--runbooks", runbooks.toString());
  }

  /** Of each zone some begin and, unless it is the first time, some of those that fire end. */
  private ArrayNode posts(Random random, boolean isFirst) {
    ArrayNode posts = HeadroomProcess.JSON.createArrayNode();
    expected.clear();
    for (String zone : GROUPS) {
      List<Integer> fire = firing.computeIfAbsent(zone, _ -> new ArrayList<>());
      if (!isFirst && fire.isEmpty()) {
        continue;
      }
      Collections.shuffle(fire, random);
      int over = isFirst ? 0 : random.nextInt(fire.size() + 1);
      for (int i = 0; i < over; i++) {
        posts.add(alert(zone, fire.removeLast(), false));
      }
      boolean isOver = !isFirst && fire.isEmpty();
      int more = isFirst ? 2 : isOver ? 0 : random.nextInt(3);
      for (int i = 0; i < more; i++) {
        fire.add(instances);
        posts.add(alert(zone, instances++, true));
      }
      if (over + more > 0) {
        expected.put(zone, over + fire.size());
      }
    }
    return posts;
  }

  private ObjectNode alert(String zone, int instance, boolean fires) {
    ObjectNode alert = HeadroomProcess.JSON.createObjectNode();
    ObjectNode labels = alert.putObject("labels");
    labels.put("alertname", "Down").put("zone", zone).put("severity", "critical");
    labels.put("instance", "host-" + instance % 4).put("number", "n" + instance);
    if (!zone.equals("x") || instance % 2 == 0) {
      labels.put("job", "job-" + instance % 3);
    }
    alert.putObject("annotations").put("summary", "\u00fc " + instance % 2).put("zone", zone);
    alert.put("startsAt", base.plusSeconds(instance).minusSeconds(600).toString());
    Instant end = fires ? base.plusSeconds(3600) : Instant.now().truncatedTo(ChronoUnit.SECONDS);
    alert.put("endsAt", end.toString());
    return alert.put("generatorURL", "http://prometheus/graph?g0.expr=up&n=" + instance);
  }

  /** Whether each group that changed has a new message, of just those that fire. */
  private boolean isTold(Pager pager, Map<String, Integer> before) {
    Map<String, JsonNode> last = last(pager);
    Map<String, Integer> counts = counts(pager);
    return expected.entrySet().stream()
        .allMatch(each -> {
          String zone = each.getKey();
          JsonNode body = last.get(zone);
          return body != null
              && counts.getOrDefault(zone, 0) > before.getOrDefault(zone, 0)
              && tellsOf(body, each.getValue(), firing.getOrDefault(zone, List.of()));
        });
  }

  private static Map<String, Integer> counts(Pager pager) {
    Map<String, Integer> counts = new TreeMap<>();
    for (Pager.Received each : pager.received()) {
      counts.merge(read(each.body()).at("/commonLabels/zone").asText(), 1, Integer::sum);
    }
    return counts;
  }

  private static boolean tellsOf(JsonNode body, int all, List<Integer> instances) {
    int left = body.get("truncatedAlerts").asInt();
    if (left > 0) {
      return body.get("alerts").size() + left == all;
    }
    List<Integer> told =
        StreamSupport.stream(body.get("alerts").spliterator(), false)
            .filter(each -> each.get("status").asText().equals("firing"))
            .map(each -> Integer.valueOf(each.at("/labels/number").asText().substring(1)))
            .sorted()
            .toList();
    return told.equals(instances.stream().sorted().toList());
  }

  /** The last message of each group, by its zone, as both may say it. */
  private static Map<String, JsonNode> last(Pager pager) {
    Map<String, JsonNode> last = new TreeMap<>();
    for (Pager.Received each : pager.received()) {
      ObjectNode body = (ObjectNode) read(each.body());
      body.remove(List.of("externalURL", "incidentURL", "ackURL"));
      String key = body.get("groupKey").asText();
      body.put("groupKey", key.replaceFirst("/\\{incident=\"[^\"]*\"\\}", ""));
      last.put(body.at("/commonLabels/zone").asText(), body);
    }
    return last;
  }

  private static Map<String, List<String>> groups(String text) {
    Map<String, List<String>> groups = new TreeMap<>();
    for (JsonNode group : read(text)) {
      List<String> alerts = new ArrayList<>();
      group.get("alerts").forEach(each -> alerts.add(each.get("fingerprint").asText()));
      alerts.sort(null);
      groups.put(group.get("receiver").get("name").asText() + group.get("labels"), alerts);
    }
    return groups;
  }

  private static JsonNode read(String json) {
    try {
      return HeadroomProcess.JSON.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
