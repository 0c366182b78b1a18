package dev.headroom.notify.slack;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.regex.Pattern;

/** What Slack documents of a message: its limits and which characters are escaped. */
final class SlackRules {
  private static final Pattern RAW = Pattern.compile("[<>]|&(?!(?:amp|lt|gt);)");

  private String wrong = "";

  private SlackRules() {}

  /** The first rule a message breaks; empty if it breaks none. */
  static Optional<String> broken(JsonNode body) {
    SlackRules rules = new SlackRules();
    rules.text("text", body.path("text"), 40_000);
    rules.check(body.path("blocks").size() <= 50, "more than 50 blocks");
    body.path("blocks").forEach(rules::block);
    return rules.wrong.isEmpty() ? Optional.empty() : Optional.of(rules.wrong);
  }

  private void check(boolean holds, String rule) {
    if (!holds && wrong.isEmpty()) {
      wrong = rule;
    }
  }

  private void block(JsonNode block) {
    switch (block.path("type").asText()) {
      case "header" -> plain("header", block.path("text"), 150);
      case "section" -> section(block);
      case "actions" -> {
        check(block.path("elements").size() <= 25, "more than 25 elements");
        check(!block.path("elements").isEmpty(), "actions without elements");
        block.path("elements").forEach(this::button);
      }
      default -> check(false, "unknown block " + block.path("type"));
    }
  }

  private void section(JsonNode block) {
    check(block.has("text") || block.has("fields"), "a section of nothing");
    if (block.has("text")) {
      object("section", block.path("text"), 3_000);
    }
    check(block.path("fields").size() <= 10, "more than 10 fields");
    block.path("fields").forEach(field -> object("field", field, 2_000));
  }

  private void button(JsonNode button) {
    check(button.path("type").asText().equals("button"), "no button");
    plain("button", button.path("text"), 75);
    check(button.path("url").asText().length() <= 3_000, "a button's address is too long");
    if (button.has("action_id")) {
      check(button.path("action_id").asText().length() <= 255, "a button's name is too long");
      check(button.path("value").asText().length() <= 2_000, "a button's value is too long");
    } else {
      check(button.path("url").asText().matches("https?://\\S+"), "a button without an address");
    }
  }

  private void plain(String where, JsonNode text, int max) {
    check(text.path("type").asText().equals("plain_text"), where + " must be plain text");
    object(where, text, max);
  }

  private void object(String where, JsonNode text, int max) {
    check(text.path("text").isTextual(), where + " has no text");
    if (text.path("type").asText().equals("plain_text")) {
      text(where, text.path("text"), max);
    } else {
      check(text.path("text").asText().length() <= max, where + " is too long");
    }
  }

  private void text(String where, JsonNode text, int max) {
    check(!text.asText().isEmpty(), where + " is empty");
    check(text.asText().length() <= max, where + " is longer than " + max);
    check(!RAW.matcher(text.asText()).find(), where + " is not escaped");
    check(text.asText().codePoints().noneMatch(each -> each < ' ' && each != '\n'), "control");
  }
}
