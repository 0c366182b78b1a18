package dev.headroom.notify.signedwebhook;

import dev.headroom.notify.send.HttpAccess;
import dev.headroom.routing.Integration;
import dev.headroom.routing.Secret;

/**
 * Posts signed events (Standard Webhooks 1.0.0).
 *
 * @param access how it is reached
 * @param keys what is sent is signed with
 */
record SignedWebhook(String id, Secret url, HttpAccess access, SigningKeys keys)
    implements Integration {
  static final String KIND = "signed_webhook";

  @Override
  public String redact(String answer) {
    return keys.redact(url.redact(answer));
  }

  @Override
  public String kind() {
    return KIND;
  }
}
