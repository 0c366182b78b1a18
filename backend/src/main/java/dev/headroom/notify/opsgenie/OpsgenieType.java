package dev.headroom.notify.opsgenie;

import dev.headroom.notify.send.HttpAccess;
import dev.headroom.notify.send.RateLimit;
import dev.headroom.notify.send.ReceiverType;
import dev.headroom.notify.send.Sender;
import dev.headroom.routing.IntegrationEntry;
import dev.headroom.routing.Secret;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Integrations of Opsgenie. */
public final class OpsgenieType implements ReceiverType<Opsgenie> {
  private static final String URL = "https://api.opsgenie.com/";
  private static final String API_URL = "api_url";
  private static final String API_KEY = "api_key";
  private static final String API_KEY_FILE = "api_key_file";
  private static final String RESPONDERS = "responders";

  /** Opsgenie's depends on the plan; this is within what the smallest one has. */
  private static final RateLimit RATE_LIMIT = new RateLimit(30, Duration.ofSeconds(1));

  private static final Set<String> KNOWN =
      Set.of(
          API_URL,
          API_KEY,
          API_KEY_FILE,
          HttpAccess.KEY,
          RESPONDERS,
          "send_resolved",
          "message",
          "source",
          "entity",
          "priority",
          "tags",
          "details");

  /** A description or a note would say the same of every incident. */
  private static final Set<String> NOT_YET =
      Set.of("description", "note", "update_alerts", "actions", "timeout");

  private static final Set<String> RESPONDER_TYPES =
      Set.of("team", "user", "escalation", "schedule");

  @Override
  public String key() {
    return "opsgenie_configs";
  }

  @Override
  public Class<Opsgenie> integration() {
    return Opsgenie.class;
  }

  @Override
  public Optional<RateLimit> rateLimit() {
    return Optional.of(RATE_LIMIT);
  }

  @Override
  public Map<String, String> inherits() {
    return Map.of(
        API_URL,
        "opsgenie_api_url",
        API_KEY,
        "opsgenie_api_key",
        API_KEY_FILE,
        "opsgenie_api_key_file",
        HttpAccess.KEY,
        HttpAccess.KEY);
  }

  @Override
  public Optional<Opsgenie> read(IntegrationEntry entry) {
    entry.check(KNOWN, NOT_YET);
    HttpAccess access = HttpAccess.read(entry);
    AlertFields fields = fields(entry);
    boolean sendResolved = entry.yesOrNo("send_resolved", true);
    Optional<Secret> url =
        entry.has(API_URL) ? entry.address(API_URL) : Optional.of(new Secret(URL));
    Optional<Secret> key = entry.secretOrFile(API_KEY, HttpAccess::token);
    return url.isPresent() && key.isPresent()
        ? Optional.of(
            new Opsgenie(
                entry.id(Opsgenie.KIND, url.get(), key.get()),
                url.get(),
                key.get(),
                access,
                sendResolved,
                fields))
        : Optional.empty();
  }

  private static AlertFields fields(IntegrationEntry entry) {
    List<IntegrationEntry> responders = entry.entries(RESPONDERS);
    if (responders.size() > OpsgenieCalls.RESPONDERS_MAX) {
      entry.problem(RESPONDERS, "more than " + OpsgenieCalls.RESPONDERS_MAX + " responders");
    }
    return new AlertFields(
        entry.text("message"),
        entry.text("source", OpsgenieCalls.SOURCE_LENGTH_MAX),
        entry.text("entity", OpsgenieCalls.ENTITY_LENGTH_MAX),
        entry.value("priority", OpsgenieType::priority).orElse(""),
        entry.value("tags", OpsgenieType::tags).orElse(List.of()),
        responders.stream().map(OpsgenieType::responder).toList(),
        details(entry));
  }

  private static Map<String, String> details(IntegrationEntry entry) {
    Map<String, String> details = new LinkedHashMap<>();
    entry
        .templates("details")
        .forEach((name, text) -> {
          if (!text.isPlain()) {
            entry.problem("details", "not supported yet: templates");
          }
          details.put(name, text.source());
        });
    return details;
  }

  private static String priority(String text) {
    if (!text.matches("P[1-5]")) {
      throw new IllegalArgumentException("priority is P1, P2, P3, P4 or P5");
    }
    return text;
  }

  /** As Alertmanager has them: one text, with commas. */
  private static List<String> tags(String text) {
    if (text.contains("{{")) {
      throw new IllegalArgumentException("not supported yet: templates");
    }
    List<String> tags = Stream.of(text.split(",")).map(String::strip).toList();
    if (tags.size() > OpsgenieCalls.TAGS_MAX) {
      throw new IllegalArgumentException("more than " + OpsgenieCalls.TAGS_MAX + " tags");
    }
    return tags.stream().filter(each -> !each.isEmpty()).toList();
  }

  private static Map<String, String> responder(IntegrationEntry entry) {
    entry.check(Set.of("id", "name", "username", "type"), Set.of());
    String type = entry.requireText("type").toLowerCase(Locale.ROOT);
    if (!RESPONDER_TYPES.contains(type)) {
      entry.problem("type", "type is team, user, escalation or schedule");
    }
    Map<String, String> responder = new LinkedHashMap<>();
    for (String key : List.of("id", "name", "username")) {
      String text = entry.text(key);
      if (!text.isEmpty()) {
        responder.put(key, text);
      }
    }
    if (responder.isEmpty()) {
      entry.problem("id", "a responder has an id, a name or a username");
    }
    responder.put("type", type);
    return responder;
  }

  @Override
  public Sender sender(Opsgenie opsgenie, SenderContext context) {
    return new OpsgenieSender(
        opsgenie,
        new OpsgenieCalls(opsgenie.fields(), context.links()),
        context.http().by(opsgenie.access()));
  }
}
