package dev.headroom.alerting.reply;

import java.util.Optional;

/**
 * Something that comes back of an alarm.
 *
 * @param way how it came
 * @param id by which it is known again, of its own in its way; 1 to 200 characters
 * @param to what it is about; empty where it names only what stands elsewhere
 * @param elsewhere id of what the other service keeps for the alarm; may be empty
 * @param who did it, as shown; 1 to 200 characters
 * @param takes whether the incident is acknowledged by it
 * @param line what happened, a sentence for the timeline; empty if there is nothing to add
 */
public record AlarmReply(
    ReplyWay way,
    String id,
    Optional<AlarmKey> to,
    String elsewhere,
    String who,
    boolean takes,
    String line) {
  /** How a reply comes. */
  public enum ReplyWay {
    /** By the link that pages carry. */
    LINK("link"),
    /** From PagerDuty's webhooks. */
    PAGERDUTY("pagerduty"),
    /** By a button of a message in Slack. */
    SLACK("slack");

    private final String text;

    ReplyWay(String text) {
      this.text = text;
    }

    /** As records, metrics and timelines have it. */
    public String text() {
      return text;
    }
  }

  /** The line of one that would acknowledge and did not; empty where there is nothing to add. */
  public String withoutEffect(String why) {
    return line.isBlank()
        ? ""
        : switch (way) {
          case SLACK -> "Acknowledge was pressed in Slack. It changed nothing: %s.".formatted(why);
          case LINK, PAGERDUTY -> "%s It changed nothing here: %s.".formatted(line, why);
        };
  }

  /** What a press on the link of an alarm does: each alarm is taken by its link once. */
  public static AlarmReply link(AlarmKey alarm, String who) {
    return new AlarmReply(
        ReplyWay.LINK,
        alarm.text(),
        Optional.of(alarm),
        "",
        who,
        true,
        "Taken by the link of a page.");
  }
}
