package dev.headroom.notify.signedwebhook;

import dev.headroom.routing.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.Base64;

/**
 * The private half of a pair: {@code whsk_} and, in base64, the 32 bytes of an Ed25519 key (RFC
 * 8032), with or without those of the public half behind them. It signs by {@code v1a}; receivers
 * check with {@code whpk_}.
 */
record Ed25519Key(PrivateKey key, Secret text) implements SigningKey {
  static final String PREFIX = "whsk_";
  private static final String ALGORITHM = "Ed25519";
  private static final int BYTES = 32;

  static Ed25519Key parse(String text) {
    byte[] bytes = SigningKey.decoded(text.substring(PREFIX.length()));
    if (bytes.length != BYTES && bytes.length != 2 * BYTES) {
      throw new IllegalArgumentException(
          "%s must be followed by the %d bytes of an Ed25519 key in base64"
              .formatted(PREFIX, BYTES));
    }
    try {
      EdECPrivateKeySpec spec =
          new EdECPrivateKeySpec(NamedParameterSpec.ED25519, Arrays.copyOf(bytes, BYTES));
      return new Ed25519Key(
          KeyFactory.getInstance(ALGORITHM).generatePrivate(spec),
          SigningKey.secret(text, PREFIX, bytes));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }

  @Override
  public String signature(String signed) {
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initSign(key);
      signature.update(signed.getBytes(StandardCharsets.UTF_8));
      return "v1a," + Base64.getEncoder().encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }

  @Override
  public String toString() {
    return "<secret>";
  }
}
