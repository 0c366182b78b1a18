package dev.headroom.reply;

/** What became of what came back. */
public enum ReplyOutcome {
  /** A link was looked at, and could have been pressed. */
  SHOWN("shown"),
  /** The incident is acknowledged by it. */
  TAKEN("taken"),
  /** It is in the timeline. */
  NOTED("noted"),
  /** Somebody had taken the incident, or it was over. */
  ALREADY("already"),
  /** The same came before. */
  REPEATED("repeated"),
  /** The incident has asked for a person again since. */
  OUTDATED("outdated"),
  /** The link has lived too long, or the signature is from another time. */
  EXPIRED("expired"),
  /** There is no incident it is about. */
  NO_INCIDENT("no_incident"),
  /** It is beyond a limit of what it says; {@code detail} names it. */
  OUT_OF_LIMITS("out_of_limits"),
  /** It is genuine, and nothing that we know. */
  IGNORED("ignored"),
  /** It is genuine, and cannot be read. */
  MALFORMED("malformed"),
  /** It does not prove where it comes from. */
  REFUSED("refused"),
  /** Nobody has said by which secret its sender is known. */
  NOT_SET_UP("not_set_up"),
  /** More came in a minute than may. */
  TOO_MANY("too_many");

  private final String text;

  ReplyOutcome(String text) {
    this.text = text;
  }

  /** As metrics have it. */
  public String text() {
    return text;
  }
}
