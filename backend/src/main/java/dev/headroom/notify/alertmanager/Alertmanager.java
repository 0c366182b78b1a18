package dev.headroom.notify.alertmanager;

import dev.headroom.notify.send.HttpAccess;
import dev.headroom.routing.Integration;
import dev.headroom.routing.Secret;

/**
 * An Alertmanager that is told of incidents as Prometheus tells it of alerts.
 *
 * @param url its own, without the path of the API
 * @param access how it is reached
 */
public record Alertmanager(String id, Secret url, HttpAccess access) implements Integration {
  static final String KIND = "alertmanager";

  @Override
  public String kind() {
    return KIND;
  }
}
