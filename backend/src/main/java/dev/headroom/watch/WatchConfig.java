package dev.headroom.watch;

import java.time.Duration;

/**
 * What Headroom raises about itself.
 *
 * @param owner who answers for Headroom: the label {@code owner} of these alerts; may be empty
 * @param stalledAfter how long no evaluation may end well before somebody is paged, 2 s to 50 s
 * @param undeliveredAfter how long a page may reach nobody before others are paged, 10 s or more
 */
public record WatchConfig(String owner, Duration stalledAfter, Duration undeliveredAfter) {
  private static final Duration STALLED_MIN = Duration.ofSeconds(2);
  private static final Duration STALLED_MAX = Duration.ofSeconds(50);
  private static final Duration UNDELIVERED_MIN = Duration.ofSeconds(10);

  public WatchConfig {
    if (stalledAfter.compareTo(STALLED_MIN) < 0 || stalledAfter.compareTo(STALLED_MAX) > 0) {
      throw new IllegalArgumentException("stalledAfter must be 2 s to 50 s: " + stalledAfter);
    }
    if (undeliveredAfter.compareTo(UNDELIVERED_MIN) < 0) {
      throw new IllegalArgumentException(
          "undeliveredAfter must be 10 s or more: " + undeliveredAfter);
    }
  }

  /** Nobody in particular, 30 s, 5 min. */
  public static WatchConfig defaults() {
    return new WatchConfig("", Duration.ofSeconds(30), Duration.ofMinutes(5));
  }
}
