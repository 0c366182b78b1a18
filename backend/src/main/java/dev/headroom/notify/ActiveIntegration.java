package dev.headroom.notify;

import dev.headroom.notify.send.Sender;
import dev.headroom.routing.Integration;

/**
 * An integration in use.
 *
 * @param receiver name of the receiver whose it is
 */
record ActiveIntegration(String receiver, Integration integration, Sender sender) {
  String id() {
    return integration.id();
  }
}
