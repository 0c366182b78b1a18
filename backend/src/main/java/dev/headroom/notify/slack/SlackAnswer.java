package dev.headroom.notify.slack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.headroom.notify.send.Attempt;
import dev.headroom.notify.send.HttpReply;
import dev.headroom.routing.Integration;

/**
 * What a method of Slack answered with a status of success, which alone says nothing.
 *
 * @param body missing where it could not be read as JSON
 */
record SlackAnswer(HttpReply reply, JsonNode body) {
  private static final int REASON_LENGTH_MAX = 500;
  private static final String UNREAD = "an answer that is no JSON";
  private static final ObjectMapper JSON = new ObjectMapper();

  static SlackAnswer of(HttpReply reply) {
    try {
      return new SlackAnswer(reply, JSON.readTree(reply.text()));
    } catch (JsonProcessingException e) {
      // Told by error(): whether it was taken is not known, so that it is sent again.
      return new SlackAnswer(reply, MissingNode.getInstance());
    }
  }

  boolean isOk() {
    return body.path("ok").asBoolean(false);
  }

  /** Slack's word for what went wrong. */
  String error() {
    return body.path("error").asText(UNREAD);
  }

  String channel() {
    return body.path("channel").asText();
  }

  String ts() {
    return body.path("ts").asText();
  }

  /** What follows from an answer that is not ok. */
  Attempt failure(Integration to) {
    String needed = body.path("needed").asText("");
    String reason = error() + (needed.isEmpty() ? "" : " (needed: " + needed + ")");
    String all = "HTTP " + reply.status().orElse(0) + ", not ok: " + to.redact(reason);
    String bounded = all.substring(0, Math.min(all.length(), REASON_LENGTH_MAX));
    return SlackErrors.isFinal(error())
        ? new Attempt.Rejected(reply.status(), bounded)
        : new Attempt.Retry(reply.status(), bounded, reply.retryAfter());
  }
}
