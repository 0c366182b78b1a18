package dev.headroom.outside;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Alerts that found no room. Safe for any number of threads. */
public final class RoomRefusals {
  private static final Logger LOG = LoggerFactory.getLogger(RoomRefusals.class);
  private static final Duration BETWEEN_WARNINGS = Duration.ofMinutes(1);

  private volatile Optional<RoomRefusal> last = Optional.empty();
  private Instant nextWarning = Instant.MIN;

  /**
   * The last post that was refused, in part or as a whole.
   *
   * @param alerts how many of its alerts found no room
   */
  public record RoomRefusal(Instant at, int alerts) {}

  RoomRefusals() {}

  /** The last one since the start; empty if there was none. */
  public Optional<RoomRefusal> last() {
    return last;
  }

  /** The log says it as well, not more often than it is read. */
  synchronized void add(int alerts, Instant now) {
    if (alerts == 0) {
      return;
    }
    last = Optional.of(new RoomRefusal(now, alerts));
    if (!now.isBefore(nextWarning)) {
      nextWarning = now.plus(BETWEEN_WARNINGS);
      LOG.warn(
          "{} alerts of others found no room: outside.alertsMax and outside.bytesMax bound them",
          alerts);
    }
  }
}
