package dev.headroom.notify.signedwebhook;

import dev.headroom.notify.send.ReceiverType;
import dev.headroom.notify.send.Sender;
import dev.headroom.routing.IntegrationEntry;
import dev.headroom.routing.Secret;
import java.util.Optional;
import java.util.Set;

/** Receivers that check the signature of what they are sent. */
public final class SignedWebhookType implements ReceiverType<SignedWebhook> {
  @Override
  public String key() {
    return "signed_webhook_configs";
  }

  @Override
  public Class<SignedWebhook> integration() {
    return SignedWebhook.class;
  }

  @Override
  public Optional<SignedWebhook> read(IntegrationEntry entry) {
    entry.check(Set.of("url", "secret"), Set.of("http_config", "timeout"));
    Optional<Secret> url = entry.url();
    Optional<SigningKey> key = entry.secret("secret", SigningKey::parse);
    return url.isPresent() && key.isPresent()
        ? Optional.of(
            new SignedWebhook(entry.id(SignedWebhook.KIND, url.get()), url.get(), key.get()))
        : Optional.empty();
  }

  @Override
  public Sender sender(SignedWebhook webhook, SenderContext context) {
    return new SignedWebhookSender(webhook, context.links(), context.http(), context.clock());
  }
}
