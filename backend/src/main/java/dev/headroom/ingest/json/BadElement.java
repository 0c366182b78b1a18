package dev.headroom.ingest.json;

/** Why one object of a push can't be taken; caught where the next one begins. */
final class BadElement extends Exception {
  private final String reason;

  BadElement(String reason, String what) {
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
