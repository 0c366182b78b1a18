package dev.headroom.ingest.hdr;

/** Why one line can't be taken; caught where the next one begins. */
final class BadLine extends Exception {
  private final String reason;

  BadLine(String reason, String what) {
    super(what, null, false, false);
    this.reason = reason;
  }

  /** The stable word of {@link dev.headroom.model.Rejection#reason}. */
  String reason() {
    return reason;
  }

  String what() {
    return String.valueOf(getMessage());
  }
}
