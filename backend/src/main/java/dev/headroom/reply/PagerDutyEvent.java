package dev.headroom.reply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.headroom.alerting.incident.TimelineEntry;
import dev.headroom.alerting.reply.AlarmKey;
import dev.headroom.alerting.reply.AlarmReply;
import dev.headroom.alerting.reply.AlarmReply.ReplyWay;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An event of PagerDuty's webhooks, version 3. An incident there has our key in {@code
 * incident_key}; what is only attached to one, a note, names its id alone.
 *
 * @param id the same however often the event is sent
 * @param type {@code incident.acknowledged} and so on
 * @param incident the incident there, or the reference to it; missing where it is about none
 * @param data what it is about
 * @param agent who did it
 */
record PagerDutyEvent(
    String id, String type, JsonNode incident, JsonNode data, Optional<PagerDutyAgent> agent) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int ID_LENGTH_MAX = 200;
  private static final int NAME_LENGTH_MAX = 100;
  private static final int NOTE_LENGTH_MAX = 1_000;
  private static final int NAMES_MAX = 5;

  /**
   * Who did something.
   *
   * @param isIntegration whether it is what we, or another program, sent by the Events API
   */
  private record PagerDutyAgent(String name, boolean isIntegration) {}

  /**
   * Reads a body.
   *
   * @throws MalformedReply if it is no event
   */
  static PagerDutyEvent read(byte[] body) throws MalformedReply {
    JsonNode event = tree(body).path("event");
    if (!event.isObject()) {
      throw new MalformedReply("event must be an object");
    }
    JsonNode data = event.path("data");
    return new PagerDutyEvent(
        text(event, "id"),
        text(event, "event_type"),
        data.path("type").asText().equals("incident") ? data : data.path("incident"),
        data,
        agent(event.path("agent")));
  }

  private static JsonNode tree(byte[] body) throws MalformedReply {
    try {
      return JSON.readTree(body);
    } catch (IOException noJson) {
      throw new MalformedReply("the body must be JSON");
    }
  }

  private static String text(JsonNode event, String field) throws MalformedReply {
    JsonNode text = event.path(field);
    if (!text.isTextual() || text.asText().isBlank() || text.asText().length() > ID_LENGTH_MAX) {
      throw new MalformedReply(
          "event.%s must be text of 1 to %d characters".formatted(field, ID_LENGTH_MAX));
    }
    return text.asText();
  }

  private static Optional<PagerDutyAgent> agent(JsonNode agent) {
    String name = ReplyText.of(agent.path("summary"), NAME_LENGTH_MAX);
    boolean integration = agent.path("type").asText().startsWith("inbound_integration");
    return agent.isObject()
        ? Optional.of(
            new PagerDutyAgent(name.isEmpty() ? TimelineEntry.UNNAMED : name, integration))
        : Optional.empty();
  }

  /** What it says to us; empty for an event that is not known, and for one about no incident. */
  Optional<AlarmReply> reply() {
    String elsewhere = ReplyText.of(incident.path("id"), ID_LENGTH_MAX);
    Optional<AlarmKey> to = AlarmKey.parse(incident.path("incident_key").asText());
    if (to.isEmpty() && elsewhere.isEmpty()) {
      return Optional.empty();
    }
    return line()
        .map(line ->
            new AlarmReply(
                ReplyWay.PAGERDUTY,
                id,
                to,
                elsewhere,
                agent.map(PagerDutyAgent::name).orElse("PagerDuty"),
                takes(),
                line));
  }

  /** Our own acknowledgements and ends come back as an integration's. */
  private boolean takes() {
    return switch (type) {
      case "incident.acknowledged", "incident.resolved" -> !isIntegration();
      default -> false;
    };
  }

  private boolean isIntegration() {
    return agent.map(PagerDutyAgent::isIntegration).orElse(false);
  }

  private Optional<String> line() {
    return Optional.ofNullable(
        switch (type) {
          case "incident.triggered" -> "PagerDuty has it as incident %s.".formatted(number());
          case "incident.acknowledged" -> isIntegration() ? "" : "Acknowledged at PagerDuty.";
          case "incident.unacknowledged" -> "No longer acknowledged at PagerDuty.";
          case "incident.resolved" ->
              isIntegration() ? "" : "Resolved at PagerDuty; here it lasts until it is over.";
          case "incident.reopened" -> "Opened again at PagerDuty.";
          case "incident.escalated" -> "Escalated at PagerDuty%s.".formatted(assignees());
          case "incident.reassigned" -> "Reassigned at PagerDuty%s.".formatted(assignees());
          case "incident.delegated" -> "Delegated at PagerDuty%s.".formatted(assignees());
          case "incident.annotated" ->
              "Note at PagerDuty: %s"
                  .formatted(ReplyText.of(data.path("content"), NOTE_LENGTH_MAX));
          default -> null;
        });
  }

  private String number() {
    JsonNode number = data.path("number");
    return number.isIntegralNumber()
        ? "#" + number.asLong()
        : ReplyText.of(incident.path("id"), NAME_LENGTH_MAX);
  }

  private String assignees() {
    List<String> names = new ArrayList<>();
    for (JsonNode each : data.path("assignees")) {
      String name = ReplyText.of(each.path("summary"), NAME_LENGTH_MAX);
      if (!name.isEmpty() && names.size() < NAMES_MAX) {
        names.add(name);
      }
    }
    return names.isEmpty() ? "" : " to " + String.join(", ", names);
  }
}
