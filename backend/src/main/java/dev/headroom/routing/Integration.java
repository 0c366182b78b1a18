package dev.headroom.routing;

/** One way a receiver is told. Those who send define the kinds; here they are read and named. */
public interface Integration {
  /**
   * Receiver, kind and fingerprint of the address, together with the key where that says who is
   * told: {@code payments/webhook/3f9a1c20b7d4}. It stays the same wherever the entry stands, and
   * another address is another one: who was told at the old one has not heard at the new.
   */
  String id();

  /** Name of the kind, part of the id: small letters, digits and underscores. */
  String kind();

  /** Where deliveries are posted; of one that is not told over HTTP, the server it is told by. */
  Secret url();

  /**
   * Who is told, by which it is known (the fingerprint of {@link #id}): the address, and what else
   * tells it from others at the same one.
   */
  default Secret address() {
    return url();
  }

  /** A text of the receiver's, an answer or an error, without anything secret of its entry. */
  default String redact(String answer) {
    return url().redact(answer);
  }
}
