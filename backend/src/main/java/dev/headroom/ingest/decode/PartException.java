package dev.headroom.ingest.decode;

/**
 * Why one part of a push, a series, a record, a line or a point, can't be taken; caught where the
 * next one begins. Carries no stack trace: it is an answer, not a fault.
 */
public final class PartException extends Exception {
  private final String reason;

  /**
   * @param reason the stable word of {@link dev.headroom.model.Rejection#reason}
   * @param what for the sender, with the limit and the value that broke it
   */
  public PartException(String reason, String what) {
    super(what, null, false, false);
    this.reason = reason;
  }

  public String reason() {
    return reason;
  }

  public String what() {
    return String.valueOf(getMessage());
  }
}
