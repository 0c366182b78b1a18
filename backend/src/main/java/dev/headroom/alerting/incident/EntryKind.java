package dev.headroom.alerting.incident;

/** What a line tells of. */
public enum EntryKind {
  OPENED("opened"),
  REOPENED("reopened"),
  UPDATED("updated"),
  ACKNOWLEDGED("acknowledged"),
  UNACKNOWLEDGED("unacknowledged"),
  ROUTED("routed"),
  MUTED("muted"),
  UNMUTED("unmuted"),
  ATTACHED("attached"),
  REPEATED("repeated"),
  ESCALATED("escalated"),
  FAILED_OVER("failed_over"),
  RESOLVED("resolved"),
  NOTE("note"),
  STEP("step"),
  REPLY("reply"),
  DELIVERED("delivered"),
  DELIVERY_DELAYED("delivery_delayed"),
  DELIVERY_FAILED("delivery_failed");

  private final String text;

  EntryKind(String text) {
    this.text = text;
  }

  @Override
  public String toString() {
    return text;
  }
}
