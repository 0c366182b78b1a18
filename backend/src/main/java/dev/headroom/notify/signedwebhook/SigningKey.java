package dev.headroom.notify.signedwebhook;

import dev.headroom.routing.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** A key that webhooks are signed with (Standard Webhooks 1.0.0, "Signature scheme"). */
sealed interface SigningKey permits SharedKey, Ed25519Key {
  /**
   * The signature of what is sent, with the mark of its scheme before it.
   *
   * @param signed id, Unix seconds and body, joined by full stops
   */
  String signature(String signed);

  /** The key in every form in which a receiver may echo it. */
  Secret text();

  /**
   * {@code whsec_} or {@code whsk_} and what is behind it.
   *
   * @throws IllegalArgumentException if the text is neither; the message does not repeat it
   */
  static SigningKey parse(String text) {
    return text.startsWith(Ed25519Key.PREFIX) ? Ed25519Key.parse(text) : SharedKey.parse(text);
  }

  /** What base64 stands for; nothing if it is none, for the decoder's message would quote it. */
  static byte[] decoded(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }

  /** With and without the prefix, and what the base64 stands for, as text and in hexadecimal. */
  static Secret secret(String text, String prefix, byte[] bytes) {
    return new Secret(
        text,
        List.of(
            text,
            text.substring(prefix.length()).replace("=", ""),
            Base64.getUrlEncoder().withoutPadding().encodeToString(bytes),
            HexFormat.of().formatHex(bytes),
            new String(bytes, StandardCharsets.UTF_8)));
  }
}
