package dev.headroom.notify;

import dev.headroom.notify.send.RateLimit;
import dev.headroom.notify.send.Sender;
import dev.headroom.routing.Integration;
import java.util.Optional;

/**
 * An integration in use.
 *
 * @param receiver name of the receiver whose it is
 * @param limit of how fast it may be told; empty if there is none
 */
record ActiveIntegration(
    String receiver, Integration integration, Sender sender, Optional<RateLimit> limit) {
  String id() {
    return integration.id();
  }
}
