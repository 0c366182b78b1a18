package dev.headroom.trial;

import java.time.Instant;
import java.time.InstantSource;

/** The time within a trial. */
final class TrialClock implements InstantSource {
  private Instant now;

  TrialClock(Instant from) {
    this.now = from;
  }

  void set(Instant next) {
    now = next;
  }

  @Override
  public Instant instant() {
    return now;
  }
}
