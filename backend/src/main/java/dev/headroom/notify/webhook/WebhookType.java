package dev.headroom.notify.webhook;

import dev.headroom.notify.send.HttpAccess;
import dev.headroom.notify.send.ReceiverType;
import dev.headroom.notify.send.Sender;
import dev.headroom.routing.Integration;
import dev.headroom.routing.IntegrationEntry;
import dev.headroom.routing.Secret;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Receivers that understand Alertmanager's webhook. */
public final class WebhookType implements ReceiverType<Webhook> {
  /** Everything of every alert, by POST to an address. */
  public static Integration to(String id, Secret url) {
    return new Webhook(id, url, HttpAccess.PLAIN, true, 0);
  }

  @Override
  public String key() {
    return "webhook_configs";
  }

  @Override
  public Class<Webhook> integration() {
    return Webhook.class;
  }

  @Override
  public Map<String, String> inherits() {
    return Map.of(HttpAccess.KEY, HttpAccess.KEY);
  }

  @Override
  public Optional<Webhook> read(IntegrationEntry entry) {
    entry.check(
        Set.of("url", "url_file", "send_resolved", "max_alerts", HttpAccess.KEY),
        Set.of("timeout"));
    HttpAccess access = HttpAccess.read(entry);
    boolean sendResolved = entry.yesOrNo("send_resolved", true);
    int alertsMax = entry.wholeNumber("max_alerts", 0);
    return entry
        .url()
        .map(url -> new Webhook(entry.id(Webhook.KIND, url), url, access, sendResolved, alertsMax));
  }

  @Override
  public Sender sender(Webhook webhook, SenderContext context) {
    return new WebhookSender(
        webhook, context.receiver(), context.links(), context.http().by(webhook.access()));
  }
}
