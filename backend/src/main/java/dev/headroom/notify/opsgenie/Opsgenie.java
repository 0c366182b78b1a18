package dev.headroom.notify.opsgenie;

import dev.headroom.notify.send.HttpAccess;
import dev.headroom.routing.Integration;
import dev.headroom.routing.Secret;

/**
 * An integration of Opsgenie.
 *
 * @param url of its API, without a version
 * @param key of the integration
 * @param access how Opsgenie is reached
 * @param sendResolved whether ends are told as well
 * @param fields what the entry says of alerts
 */
public record Opsgenie(
    String id, Secret url, Secret key, HttpAccess access, boolean sendResolved, AlertFields fields)
    implements Integration {
  static final String KIND = "opsgenie";

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public String redact(String answer) {
    return key.redact(url.redact(answer));
  }
}
