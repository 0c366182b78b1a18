package dev.headroom.wal;

import dev.headroom.storage.Append;
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

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  Append because(String reason) {
    return switch (this) {
      case QUEUE_FULL -> new Append.OverCapacity(SOON, reason);
      case TOO_LARGE -> new Append.TooLarge(reason);
      case DISK_LOW, DISK_FAILED, CLOSED -> new Append.Refused(SOON, reason);
    };
  }
}
