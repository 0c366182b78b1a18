package dev.headroom.alerting.reply;

import dev.headroom.alerting.incident.Incident;

/** What became of a reply. */
public sealed interface ReplyAnswer {
  /** The incident is acknowledged by it. */
  record Took(Incident incident) implements ReplyAnswer {}

  /** It is in the timeline and changed nothing else, or it had nothing to say. */
  record Noted(Incident incident) implements ReplyAnswer {}

  /** Somebody has taken the incident before, or it is over: nothing is acknowledged. */
  record TakenBefore(Incident incident) implements ReplyAnswer {}

  /** The same reply has come before; nothing has changed. */
  record RepeatedReply(Incident incident) implements ReplyAnswer {}

  /** The incident has asked for a person again since: nothing is acknowledged. */
  record Outdated(Incident incident) implements ReplyAnswer {}

  /** There is no incident it could be about. */
  record AboutNothing() implements ReplyAnswer {}

  /**
   * It cannot be done.
   *
   * @param reason one sentence naming the limit
   */
  record BeyondLimit(String reason) implements ReplyAnswer {}
}
