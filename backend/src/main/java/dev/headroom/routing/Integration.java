package dev.headroom.routing;

/** One way a receiver is told. */
public sealed interface Integration {
  /**
   * Receiver, kind and fingerprint of the address: {@code payments/webhook/3f9a1c20b7d4}. It stays
   * the same wherever the entry stands, and another address is another one: who was told at the old
   * one has not heard at the new.
   */
  String id();

  /** Name of the kind: {@code webhook}, {@code signed_webhook}. */
  String kind();

  /** Where deliveries are posted. */
  Secret url();

  /** A text of the receiver's, an answer or an error, without anything secret of its entry. */
  default String redact(String answer) {
    return url().redact(answer);
  }

  /**
   * Posts what Alertmanager posts (webhook version 4).
   *
   * @param sendResolved whether the end is told as well
   */
  record Webhook(String id, Secret url, boolean sendResolved) implements Integration {
    static final String KIND = "webhook";

    @Override
    public String kind() {
      return KIND;
    }
  }

  /** Posts signed events (Standard Webhooks 1.0.0). */
  record SignedWebhook(String id, Secret url, SigningKey key) implements Integration {
    static final String KIND = "signed_webhook";

    @Override
    public String redact(String answer) {
      return key.redact(url.redact(answer));
    }

    @Override
    public String kind() {
      return KIND;
    }
  }
}
