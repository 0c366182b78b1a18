package dev.headroom.notify.slack;

import java.util.List;

/**
 * What the file says of how messages look; empty texts say nothing. Whoever writes the file is
 * trusted: {@code text} may mention people.
 *
 * @param channel name or id
 * @param username shown as the author
 * @param iconEmoji shown beside it: {@code :fire:}
 * @param iconUrl the same as a picture
 * @param title stands in the heading instead of the summary
 * @param text of the file's author, in Slack's markup, with each message that asks for a person
 * @param buttons beside those that every message has
 */
record SlackLook(
    String channel,
    String username,
    String iconEmoji,
    String iconUrl,
    String title,
    String text,
    List<SlackButton> buttons) {
  /** How many buttons a file may add: an actions block takes 25, and three are ours. */
  static final int BUTTONS_MAX = 22;

  SlackLook {
    buttons = List.copyOf(buttons);
  }

  /**
   * A button that leads somewhere.
   *
   * @param style {@code primary}, {@code danger} or empty
   */
  record SlackButton(String text, String url, String style) {}
}
