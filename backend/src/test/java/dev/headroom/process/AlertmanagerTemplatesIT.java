package dev.headroom.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headroom.Seed;
import dev.headroom.template.Rendered;
import dev.headroom.template.TemplateData;
import dev.headroom.template.TemplateData.TemplateAlert;
import dev.headroom.template.Templates;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The same templates and alerts give the same texts as Alertmanager posts to Slack. */
class AlertmanagerTemplatesIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int OTHERS = 60;
  private static final int GROUPS = 3;

  /** Which template it is, and of which notification: group, state, how many alerts fire. */
  private static final String KEY = "{{ .GroupLabels.g }}/{{ .Status }}/{{ len .Alerts.Firing }}";

  private static final List<String> TEXTS =
      List.of(
          "down",
          "é über \"q\" <b> & 'x'",
          "two\nlines\t\\",
          "https://h.example/?a=b c",
          "x",
          "\ud83d\ude00");

  @RegisterExtension final Seed seed = new Seed();
  @TempDir Path folder;

  @Test
  void templates_give_what_alertmanager_posts() throws Exception {
    Path program = AlertmanagerProcess.program("prometheus-alertmanager");
    if (program == null) {
      return;
    }
    Random random = seed.random();
    List<String> templates = new RandomTemplates(random).all(OTHERS);
    try (Pager slack = new Pager();
        AlertmanagerProcess peer =
            AlertmanagerProcess.start(program, folder, config(slack, templates))) {
      assertThat(peer.comes(() -> peer.text("/-/ready").contains("OK"))).isTrue();
      ArrayNode alerts = alerts(random);
      peer.post(alerts.toString());
      compare(peer, templates, slack, 0);

      slack.received().clear();
      int before = told(peer);
      peer.post(ended(alerts, random).toString());
      compare(peer, templates, slack, before);
    }
  }

  /** How many notifications it has tried. */
  private static int told(AlertmanagerProcess peer) {
    Matcher counts =
        Pattern.compile(
                "(?m)^alertmanager_notifications_total\\{integration=\"(?:slack|webhook)\"\\} (\\S+)$")
            .matcher(peer.text("/metrics"));
    double all = 0;
    while (counts.find()) {
      all += Double.parseDouble(counts.group(1));
    }
    return (int) all;
  }

  /** What fails is tried again, so that enough attempts do not mean that all is told. */
  private static void compare(
      AlertmanagerProcess peer, List<String> templates, Pager slack, int before)
      throws InterruptedException {
    AtomicReference<List<String>> last = new AtomicReference<>(List.of());
    boolean isSame =
        peer.comes(() -> {
          boolean isTold = told(peer) >= before + GROUPS * (templates.size() + 1);
          last.set(differences(templates, slack));
          return isTold && last.get().isEmpty();
        });
    assertThat(last.get()).as("differences").isEmpty();
    assertThat(isSame).as("everything is told").isTrue();
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("no JSON", e);
    }
  }

  private static List<String> differences(List<String> templates, Pager slack) {
    Map<String, TemplateData> groups = new HashMap<>();
    Map<String, String> theirs = new HashMap<>();
    for (Pager.Received each : slack.received()) {
      JsonNode body = json(each.body());
      if (each.path().equals("/hook")) {
        TemplateData group = group(body);
        groups.put(filled(KEY, group), group);
      } else {
        String key = body.get("username").asText() + body.get("channel").asText();
        theirs.put(key, body.get("attachments").get(0).path("text").asText());
      }
    }
    List<String> differences = new ArrayList<>();
    if (groups.size() < GROUPS) {
      differences.add("groups are missing");
    }
    groups.forEach((key, group) -> {
      for (int i = 0; i < templates.size(); i++) {
        String expected = theirs.getOrDefault(key + "#" + i, "FAILS");
        String ours = filled(templates.get(i), group);
        if (!ours.equals(expected)) {
          differences.add(
              "%s%n  theirs %s%n  ours   %s".formatted(templates.get(i), expected, ours));
        }
      }
    });
    return differences;
  }

  private static String filled(String text, TemplateData group) {
    List<Object> problems = new ArrayList<>();
    Rendered rendered = Templates.DEFAULT.template(text, problems::add).text(group);
    if (!problems.isEmpty()) {
      return "REFUSED " + problems;
    }
    return rendered instanceof Rendered.Filled(String filled) ? filled : "FAILS";
  }

  private static TemplateData group(JsonNode body) {
    List<TemplateAlert> alerts = new ArrayList<>();
    for (JsonNode alert : body.get("alerts")) {
      alerts.add(
          new TemplateAlert(
              texts(alert.get("labels")),
              texts(alert.get("annotations")),
              moment(alert.get("startsAt")),
              alert.get("status").asText().equals("firing")
                  ? Optional.empty()
                  : Optional.of(moment(alert.get("endsAt"))),
              alert.get("generatorURL").asText(),
              alert.get("fingerprint").asText()));
    }
    return new TemplateData(
        body.get("receiver").asText(),
        alerts,
        texts(body.get("groupLabels")),
        body.get("externalURL").asText(),
        Instant.EPOCH);
  }

  private static Instant moment(JsonNode text) {
    return OffsetDateTime.parse(text.asText()).toInstant();
  }

  private static Map<String, String> texts(JsonNode of) {
    Map<String, String> texts = new TreeMap<>();
    of.properties().forEach(each -> texts.put(each.getKey(), each.getValue().asText()));
    return texts;
  }

  private static String config(Pager slack, List<String> templates) {
    ObjectNode config = JSON.createObjectNode();
    ObjectNode route = config.putObject("route").put("receiver", "all.of-them");
    route.putArray("group_by").add("g");
    route.put("group_wait", "500ms").put("group_interval", "1s").put("repeat_interval", "1h");
    ObjectNode receiver = config.putArray("receivers").addObject().put("name", "all.of-them");
    receiver
        .putArray("webhook_configs")
        .addObject()
        .put("url", slack.url() + "/hook")
        .put("send_resolved", true);
    ArrayNode channels = receiver.putArray("slack_configs");
    for (int i = 0; i < templates.size(); i++) {
      channels
          .addObject()
          .put("api_url", slack.url() + "/slack")
          .put("send_resolved", true)
          .put("channel", "#" + i)
          .put("username", KEY)
          .put("text", templates.get(i));
    }
    return config.toString();
  }

  private static ArrayNode alerts(Random random) {
    ArrayNode alerts = JSON.createArrayNode();
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    for (int group = 0; group < GROUPS; group++) {
      String name = TEXTS.get(random.nextInt(TEXTS.size()));
      int size = 2 + random.nextInt(3);
      for (int i = 0; i < size; i++) {
        ObjectNode alert = alerts.addObject();
        ObjectNode labels =
            alert.putObject("labels").put("g", "g" + group).put("instance", "i" + i);
        labels.put("alertname", random.nextBoolean() ? "HostDown" : name);
        labels.put("severity", random.nextBoolean() ? "page" : "ticket");
        labels.put("path", TEXTS.get(random.nextInt(TEXTS.size())));
        ObjectNode annotations = alert.putObject("annotations");
        annotations.put("summary", TEXTS.get(random.nextInt(TEXTS.size())));
        annotations.put("description", "a  b " + TEXTS.get(random.nextInt(TEXTS.size())));
        alert.put("startsAt", now.minusMillis(random.nextInt(100_000_000)).toString());
        alert.put("generatorURL", "http://p.example/graph?g0.expr=up&x=" + i);
      }
    }
    return alerts;
  }

  /** Some of each group have ended; the first of each always. */
  private static ArrayNode ended(ArrayNode alerts, Random random) {
    ArrayNode ended = JSON.createArrayNode();
    String group = "";
    for (JsonNode alert : alerts) {
      String its = alert.get("labels").get("g").asText();
      if (!its.equals(group) || random.nextInt(3) == 0) {
        ended.add(((ObjectNode) alert.deepCopy()).put("endsAt", Instant.now().toString()));
      }
      group = its;
    }
    return ended;
  }
}
