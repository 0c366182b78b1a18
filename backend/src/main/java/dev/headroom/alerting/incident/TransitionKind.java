package dev.headroom.alerting.incident;

/** What can happen to an incident. */
public enum TransitionKind {
  OPENED("opened"),
  /** It had ended and goes on. */
  REOPENED("reopened"),
  UPDATED("updated"),
  /** Some alerts of its group are over, and none has begun since receivers were told. */
  PARTLY_RESOLVED("partly_resolved"),
  ACKNOWLEDGED("acknowledged"),
  /** Something fires that nobody has answered for: the acknowledgement is void. */
  UNACKNOWLEDGED("unacknowledged"),
  /** Routing names somebody who has not heard of it. Nobody else hears of this step. */
  ROUTED("routed"),
  /** Nothing holds back any more who was told of it before: it asks for a person again. */
  UNMUTED("unmuted"),
  /** Somebody whom routing held back is told. Nobody else hears of this step. */
  RELEASED("released"),
  /** Nobody has acknowledged it for long. */
  REPEATED("repeated"),
  /** Nobody has acknowledged it in time: somebody else is told. Nobody else hears of this step. */
  ESCALATED("escalated"),
  /** It did not arrive: somebody else is told. Nobody else hears of this step. */
  FAILED_OVER("failed_over"),
  RESOLVED("resolved");

  private final String text;

  TransitionKind(String text) {
    this.text = text;
  }

  /** Whether somebody who has not heard of the incident should hear of it now. */
  public boolean asksForPerson() {
    return this != PARTLY_RESOLVED && this != ACKNOWLEDGED && this != RESOLVED;
  }

  /** Whether nobody knows of it before that: whoever was told earlier was told of the end too. */
  public boolean begins() {
    return this == OPENED || this == REOPENED;
  }

  /** Whether everybody whom routing names hears of it, unless something holds that back. */
  public boolean goesToEverybody() {
    return switch (this) {
      case OPENED, REOPENED, UPDATED, PARTLY_RESOLVED, UNACKNOWLEDGED, ROUTED, UNMUTED -> true;
      case ACKNOWLEDGED, RELEASED, REPEATED, ESCALATED, FAILED_OVER, RESOLVED -> false;
    };
  }

  /**
   * By its text.
   *
   * @throws IllegalStateException if there is none
   */
  public static TransitionKind of(String text) {
    for (TransitionKind kind : values()) {
      if (kind.text.equals(text)) {
        return kind;
      }
    }
    throw new IllegalStateException("unknown transition " + text);
  }

  @Override
  public String toString() {
    return text;
  }
}
