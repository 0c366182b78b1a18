package dev.headroom.notify.signedwebhook;

import dev.headroom.notify.send.HttpAccess;
import dev.headroom.notify.send.ReceiverType;
import dev.headroom.notify.send.Sender;
import dev.headroom.routing.Integration;
import dev.headroom.routing.IntegrationEntry;
import dev.headroom.routing.Secret;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Receivers that check the signature of what they are sent. */
public final class SignedWebhookType implements ReceiverType<SignedWebhook> {
  /**
   * Signed events, by POST to an address.
   *
   * @param keys one or more, with white space between them
   * @throws IllegalArgumentException if one is no key; the message repeats none of them
   */
  public static Integration to(String id, Secret url, String keys) {
    return new SignedWebhook(id, url, HttpAccess.PLAIN, SigningKeys.parse(keys));
  }

  @Override
  public String key() {
    return "signed_webhook_configs";
  }

  @Override
  public Class<SignedWebhook> integration() {
    return SignedWebhook.class;
  }

  @Override
  public Map<String, String> inherits() {
    return Map.of(HttpAccess.KEY, HttpAccess.KEY);
  }

  @Override
  public Optional<SignedWebhook> read(IntegrationEntry entry) {
    entry.check(Set.of("url", "secret", HttpAccess.KEY), Set.of("timeout"));
    HttpAccess access = HttpAccess.read(entry);
    Optional<Secret> url = entry.url();
    Optional<SigningKeys> keys = entry.secret("secret", SigningKeys::parse);
    return url.isPresent() && keys.isPresent()
        ? Optional.of(
            new SignedWebhook(
                entry.id(SignedWebhook.KIND, url.get()), url.get(), access, keys.get()))
        : Optional.empty();
  }

  @Override
  public Sender sender(SignedWebhook webhook, SenderContext context) {
    return new SignedWebhookSender(
        webhook, context.links(), context.http().by(webhook.access()), context.clock());
  }
}
