package dev.headroom.notify.send;

import java.time.Duration;

/**
 * Bounds of delivering.
 *
 * @param requestDeadline for one attempt as a whole, from resolving the name to the last byte read;
 *     1 s or more
 * @param expireAfter age at which a delivery that fails is given up; 1 s or more
 * @param retryAfterMax longest wait a receiver may ask for
 * @param responseBytesMax how much of an answer is read
 * @param closeGrace how long closing waits for attempts under way
 * @param atOnceMax incidents that one integration is told of at the same time; what is told of one
 *     incident stays in order
 * @param unwrittenMax deliveries, for each integration, that are kept and sent while the state
 *     database cannot be written
 * @param addresses which may be told anything, over HTTP
 */
public record NotifyConfig(
    Duration requestDeadline,
    Duration expireAfter,
    Duration retryAfterMax,
    int responseBytesMax,
    Duration closeGrace,
    int atOnceMax,
    int unwrittenMax,
    AddressScope addresses) {
  private static final Duration SECOND = Duration.ofSeconds(1);

  public NotifyConfig {
    if (requestDeadline.compareTo(SECOND) < 0) {
      throw new IllegalArgumentException("requestDeadline must be 1 s or more");
    }
    if (expireAfter.compareTo(SECOND) < 0) {
      throw new IllegalArgumentException("expireAfter must be 1 s or more");
    }
    if (retryAfterMax.isNegative()) {
      throw new IllegalArgumentException("retryAfterMax must not be negative");
    }
    if (responseBytesMax < 0) {
      throw new IllegalArgumentException("responseBytesMax must not be negative");
    }
    if (closeGrace.isNegative()) {
      throw new IllegalArgumentException("closeGrace must not be negative");
    }
    if (atOnceMax < 1 || atOnceMax > 256) {
      throw new IllegalArgumentException("atOnceMax must be 1 to 256");
    }
    if (unwrittenMax < 1) {
      throw new IllegalArgumentException("unwrittenMax must be more than zero");
    }
  }

  /** 10 s, 24 h, 1 h, 64 KiB, 3 s, 16 at once, 1,000 unwritten, all addresses. */
  public static NotifyConfig defaults() {
    return new NotifyConfig(
        Duration.ofSeconds(10),
        Duration.ofHours(24),
        Duration.ofHours(1),
        64 * 1024,
        Duration.ofSeconds(3),
        16,
        1_000,
        AddressScope.ALL);
  }
}
