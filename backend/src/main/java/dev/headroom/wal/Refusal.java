package dev.headroom.wal;

import java.time.Duration;
import java.util.Locale;

/** Why a batch was not taken, in the words of the metrics. */
enum Refusal {
  QUEUE_FULL,
  TOO_LARGE,
  DISK_LOW,
  DISK_FAILED,
  CLOSED;

  private static final Duration SOON = Duration.ofSeconds(1);
  private static final Duration LATER = Duration.ofMinutes(1);

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  Append.Refused because(String reason) {
    return new Append.Refused(this == TOO_LARGE ? LATER : SOON, reason);
  }
}
