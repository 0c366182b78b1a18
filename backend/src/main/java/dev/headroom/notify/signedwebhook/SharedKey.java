package dev.headroom.notify.signedwebhook;

import dev.headroom.routing.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key that two sides share: {@code whsec_} and 24 to 64 bytes in base64. It signs by
 * HMAC-SHA256, {@code v1}.
 */
record SharedKey(SecretKeySpec key, Secret text) implements SigningKey {
  private static final String ALGORITHM = "HmacSHA256";
  private static final String PREFIX = "whsec_";
  private static final int BYTES_MIN = 24;
  private static final int BYTES_MAX = 64;

  static SharedKey parse(String text) {
    byte[] bytes =
        text.startsWith(PREFIX) ? SigningKey.decoded(text.substring(PREFIX.length())) : new byte[0];
    if (bytes.length < BYTES_MIN || bytes.length > BYTES_MAX) {
      throw new IllegalArgumentException(
          "the secret must be %s followed by %d to %d bytes in base64, or whsk_ and a private key"
              .formatted(PREFIX, BYTES_MIN, BYTES_MAX));
    }
    return new SharedKey(
        new SecretKeySpec(bytes, ALGORITHM), SigningKey.secret(text, PREFIX, bytes));
  }

  @Override
  public String signature(String signed) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      byte[] code = mac.doFinal(signed.getBytes(StandardCharsets.UTF_8));
      return "v1," + Base64.getEncoder().encodeToString(code);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }

  @Override
  public String toString() {
    return "<secret>";
  }
}
