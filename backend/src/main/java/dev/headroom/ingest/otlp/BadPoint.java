package dev.headroom.ingest.otlp;

/** Why one point can't be taken; caught where the next point begins. */
final class BadPoint extends Exception {
  private final String reason;

  BadPoint(String reason, String what) {
    super(what, null, false, false);
    this.reason = reason;
  }

  /** The stable word of {@link dev.headroom.model.Rejection#reason}. */
  String reason() {
    return reason;
  }
}
