package dev.headroom.notify.pagerduty;

import dev.headroom.notify.send.HttpAccess;
import dev.headroom.routing.Integration;
import dev.headroom.routing.Secret;

/**
 * A service at PagerDuty that is told by its Events API, version 2.
 *
 * @param key its routing key, 32 letters and digits
 * @param access how PagerDuty is reached
 * @param sendResolved whether ends are told as well
 * @param fields what the entry says of events
 */
record PagerDuty(
    String id, Secret url, Secret key, HttpAccess access, boolean sendResolved, EventFields fields)
    implements Integration {
  static final String KIND = "pagerduty";

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public String redact(String answer) {
    return key.redact(url.redact(answer));
  }
}
