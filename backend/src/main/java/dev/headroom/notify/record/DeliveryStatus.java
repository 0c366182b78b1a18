package dev.headroom.notify.record;

/** Where a delivery is on its way. */
public enum DeliveryStatus {
  /** Not there yet; is being tried. */
  PENDING("pending"),
  /** The receiver has answered that it has it. */
  SENT("sent"),
  /** The receiver has answered that it will never take it. */
  REJECTED("rejected"),
  /** Given up: too old. */
  EXPIRED("expired");

  private final String text;

  DeliveryStatus(String text) {
    this.text = text;
  }

  @Override
  public String toString() {
    return text;
  }

  /**
   * By its text.
   *
   * @throws IllegalStateException if there is none
   */
  public static DeliveryStatus of(String text) {
    for (DeliveryStatus status : values()) {
      if (status.text.equals(text)) {
        return status;
      }
    }
    throw new IllegalStateException("unknown status " + text);
  }
}
