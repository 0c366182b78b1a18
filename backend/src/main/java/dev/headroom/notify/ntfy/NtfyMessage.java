package dev.headroom.notify.ntfy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.Links;
import dev.headroom.alerting.incident.Transition;
import dev.headroom.model.text.CutText;
import dev.headroom.notify.ntfy.Ntfy.NtfyLook;
import dev.headroom.notify.words.StepWords;
import java.util.ArrayList;
import java.util.List;

/**
 * Messages, without their topic.
 *
 * @param look what {@code routing.yaml} says of them
 */
record NtfyMessage(NtfyLook look, Links links) {
  /** Of the text, in bytes; a longer one would come as an attachment. */
  static final int MESSAGE_BYTES_MAX = 4_096;

  /** Of the title, in bytes; telephones show less. */
  static final int TITLE_BYTES_MAX = 250;

  private static final int MOST = 5;
  private static final int USUAL = 3;
  private static final int QUIET = 2;
  private static final ObjectMapper JSON = new ObjectMapper();

  String of(StepWords words, Transition transition) {
    Incident incident = transition.incident();
    ObjectNode message = JSON.createObjectNode();
    String page = links.incident(incident.id());
    message.put("title", CutText.toBytes(words.heading(), TITLE_BYTES_MAX));
    message.put("message", CutText.toBytes(text(words), MESSAGE_BYTES_MAX));
    message.put("priority", priority(words));
    ArrayNode tags = message.putArray("tags").add(tag(words));
    look.tags().forEach(tags::add);
    message.put("click", page);
    ArrayNode actions = message.putArray("actions");
    view(actions, "Incident", page);
    links.runbook(incident).ifPresent(url -> view(actions, "Runbook", url));
    links.acknowledge(transition).ifPresent(url -> view(actions, "Acknowledge", url));
    return message.toString();
  }

  private int priority(StepWords words) {
    if (!words.asks()) {
      return QUIET;
    }
    return look.priority().orElse(words.urgency().equals("page") ? MOST : USUAL);
  }

  /** Shown as a small picture. */
  private static String tag(StepWords words) {
    return switch (words.status()) {
      case "RESOLVED" -> "white_check_mark";
      case "ACKNOWLEDGED" -> "eyes";
      default -> words.urgency().equals("page") ? "rotating_light" : "warning";
    };
  }

  private static String text(StepWords words) {
    List<String> lines = new ArrayList<>();
    lines.add(words.summary());
    lines.addAll(words.alerts());
    lines.addAll(words.sentences());
    words.facts().forEach(each -> lines.add(each.name() + ": " + each.value()));
    return String.join("\n", lines);
  }

  private static void view(ArrayNode actions, String label, String url) {
    actions.addObject().put("action", "view").put("label", label).put("url", url);
  }
}
