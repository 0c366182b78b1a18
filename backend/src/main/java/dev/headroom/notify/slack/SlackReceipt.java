package dev.headroom.notify.slack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The messages that tell of an incident, one for each alarm, the newest last.
 *
 * @param messages at most {@link #MESSAGES_MAX}
 */
record SlackReceipt(List<PostedMessage> messages) {
  /** The newest alarm, and the one it takes the place of. */
  static final int MESSAGES_MAX = 2;

  private static final Logger LOG = LoggerFactory.getLogger(SlackReceipt.class);
  private static final ObjectMapper JSON = new ObjectMapper();

  SlackReceipt {
    messages = List.copyOf(messages);
  }

  /**
   * A message in Slack.
   *
   * @param key of the alarm it tells of
   * @param channel its id, as Slack answered it
   * @param ts its moment, which is its name within the channel
   */
  record PostedMessage(String key, String channel, String ts) {}

  /** From a text; one that nobody can read knows of no message, so that new ones are posted. */
  static SlackReceipt parse(String text) {
    List<PostedMessage> messages = new ArrayList<>();
    try {
      for (JsonNode each : JSON.readTree(text).path("messages")) {
        messages.add(
            new PostedMessage(
                each.path("key").asText(),
                each.path("channel").asText(),
                each.path("ts").asText()));
      }
    } catch (JsonProcessingException e) {
      LOG.warn("a receipt of Slack cannot be read; a new message is posted instead of an edit", e);
    }
    return new SlackReceipt(messages);
  }

  /** The message of an alarm; empty if none is known. */
  Optional<PostedMessage> of(String key) {
    return messages.stream().filter(each -> each.key().equals(key)).findFirst();
  }

  SlackReceipt with(PostedMessage message) {
    List<PostedMessage> all = new ArrayList<>(messages);
    all.removeIf(each -> each.key().equals(message.key()));
    all.add(message);
    return new SlackReceipt(all.subList(Math.max(0, all.size() - MESSAGES_MAX), all.size()));
  }

  /** As a text; empty without messages. */
  String text() {
    if (messages.isEmpty()) {
      return "";
    }
    ObjectNode body = JSON.createObjectNode();
    ArrayNode list = body.putArray("messages");
    messages.forEach(each ->
        list.addObject()
            .put("key", each.key())
            .put("channel", each.channel())
            .put("ts", each.ts()));
    return body.toString();
  }
}
