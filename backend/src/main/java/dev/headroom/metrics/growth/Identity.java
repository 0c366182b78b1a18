package dev.headroom.metrics.growth;

/**
 * What senders of all metrics state who come from one place: a resource and a scope. As a rule that
 * is one process.
 */
final class Identity {
  private boolean shared;

  /** Senders that state it; one that nobody states is forgotten. */
  private int senders;

  boolean isShared() {
    return shared;
  }

  void foundShared() {
    shared = true;
  }

  void stated() {
    senders++;
  }

  /** Whether anybody is left who states it. */
  boolean left() {
    return --senders > 0;
  }
}
