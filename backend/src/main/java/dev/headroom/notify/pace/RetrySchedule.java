package dev.headroom.notify.pace;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * How long to wait after a failed attempt: 1, 2, 4, 8, 15, 30, 60 seconds, then 60 seconds each
 * time, and up to a tenth more so that many deliveries don't come back at once.
 */
public final class RetrySchedule {
  /** Longest wait that no receiver asked for. */
  public static final Duration DELAY_MAX = Duration.ofSeconds(66);

  private static final List<Integer> SECONDS = List.of(1, 2, 4, 8, 15, 30, 60);
  private static final double JITTER_MAX = 0.1;

  private final RandomGenerator random;

  /**
   * @param random for the tenth; safe for several threads
   */
  public RetrySchedule(RandomGenerator random) {
    this.random = random;
  }

  /**
   * @param failed failed attempts so far, at least 1
   * @param asked what the receiver asked for; never less than this
   */
  public Duration delay(int failed, Duration asked) {
    Duration planned = Duration.ofSeconds(SECONDS.get(Math.min(failed, SECONDS.size()) - 1));
    Duration longer = planned.compareTo(asked) < 0 ? asked : planned;
    return longer.plusMillis((long) (planned.toMillis() * JITTER_MAX * random.nextDouble()));
  }
}
