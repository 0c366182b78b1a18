package dev.headroom.wal;

import dev.headroom.storage.Refusal;
import dev.headroom.storage.WriteAheadLog.Append;
import java.time.Duration;
import java.util.Locale;

/** Why a batch was not taken, in the words of the metrics. */
enum RefusalCause {
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
    return new Append.NotAppended(
        switch (this) {
          case QUEUE_FULL -> new Refusal.QueueFull(SOON, reason);
          case TOO_LARGE -> new Refusal.TooLarge(reason);
          case DISK_LOW, DISK_FAILED, CLOSED -> new Refusal.Unwritable(SOON, reason);
        });
  }
}
