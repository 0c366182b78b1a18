package dev.headroom.alerting;

import java.util.Base64;

/**
 * The key two sides share to sign webhooks: {@code whsec_} and 24 to 64 bytes in base64 (Standard
 * Webhooks 1.0.0, "Signature scheme", symmetric).
 */
public final class SigningKey {
  private static final String PREFIX = "whsec_";
  private static final int BYTES_MIN = 24;
  private static final int BYTES_MAX = 64;

  private final byte[] bytes;

  private SigningKey(byte[] bytes) {
    this.bytes = bytes;
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
    return new SigningKey(bytes);
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

  @Override
  public String toString() {
    return "<secret>";
  }
}
