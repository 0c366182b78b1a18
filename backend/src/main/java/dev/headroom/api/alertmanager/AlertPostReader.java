package dev.headroom.api.alertmanager;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headroom.outside.PostedAlert;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the body of a post of alerts: all of it, or it is refused as a whole. */
final class AlertPostReader {
  private final PostedJson json = new PostedJson("alerts");

  /** What came of a body. */
  sealed interface AlertPost {
    /** It can be read; whether the alerts are sound is not known yet. */
    record PostRead(List<PostedAlert> alerts) implements AlertPost {}

    /** Nothing of it is taken. */
    record PostRefused(RefusedPost why) implements AlertPost {}
  }

  AlertPost read(byte[] body) {
    try {
      return new AlertPost.PostRead(alerts(body));
    } catch (RefusedPostException e) {
      return new AlertPost.PostRefused(e.why());
    }
  }

  private List<PostedAlert> alerts(byte[] body) throws RefusedPostException {
    JsonNode read = json.read(body);
    if (!read.isArray() && !read.isNull()) {
      throw json.unreadable("it is no list of alerts");
    }
    List<PostedAlert> alerts = new ArrayList<>();
    for (JsonNode each : read) {
      alerts.add(alert(each, alerts.size()));
    }
    return alerts;
  }

  private PostedAlert alert(JsonNode node, int place) throws RefusedPostException {
    if (!node.isObject() && !node.isNull()) {
      throw json.unreadable("alert " + place + " is no object");
    }
    if (PostedJson.isNothing(node.path("labels"))) {
      throw new RefusedPostException(RefusedPost.missing(place + ".labels"));
    }
    return new PostedAlert(
        texts(node, "labels"),
        texts(node, "annotations"),
        json.time(node, "startsAt"),
        json.time(node, "endsAt"),
        address(node, place));
  }

  private Map<String, String> texts(JsonNode node, String field) throws RefusedPostException {
    JsonNode map = node.path(field);
    if (PostedJson.isNothing(map)) {
      return Map.of();
    }
    if (!map.isObject()) {
      throw json.unreadable(field + " is no object");
    }
    Map<String, String> texts = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> each : map.properties()) {
      if (!each.getValue().isTextual() && !each.getValue().isNull()) {
        throw json.unreadable("a value of %s is no text".formatted(field));
      }
      texts.put(each.getKey(), each.getValue().asText(""));
    }
    return texts;
  }

  /** An absolute address, or a path that begins at the root. */
  private String address(JsonNode node, int place) throws RefusedPostException {
    String text = json.text(node, "generatorURL").orElse("");
    try {
      if (text.isEmpty() || text.startsWith("/") || new URI(text).isAbsolute()) {
        return text;
      }
    } catch (URISyntaxException e) {
      // Clients write more into a query than the standard has; a scheme and a host are enough.
      if (text.matches("[A-Za-z][A-Za-z0-9+.-]*://[^\\s/?#]+[/?#]\\P{Cntrl}*")) {
        return text;
      }
    }
    throw new RefusedPostException(RefusedPost.malformed(place + ".generatorURL", "uri", text));
  }
}
