package dev.headroom.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.headroom.demo.Page.Hook;
import java.io.IOException;

/**
 * What a webhook's body says to people.
 *
 * @param status {@code firing} or {@code resolved}, or the event's type; empty if the body is not
 *     understood
 * @param severity {@code page} or {@code ticket}; empty if it does not say
 * @param summary one line; may be empty
 * @param incidentUrl empty unless http or https
 * @param runbookUrl empty unless http or https
 */
record PagePayload(
    String status, String severity, String summary, String incidentUrl, String runbookUrl) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int TEXT_CHARS_MAX = 500;

  /** What a body says; nothing at all where it is not a webhook of this kind. */
  static PagePayload read(Hook hook, byte[] body) {
    try {
      JsonNode root = JSON.readTree(body);
      return switch (hook) {
        case V4 -> v4(root);
        case SIGNED -> signed(root);
      };
    } catch (IOException e) {
      return new PagePayload("", "", "", "", "");
    }
  }

  private static PagePayload v4(JsonNode root) {
    JsonNode alert = root.path("alerts").path(0);
    JsonNode annotations = alert.path("annotations");
    return new PagePayload(
        text(root.path("status")),
        text(alert.path("labels").path("severity")),
        text(annotations.path("summary")),
        link(alert.path("generatorURL")),
        link(annotations.path("runbook_url")));
  }

  private static PagePayload signed(JsonNode root) {
    JsonNode data = root.path("data");
    return new PagePayload(
        text(root.path("type")),
        text(data.path("incident").path("severity")),
        text(data.path("incident").path("summary")),
        link(data.path("incidentUrl")),
        link(data.path("runbookUrl")));
  }

  private static String text(JsonNode node) {
    String text = node.asText("");
    return text.length() <= TEXT_CHARS_MAX ? text : text.substring(0, TEXT_CHARS_MAX) + "…";
  }

  private static String link(JsonNode node) {
    String link = node.asText("");
    return link.matches("https?://\\S{1,2000}") ? link : "";
  }
}
