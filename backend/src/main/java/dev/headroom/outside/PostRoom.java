package dev.headroom.outside;

import dev.headroom.model.Urgency;
import dev.headroom.outside.record.OutsideAlert;
import java.util.Optional;

/**
 * The room that is left while a post is taken. What is known already may always be renewed, and the
 * last tenth is for alerts that page.
 */
final class PostRoom {
  /** Of a hundred. */
  private static final int RESERVED = 10;

  private final OutsideConfig config;
  private int alerts;
  private long bytes;

  /**
   * @param alerts how many are kept
   * @param bytes of their texts
   */
  PostRoom(OutsideConfig config, int alerts, long bytes) {
    this.config = config;
    this.alerts = alerts;
    this.bytes = bytes;
  }

  /** Whether there is room for an alert, which is then taken. */
  boolean takes(OutsideAlert alert, Optional<OutsideAlert> known) {
    long more = KeptAlerts.bytes(alert) - known.map(KeptAlerts::bytes).orElse(0L);
    boolean isNew = known.isEmpty();
    int kept = OutsideSubject.urgency(alert) == Urgency.PAGE ? 0 : RESERVED;
    if (isNew
        && (alerts >= config.alertsMax() - share(config.alertsMax(), kept)
            || bytes + more > config.bytesMax() - share(config.bytesMax(), kept))) {
      return false;
    }
    alerts += isNew ? 1 : 0;
    bytes += more;
    return true;
  }

  private static long share(long all, int hundredths) {
    return all * hundredths / 100;
  }
}
