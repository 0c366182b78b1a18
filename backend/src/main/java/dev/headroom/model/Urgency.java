package dev.headroom.model;

/** What an alert that fires asks of people. */
public enum Urgency {
  PAGE("page"),
  TICKET("ticket");

  private final String text;

  Urgency(String text) {
    this.text = text;
  }

  /**
   * By its text.
   *
   * @throws IllegalArgumentException if there is none, with a message for the person who wrote it
   */
  public static Urgency of(String text) {
    for (Urgency urgency : values()) {
      if (urgency.text.equals(text)) {
        return urgency;
      }
    }
    throw new IllegalArgumentException("severity must be page or ticket, not " + text);
  }

  /** As labels and lines of a timeline say it. */
  public String text() {
    return text;
  }
}
