package dev.headroom.notify.slack;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.Links;
import dev.headroom.alerting.incident.ReplyLinks;
import dev.headroom.alerting.incident.Transition;
import dev.headroom.model.text.HttpAddress;
import dev.headroom.notify.filled.StepTexts;
import dev.headroom.notify.words.StepWords;
import dev.headroom.template.Template;
import java.util.stream.Collectors;

/**
 * Lays words out in Slack's blocks. What comes of an incident stands in plain text objects and is
 * escaped, so that it can neither mention anybody nor lead anywhere; the links are buttons. What
 * the file's author has filled in as markup is markup.
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

  /**
   * The body of a message, without its channel's id and without its moment.
   *
   * @param byBot whether Slack tells who posts it of the buttons pressed
   */
  ObjectNode body(StepWords words, Transition transition, StepTexts texts, boolean byBot) {
    Incident incident = transition.incident();
    ObjectNode body = JSON.createObjectNode();
    String page = links.incident(incident.id());
    String fallback = texts.text(SlackLook.FALLBACK, look.text(SlackLook.FALLBACK), "");
    String plain = fallback.isEmpty() ? words.heading() + " " + page : fallback;
    body.put("text", SlackText.escaped(plain, SECTION_LENGTH_MAX));
    body.put("mrkdwn", false).put("parse", "none").put("link_names", false);
    body.put("unfurl_links", false).put("unfurl_media", false);
    putUnlessEmpty(body, SlackLook.CHANNEL, texts.text(SlackLook.CHANNEL, look.channel(), ""));
    for (String each : SlackLook.SPEAKER) {
      putUnlessEmpty(body, each, texts.text(each, look.text(each), ""));
    }
    ArrayNode blocks = body.putArray("blocks");
    addMarkup(blocks, texts.text(SlackLook.PRETEXT, look.text(SlackLook.PRETEXT), ""));
    String heading = heading(words, texts);
    blocks.addObject().put("type", "header").set("text", plain(heading, HEADER_LENGTH_MAX));
    blocks.addObject().put("type", "section").set("text", plain(all(words), SECTION_LENGTH_MAX));
    if (!words.alerts().isEmpty()) {
      String alerts = String.join("\n", words.alerts());
      blocks.addObject().put("type", "section").set("text", plain(alerts, SECTION_LENGTH_MAX));
    }
    addFacts(blocks, words);
    Template text = look.text(SlackLook.TEXT);
    if (words.asks() || !text.isPlain()) {
      addMarkup(blocks, texts.text(SlackLook.TEXT, text, ""));
    }
    addFields(blocks, texts);
    ArrayNode buttons = blocks.addObject().put("type", "actions").putArray("elements");
    if (words.asks()) {
      addAcknowledge(buttons, transition, byBot);
    }
    addButtons(buttons, incident, texts);
    addFooter(blocks, texts.text(SlackLook.FOOTER, look.text(SlackLook.FOOTER), ""));
    addNotes(blocks, texts);
    return body;
  }

  /** A title that is filled in says itself what happened, where Alertmanager would tell of it. */
  private String heading(StepWords words, StepTexts texts) {
    Template title = look.text(SlackLook.TITLE);
    if (title.isPlain()) {
      return words.heading(title.isEmpty() ? words.summary() : title.source());
    }
    String filled = StepWords.oneLine(texts.text(SlackLook.TITLE, title, ""));
    return filled.isEmpty() ? words.heading() : words.titled(filled);
  }

  private static void addMarkup(ArrayNode blocks, String markup) {
    if (!markup.isBlank()) {
      ObjectNode text = JSON.createObjectNode().put("type", "mrkdwn");
      text.put("text", SlackText.cut(markup, SECTION_LENGTH_MAX));
      blocks.addObject().put("type", "section").set("text", text);
    }
  }

  private void addFields(ArrayNode blocks, StepTexts texts) {
    ArrayNode fields = JSON.createArrayNode();
    for (SlackLook.SlackField each : look.fields()) {
      String title = texts.text("fields.title", each.title(), "");
      String value = texts.text("fields.value", each.value(), "");
      if (!title.isBlank() || !value.isBlank()) {
        String markup = title.isBlank() ? value : "*" + title + "*\n" + value;
        fields
            .addObject()
            .put("type", "mrkdwn")
            .put("text", SlackText.cut(markup, FIELD_LENGTH_MAX));
      }
    }
    if (!fields.isEmpty()) {
      blocks.addObject().put("type", "section").set("fields", fields);
    }
  }

  private static void addFooter(ArrayNode blocks, String footer) {
    if (!footer.isBlank()) {
      ArrayNode elements = blocks.addObject().put("type", "context").putArray("elements");
      elements
          .addObject()
          .put("type", "mrkdwn")
          .put("text", SlackText.cut(footer, FIELD_LENGTH_MAX));
    }
  }

  private static void addNotes(ArrayNode blocks, StepTexts texts) {
    String notes = String.join("\n", texts.notes());
    if (!notes.isEmpty()) {
      blocks.addObject().put("type", "section").set("text", plain(notes, SECTION_LENGTH_MAX));
    }
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
          addButton(buttons, "Acknowledge", url, "primary");
          if (byBot && links.hearsSlack() && buttons.get(0) instanceof ObjectNode button) {
            button.remove("url");
            button.put("action_id", ReplyLinks.SLACK_ACTION);
            button.put("value", transition.incident().dedupKey());
          }
        });
  }

  private void addButtons(ArrayNode buttons, Incident incident, StepTexts texts) {
    addButton(buttons, "Incident", links.incident(incident.id()), "");
    links.runbook(incident).ifPresent(url -> addButton(buttons, "Runbook", url, ""));
    for (SlackLook.SlackButton each : look.buttons()) {
      String url = texts.text("actions.url", each.url(), "").strip();
      if (!each.url().isPlain() && !url.isEmpty() && !isButtonUrl(url)) {
        texts.refuse("actions.url", "it is no address with http or https");
        continue;
      }
      String text = texts.text("actions.text", each.text(), "Open");
      if (!url.isEmpty()) {
        addButton(buttons, text, url, each.style());
      }
    }
  }

  /** Whether Slack takes an address for a button. */
  static boolean isButtonUrl(String url) {
    return url.length() <= BUTTON_URL_LENGTH_MAX && HttpAddress.parse(url).isPresent();
  }

  /** An address that Slack would not take must not cost the message. */
  private static void addButton(ArrayNode buttons, String text, String url, String style) {
    if (url.length() > BUTTON_URL_LENGTH_MAX) {
      return;
    }
    ObjectNode body = buttons.addObject().put("type", "button");
    body.set("text", plain(text, BUTTON_LENGTH_MAX));
    body.put("url", url);
    putUnlessEmpty(body, "style", style);
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
