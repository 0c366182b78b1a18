package dev.headroom.watch.ping;

import dev.headroom.routing.Integration;
import dev.headroom.routing.Secret;
import java.time.Duration;

/**
 * Somebody who watches us: a beat is posted there as long as we work.
 *
 * @param interval how often; a failed one is not repeated before the next
 */
public record HeartbeatTarget(String id, Secret url, Duration interval) implements Integration {
  static final String KIND = "heartbeat";

  @Override
  public String kind() {
    return KIND;
  }
}
