package dev.headroom.model;

/** What an alert that fires asks of people. */
public enum Urgency {
  PAGE("page"),
  TICKET("ticket");

  private final String text;

  Urgency(String text) {
    this.text = text;
  }

  /** As labels and lines of a timeline say it. */
  public String text() {
    return text;
  }
}
