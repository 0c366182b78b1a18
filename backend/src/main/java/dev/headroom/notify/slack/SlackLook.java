package dev.headroom.notify.slack;

import dev.headroom.template.Template;
import java.util.List;
import java.util.Map;

/**
 * What the file says of how messages look; what it leaves out says nothing. Whoever writes the file
 * is trusted: texts in Slack's markup may mention people.
 *
 * @param texts by their keys ({@link #TEXTS}, {@link #TEXT})
 * @param fields beside the facts
 * @param buttons beside those that every message has
 */
record SlackLook(Map<String, Template> texts, List<SlackField> fields, List<SlackButton> buttons) {
  /** How many buttons a file may add: an actions block takes 25, and three are ours. */
  static final int BUTTONS_MAX = 22;

  /** How many fields a file may add: as many as a section takes. */
  static final int FIELDS_MAX = 10;

  /** In Slack's markup, with each message that asks for a person; one to fill in with each. */
  static final String TEXT = "text";

  /** Stands in the heading instead of the summary; one to fill in instead of the heading. */
  static final String TITLE = "title";

  /** In Slack's markup: above everything, and below it. */
  static final String PRETEXT = "pretext";

  static final String FOOTER = "footer";

  /** Where blocks are not shown: in the notice of a phone. */
  static final String FALLBACK = "fallback";

  static final String CHANNEL = "channel";

  /** Who seems to speak, and that itself. */
  static final List<String> SPEAKER = List.of("username", "icon_emoji", "icon_url");

  /** All keys of texts that are short where they are plain. */
  static final List<String> TEXTS =
      List.of(TITLE, PRETEXT, FOOTER, FALLBACK, CHANNEL, "username", "icon_emoji", "icon_url");

  SlackLook {
    texts = Map.copyOf(texts);
    fields = List.copyOf(fields);
    buttons = List.copyOf(buttons);
  }

  /** A text by its key. */
  Template text(String key) {
    return texts.getOrDefault(key, Template.NONE);
  }

  /** Name or id of the channel. */
  Template channel() {
    return text(CHANNEL);
  }

  /** A field with a heading of its own. */
  record SlackField(Template title, Template value) {}

  /**
   * A button that leads somewhere.
   *
   * @param style {@code primary}, {@code danger} or empty
   */
  record SlackButton(Template text, Template url, String style) {}
}
