package dev.headroom.notify.webhook;

import dev.headroom.notify.send.HttpAccess;
import dev.headroom.routing.Integration;
import dev.headroom.routing.Secret;

/**
 * Posts what Alertmanager posts (webhook version 4).
 *
 * @param access how it is reached
 * @param sendResolved whether the end is told as well
 * @param alertsMax how many alerts of a group are told of; 0 for all
 */
record Webhook(String id, Secret url, HttpAccess access, boolean sendResolved, int alertsMax)
    implements Integration {
  static final String KIND = "webhook";

  @Override
  public String kind() {
    return KIND;
  }
}
