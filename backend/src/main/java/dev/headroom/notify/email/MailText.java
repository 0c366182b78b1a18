package dev.headroom.notify.email;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.Links;
import dev.headroom.alerting.incident.Transition;
import dev.headroom.notify.filled.StepTexts;
import dev.headroom.notify.words.StepWords;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a message says, as the delivery keeps it.
 *
 * @param subject one line
 * @param html the same as the text, with links
 * @param headers that the file adds
 */
record MailText(String subject, String text, String html, Map<String, String> headers) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The longest subject, in characters; what is cut stands in the text. */
  private static final int SUBJECT_LENGTH_MAX = 400;

  static MailText of(StepWords words, Transition transition, Links links) {
    return new MailText(
        cut(words.heading()),
        plain(words, transition, links),
        html(words, transition, links),
        Map.of());
  }

  /** The same with what the file says in its place. */
  MailText filled(MailLook look, StepWords words, StepTexts texts) {
    String title = StepWords.oneLine(texts.text("Subject", look.subject(), ""));
    Map<String, String> all = new TreeMap<>();
    look.headers()
        .forEach((name, value) -> all.put(name, StepWords.oneLine(texts.text(name, value, ""))));
    String plain = texts.text("text", look.text(), text);
    String marked = texts.html("html", look.html(), html);
    return new MailText(
        title.isEmpty() ? subject : cut(words.titled(title)),
        plain + noted(texts, "\n", ""),
        marked + noted(texts, "<p>", "</p>"),
        all);
  }

  /** After everything, where no template can hide it. */
  private static String noted(StepTexts texts, String begin, String end) {
    StringBuilder noted = new StringBuilder();
    for (String each : texts.notes()) {
      noted.append(begin).append(end.isEmpty() ? each : escaped(each)).append(end).append('\n');
    }
    return noted.toString();
  }

  private static String cut(String subject) {
    int end = subject.offsetByCodePoints(0, Math.min(SUBJECT_LENGTH_MAX, points(subject)));
    return end == subject.length() ? subject : subject.substring(0, end) + "\u2026";
  }

  private static int points(String text) {
    return text.codePointCount(0, text.length());
  }

  private static String plain(StepWords words, Transition transition, Links links) {
    StringBuilder text = new StringBuilder(words.heading()).append("\n\n");
    words.alerts().forEach(each -> text.append(each).append('\n'));
    words.sentences().forEach(each -> text.append(each).append('\n'));
    text.append('\n');
    words
        .facts()
        .forEach(each -> text.append(each.name()).append(": ").append(each.value()).append('\n'));
    Incident incident = transition.incident();
    text.append("\nIncident: ").append(links.incident(incident.id())).append('\n');
    links
        .runbook(incident)
        .ifPresent(address -> text.append("Runbook: ").append(address).append('\n'));
    links
        .acknowledge(transition)
        .ifPresent(address -> text.append("Acknowledge: ").append(address).append('\n'));
    return text.toString();
  }

  private static String html(StepWords words, Transition transition, Links links) {
    StringBuilder html = new StringBuilder("<!DOCTYPE html><html><body><h2>");
    html.append(escaped(words.heading())).append("</h2>\n");
    if (!words.alerts().isEmpty()) {
      String lines =
          words.alerts().stream().map(MailText::escaped).collect(Collectors.joining("<br>\n"));
      html.append("<p>").append(lines).append("</p>\n");
    }
    words.sentences().forEach(each -> html.append("<p>").append(escaped(each)).append("</p>\n"));
    html.append("<table>\n");
    words
        .facts()
        .forEach(each ->
            html.append("<tr><th align=\"left\">")
                .append(escaped(each.name()))
                .append("</th><td>")
                .append(escaped(each.value()))
                .append("</td></tr>\n"));
    Incident incident = transition.incident();
    html.append("</table>\n<p>").append(link("Incident", links.incident(incident.id())));
    links
        .runbook(incident)
        .ifPresent(address -> html.append(" \u00b7 ").append(link("Runbook", address)));
    links
        .acknowledge(transition)
        .ifPresent(address -> html.append(" \u00b7 ").append(link("Acknowledge", address)));
    return html.append("</p></body></html>\n").toString();
  }

  private static String link(String name, String address) {
    return "<a href=\"" + escaped(address) + "\">" + name + "</a>";
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  /** As a delivery keeps it. */
  String payload() {
    ObjectNode payload = JSON.createObjectNode();
    payload.put("subject", subject).put("text", text).put("html", html);
    if (!headers.isEmpty()) {
      payload.set("headers", JSON.valueToTree(headers));
    }
    return payload.toString();
  }

  /** From what a delivery kept. */
  static MailText parse(String payload) {
    try {
      JsonNode body = JSON.readTree(payload);
      Map<String, String> headers = new TreeMap<>();
      body.path("headers")
          .properties()
          .forEach(each -> headers.put(each.getKey(), each.getValue().asText()));
      return new MailText(
          body.path("subject").asText(),
          body.path("text").asText(),
          body.path("html").asText(),
          headers);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a payload that was not written here", e);
    }
  }
}
