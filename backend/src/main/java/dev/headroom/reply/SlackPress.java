package dev.headroom.reply;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.headroom.alerting.incident.ReplyLinks;
import dev.headroom.alerting.incident.TimelineEntry;
import dev.headroom.alerting.reply.AlarmKey;
import dev.headroom.alerting.reply.AlarmReply;
import dev.headroom.alerting.reply.AlarmReply.ReplyWay;
import java.io.IOException;
import java.net.URLDecoder;
import java.util.Optional;

/** A press on our button, as Slack sends what is pressed: a form with one field of JSON. */
record SlackPress(AlarmKey alarm, String who) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String FIELD = "payload=";
  private static final int NAME_LENGTH_MAX = 100;

  /**
   * Reads a body; empty for what is pressed beside our button: links are told as well.
   *
   * @throws MalformedReply if it is nothing that Slack sends
   */
  static Optional<SlackPress> read(String body) throws MalformedReply {
    JsonNode payload = payload(body);
    if (!payload.path("type").asText().equals("block_actions")) {
      return Optional.empty();
    }
    for (JsonNode action : payload.path("actions")) {
      if (action.path("action_id").asText().equals(ReplyLinks.SLACK_ACTION)) {
        AlarmKey alarm =
            AlarmKey.parse(action.path("value").asText())
                .orElseThrow(() -> new MalformedReply("payload.actions.value must name an alarm"));
        return Optional.of(new SlackPress(alarm, who(payload.path("user"))));
      }
    }
    return Optional.empty();
  }

  private static JsonNode payload(String body) throws MalformedReply {
    for (String field : body.split("&", -1)) {
      if (field.startsWith(FIELD)) {
        try {
          JsonNode payload =
              JSON.readTree(URLDecoder.decode(field.substring(FIELD.length()), UTF_8));
          if (payload.isObject()) {
            return payload;
          }
        } catch (IOException | IllegalArgumentException notRead) {
          throw new MalformedReply("payload must be JSON in a form");
        }
      }
    }
    throw new MalformedReply("payload must be a JSON object in a form");
  }

  private static String who(JsonNode user) {
    for (String field : new String[] {"username", "name", "id"}) {
      String name = ReplyText.of(user.path(field), NAME_LENGTH_MAX);
      if (!name.isEmpty()) {
        return name;
      }
    }
    return TimelineEntry.UNNAMED;
  }

  /**
   * What it says to us.
   *
   * @param id of the request it came with
   */
  AlarmReply reply(String id) {
    return new AlarmReply(
        ReplyWay.SLACK, id, Optional.of(alarm), "", who, true, "Acknowledged in Slack.");
  }
}
