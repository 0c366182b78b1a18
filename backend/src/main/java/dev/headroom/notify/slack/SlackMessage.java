package dev.headroom.notify.slack;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.Links;
import dev.headroom.alerting.incident.ReplyLinks;
import dev.headroom.alerting.incident.Transition;
import dev.headroom.notify.words.StepWords;
import java.util.stream.Collectors;

/**
 * Lays words out in Slack's blocks. What comes of an incident stands in plain text objects and is
 * escaped, so that it can neither mention anybody nor lead anywhere; the links are buttons.
 *
 * @param links to the pages of incidents and runbooks
 */
record SlackMessage(SlackLook look, Links links) {
  /** Limits that Slack documents, in characters. */
  static final int HEADER_LENGTH_MAX = 150;

  static final int SECTION_LENGTH_MAX = 3_000;
  static final int FIELD_LENGTH_MAX = 2_000;
  static final int BUTTON_LENGTH_MAX = 75;
  static final int BUTTON_URL_LENGTH_MAX = 3_000;

  private static final ObjectMapper JSON = new ObjectMapper();

  /** The body of a message, without its channel's id and without its moment. */
  ObjectNode body(StepWords words, Transition transition) {
    return body(words, transition, false);
  }

  /**
   * The same.
   *
   * @param byBot whether Slack tells who posts it of the buttons pressed
   */
  ObjectNode body(StepWords words, Transition transition, boolean byBot) {
    Incident incident = transition.incident();
    ObjectNode body = JSON.createObjectNode();
    String heading = words.heading(look.title().isEmpty() ? words.summary() : look.title());
    String page = links.incident(incident.id());
    body.put("text", SlackText.escaped(words.heading() + " " + page, SECTION_LENGTH_MAX));
    body.put("mrkdwn", false).put("parse", "none").put("link_names", false);
    body.put("unfurl_links", false).put("unfurl_media", false);
    putUnlessEmpty(body, "channel", look.channel());
    putUnlessEmpty(body, "username", look.username());
    putUnlessEmpty(body, "icon_emoji", look.iconEmoji());
    putUnlessEmpty(body, "icon_url", look.iconUrl());
    ArrayNode blocks = body.putArray("blocks");
    blocks.addObject().put("type", "header").set("text", plain(heading, HEADER_LENGTH_MAX));
    blocks.addObject().put("type", "section").set("text", plain(all(words), SECTION_LENGTH_MAX));
    addFacts(blocks, words);
    if (words.asks() && !look.text().isEmpty()) {
      ObjectNode text = JSON.createObjectNode().put("type", "mrkdwn").put("text", look.text());
      blocks.addObject().put("type", "section").set("text", text);
    }
    ArrayNode buttons = blocks.addObject().put("type", "actions").putArray("elements");
    if (words.asks()) {
      addAcknowledge(buttons, transition, byBot);
    }
    addButtons(buttons, incident);
    return body;
  }

  private static String all(StepWords words) {
    return words.summary()
        + words.sentences().stream().map(each -> "\n" + each).collect(Collectors.joining());
  }

  private static void addFacts(ArrayNode blocks, StepWords words) {
    if (words.facts().isEmpty()) {
      return;
    }
    ArrayNode fields = blocks.addObject().put("type", "section").putArray("fields");
    for (StepWords.NamedFact fact : words.facts()) {
      fields.add(plain(fact.name() + ": " + fact.value(), FIELD_LENGTH_MAX));
    }
  }

  /** Where Slack tells us of presses the button acts by itself, else it leads to a page. */
  private void addAcknowledge(ArrayNode buttons, Transition transition, boolean byBot) {
    links
        .acknowledge(transition)
        .ifPresent(url -> {
          addButton(buttons, new SlackLook.SlackButton("Acknowledge", url, "primary"));
          if (byBot && links.hearsSlack() && buttons.get(0) instanceof ObjectNode button) {
            button.remove("url");
            button.put("action_id", ReplyLinks.SLACK_ACTION);
            button.put("value", transition.incident().dedupKey());
          }
        });
  }

  private void addButtons(ArrayNode buttons, Incident incident) {
    addButton(buttons, new SlackLook.SlackButton("Incident", links.incident(incident.id()), ""));
    if (!incident.runbook().isBlank()) {
      addButton(
          buttons, new SlackLook.SlackButton("Runbook", links.runbook(incident.runbook()), ""));
    }
    look.buttons().forEach(each -> addButton(buttons, each));
  }

  /** An address that Slack would not take must not cost the message. */
  private static void addButton(ArrayNode buttons, SlackLook.SlackButton button) {
    if (button.url().length() > BUTTON_URL_LENGTH_MAX) {
      return;
    }
    ObjectNode body = buttons.addObject().put("type", "button");
    body.set("text", plain(button.text(), BUTTON_LENGTH_MAX));
    body.put("url", button.url());
    putUnlessEmpty(body, "style", button.style());
  }

  private static ObjectNode plain(String text, int lengthMax) {
    return JSON.createObjectNode()
        .put("type", "plain_text")
        .put("text", SlackText.escaped(text, lengthMax))
        .put("emoji", false);
  }

  private static void putUnlessEmpty(ObjectNode body, String name, String value) {
    if (!value.isEmpty()) {
      body.put(name, value);
    }
  }
}
