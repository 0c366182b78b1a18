package dev.headroom.notify.opsgenie;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headroom.notify.JsonService.Call;
import dev.headroom.notify.JsonService.Reply;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Opsgenie's Alert API as it is documented: required fields, lengths, keys, aliases. */
final class OpsgenieRules implements Function<Call, Reply> {
  private static final Pattern ACT =
      Pattern.compile("/v2/alerts/([^/?]{1,512})/(acknowledge|close)\\?identifierType=alias");
  private static final Map<String, Integer> LENGTHS =
      Map.of("message", 130, "alias", 512, "description", 15_000, "entity", 512, "source", 100);
  private static final Set<String> PRIORITIES = Set.of("P1", "P2", "P3", "P4", "P5");
  private final String key;

  /** Those that are not closed, with their state. */
  final Map<String, String> open = new TreeMap<>();

  OpsgenieRules(String key) {
    this.key = key;
  }

  private static Reply refuse(int status, String message) {
    return new Reply(status, "{\"message\":\"" + message + "\",\"took\":0.1}");
  }

  @Override
  public Reply apply(Call call) {
    if (!call.authorization().equals("GenieKey " + key)) {
      return refuse(403, "You are not authorized for this operation: " + call.authorization());
    }
    Matcher act = ACT.matcher(call.target());
    if (act.matches()) {
      return act(act.group(1), act.group(2), call.body());
    }
    return call.target().equals("/v2/alerts") ? create(call.body()) : refuse(404, "no such path");
  }

  private Reply act(String alias, String action, JsonNode body) {
    if (body.path("user").asText().length() > 100 || body.path("note").asText().length() > 25_000) {
      return refuse(422, "too long");
    }
    // Of an alert that is not there one hears later: this is asynchronous.
    if (action.equals("close")) {
      open.remove(alias);
    } else {
      open.computeIfPresent(alias, (_, _) -> "acknowledged");
    }
    return accepted();
  }

  private Reply create(JsonNode body) {
    if (body.path("message").asText().isBlank()) {
      return refuse(422, "Message can not be empty.");
    }
    for (Map.Entry<String, Integer> each : LENGTHS.entrySet()) {
      if (body.path(each.getKey()).asText().length() > each.getValue()) {
        return refuse(422, each.getKey() + " is too long");
      }
    }
    int details = 0;
    for (Map.Entry<String, JsonNode> each : body.path("details").properties()) {
      details += each.getKey().length() + each.getValue().asText().length();
    }
    if (details > 8_000
        || body.path("tags").size() > 20
        || !PRIORITIES.contains(body.path("priority").asText())) {
      return refuse(422, "details, tags or priority");
    }
    open.putIfAbsent(body.path("alias").asText(), "open");
    return accepted();
  }

  private static Reply accepted() {
    return new Reply(
        202, "{\"result\":\"Request will be processed\",\"took\":0.1,\"requestId\":\"r\"}");
  }
}
