package dev.headroom.notify.msteamsv2;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headroom.alerting.incident.DrillSubject;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.Links;
import dev.headroom.alerting.incident.Transition;
import dev.headroom.model.text.CutText;
import dev.headroom.notify.words.StepWords;

/**
 * Lays words out in an adaptive card. What comes of an incident stands in text runs, in which
 * nothing is markup, so that it can neither mention anybody nor lead anywhere; the links are
 * buttons.
 *
 * @param links to the pages of incidents and runbooks
 */
record TeamsCard(Teams teams, Links links) {
  /** Of a whole message; 28 KB, read as the smaller of the two things that may mean. */
  static final int MESSAGE_BYTES_MAX = 28_000;

  /** In bytes; all that a card may hold is within the limit of the message. */
  static final int HEADING_BYTES_MAX = 500;

  static final int LINE_BYTES_MAX = 2_500;
  static final int FACT_BYTES_MAX = 400;

  /** Of a line beside those of alerts, which need room as well. */
  static final int LINE_BESIDE_ALERTS_BYTES_MAX = 1_200;

  static final int ALERT_BYTES_MAX = 300;

  private static final ObjectMapper JSON = new ObjectMapper();

  String message(StepWords words, Transition transition) {
    ObjectNode message = JSON.createObjectNode().put("type", "message");
    ObjectNode attachment = message.putArray("attachments").addObject();
    attachment.put("contentType", "application/vnd.microsoft.card.adaptive");
    attachment.putNull("contentUrl");
    attachment.set("content", card(words, transition));
    return message.toString();
  }

  private ObjectNode card(StepWords words, Transition transition) {
    Incident incident = transition.incident();
    ObjectNode card = JSON.createObjectNode();
    card.put("$schema", "http://adaptivecards.io/schemas/adaptive-card.json");
    card.put("type", "AdaptiveCard").put("version", "1.4");
    card.putObject("msteams").put("width", "Full");
    ArrayNode body = card.putArray("body");
    boolean isOurs = teams.title().isEmpty() || DrillSubject.isOf(incident);
    String heading = words.heading(isOurs ? words.summary() : teams.title());
    run(body, heading, HEADING_BYTES_MAX)
        .put("weight", "Bolder")
        .put("size", "Medium")
        .put("color", color(words));
    int lineMax = words.alerts().isEmpty() ? LINE_BYTES_MAX : LINE_BESIDE_ALERTS_BYTES_MAX;
    run(body, words.summary(), lineMax);
    words.alerts().forEach(each -> run(body, each, ALERT_BYTES_MAX));
    words.sentences().forEach(each -> run(body, each, lineMax));
    words.facts().forEach(each -> run(body, each.name() + ": " + each.value(), FACT_BYTES_MAX));
    if (words.asks() && !teams.text().isEmpty()) {
      body.addObject()
          .put("type", "TextBlock")
          .put("text", CutText.toBytes(teams.text(), LINE_BYTES_MAX))
          .put("wrap", true);
    }
    ArrayNode actions = card.putArray("actions");
    open(actions, "Incident", links.incident(incident.id()));
    links.runbook(incident).ifPresent(url -> open(actions, "Runbook", url));
    links.acknowledge(transition).ifPresent(url -> open(actions, "Acknowledge", url));
    return card;
  }

  private static String color(StepWords words) {
    return switch (words.status()) {
      case "RESOLVED" -> "Good";
      case "ACKNOWLEDGED" -> "Accent";
      default -> words.urgency().equals("page") ? "Attention" : "Warning";
    };
  }

  private static ObjectNode run(ArrayNode body, String text, int bytesMax) {
    return body.addObject()
        .put("type", "RichTextBlock")
        .putArray("inlines")
        .addObject()
        .put("type", "TextRun")
        .put("text", CutText.toBytes(text, bytesMax));
  }

  private static void open(ArrayNode actions, String title, String url) {
    actions.addObject().put("type", "Action.OpenUrl").put("title", title).put("url", url);
  }
}
