package dev.headroom.notify.alertmanager;

import dev.headroom.notify.send.HttpAccess;
import dev.headroom.notify.send.ReceiverType;
import dev.headroom.notify.send.Sender;
import dev.headroom.routing.IntegrationEntry;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Alertmanagers. */
public final class AlertmanagerType implements ReceiverType<Alertmanager> {
  @Override
  public String key() {
    return "alertmanager_configs";
  }

  @Override
  public Class<Alertmanager> integration() {
    return Alertmanager.class;
  }

  @Override
  public Map<String, String> inherits() {
    return Map.of(HttpAccess.KEY, HttpAccess.KEY);
  }

  @Override
  public Optional<Alertmanager> read(IntegrationEntry entry) {
    entry.check(Set.of("url", "url_file", HttpAccess.KEY), Set.of("timeout"));
    HttpAccess access = HttpAccess.read(entry);
    return entry.url().map(url -> new Alertmanager(entry.id(Alertmanager.KIND, url), url, access));
  }

  @Override
  public Sender sender(Alertmanager alertmanager, SenderContext context) {
    return new AlertmanagerSender(
        alertmanager,
        new PostedAlerts(context.links(), context.clock()),
        context.http().by(alertmanager.access()));
  }
}
