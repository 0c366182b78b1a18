package dev.headroom.reply;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.time.Instant;
import java.util.HexFormat;

/** What PagerDuty and Slack send, signed as they sign it. */
public final class SignedReplies {
  private SignedReplies() {}

  public static String pagerDuty(String secret, String body) {
    return "v1=" + hex(MessageCode.of(secret.getBytes(UTF_8), body.getBytes(UTF_8)));
  }

  public static String slack(String secret, Instant at, String body) {
    String signed = "v0:" + at.getEpochSecond() + ":" + body;
    return "v0=" + hex(MessageCode.of(secret.getBytes(UTF_8), signed.getBytes(UTF_8)));
  }

  private static String hex(byte[] code) {
    return HexFormat.of().formatHex(code);
  }

  /** An event about an incident there, done by a person or, with no name, by our own words. */
  public static String event(String id, String type, String key, String person) {
    String agent =
        person.isEmpty()
            ? "{\"type\":\"inbound_integration_reference\",\"summary\":\"Headroom\"}"
            : "{\"type\":\"user_reference\",\"id\":\"PU1\",\"summary\":\"%s\"}".formatted(person);
    return """
    {"event":{"id":"%s","event_type":"%s","resource_type":"incident",
      "occurred_at":"2026-03-01T03:07:09.123Z","agent":%s,"client":{"name":"PagerDuty"},
      "data":{"id":"PGR0VU2","type":"incident","number":42,"status":"acknowledged",
        "incident_key":"%s","title":"t","assignees":[{"summary":"Bo","type":"user_reference"}]}}}
    """
        .formatted(id, type, agent, key);
  }

  /** A note, which names the incident there by its id alone. */
  public static String note(String id, String text) {
    return """
    {"event":{"id":"%s","event_type":"incident.annotated","resource_type":"incident",
      "agent":{"type":"user_reference","summary":"Ada"},
      "data":{"type":"incident_note","id":"N1","content":"%s",
        "incident":{"id":"PGR0VU2","type":"incident_reference"}}}}
    """
        .formatted(id, text);
  }

  /** A press on a button. */
  public static String press(String action, String value) {
    String payload =
        """
        {"type":"block_actions","user":{"id":"U1","username":"dana"},"trigger_id":"1.2",
         "actions":[{"type":"button","action_id":"%s","value":"%s","action_ts":"1.1"}]}
        """
            .formatted(action, value);
    return "payload=" + URLEncoder.encode(payload, UTF_8);
  }
}
