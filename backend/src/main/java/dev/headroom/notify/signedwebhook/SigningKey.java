package dev.headroom.notify.signedwebhook;

import dev.headroom.routing.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * The key two sides share to sign webhooks: {@code whsec_} and 24 to 64 bytes in base64 (Standard
 * Webhooks 1.0.0, "Signature scheme", symmetric).
 */
public final class SigningKey {
  private static final String PREFIX = "whsec_";
  private static final int BYTES_MIN = 24;
  private static final int BYTES_MAX = 64;

  private final byte[] bytes;
  private final Secret text;

  private SigningKey(byte[] bytes, Secret text) {
    this.bytes = bytes;
    this.text = text;
  }

  /**
   * @throws IllegalArgumentException if the text is not of that form; the message does not repeat
   *     it
   */
  public static SigningKey parse(String text) {
    byte[] bytes = text.startsWith(PREFIX) ? decoded(text.substring(PREFIX.length())) : new byte[0];
    if (bytes.length < BYTES_MIN || bytes.length > BYTES_MAX) {
      throw new IllegalArgumentException(
          "the secret must be %s followed by %d to %d bytes in base64"
              .formatted(PREFIX, BYTES_MIN, BYTES_MAX));
    }
    return new SigningKey(bytes, secret(text, bytes));
  }

  /** With and without the prefix, and what the base64 stands for, as text and in hexadecimal. */
  private static Secret secret(String text, byte[] bytes) {
    return new Secret(
        text,
        List.of(
            text,
            text.substring(PREFIX.length()).replace("=", ""),
            Base64.getUrlEncoder().withoutPadding().encodeToString(bytes),
            HexFormat.of().formatHex(bytes),
            new String(bytes, StandardCharsets.UTF_8)));
  }

  private static byte[] decoded(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      // The decoder's message quotes characters of the secret.
      return new byte[0];
    }
  }

  /** A copy of the bytes. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** Another text without this key, in any form a receiver may echo. */
  public String redact(String other) {
    return text.redact(other);
  }

  @Override
  public String toString() {
    return "<secret>";
  }
}
