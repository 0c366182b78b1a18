package dev.headroom.alerting.incident;

/** Where an incident is in its life. */
public enum IncidentState {
  OPEN("open"),
  ACKNOWLEDGED("acknowledged"),
  /** Nothing bad happens any more; it ends by itself. Who has acknowledged it still has it. */
  RECOVERING("recovering"),
  RESOLVED("resolved");

  private final String text;

  IncidentState(String text) {
    this.text = text;
  }

  @Override
  public String toString() {
    return text;
  }
}
