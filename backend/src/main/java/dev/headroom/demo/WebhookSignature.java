package dev.headroom.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Checks symmetric signatures as Standard Webhooks 1.0.0 defines them: {@code v1,} and the base64
 * of an HMAC-SHA256 over {@code id.timestamp.body}.
 */
final class WebhookSignature {
  private static final String ALGORITHM = "HmacSHA256";
  private static final String SECRET_PREFIX = "whsec_";
  private static final String VERSION = "v1";
  private static final Duration TOLERANCE = Duration.ofMinutes(5);

  private final byte[] secret;
  private final InstantSource clock;

  WebhookSignature(byte[] secret, InstantSource clock) {
    this.secret = secret.clone();
    this.clock = clock;
  }

  /** The secret as it is handed to senders. */
  String secretText() {
    return SECRET_PREFIX + Base64.getEncoder().encodeToString(secret);
  }

  /**
   * @param id header webhook-id; empty if missing
   * @param timestamp header webhook-timestamp, Unix seconds; empty if missing
   * @param signatures header webhook-signature, several with spaces between them; empty if missing
   */
  SignatureCheck check(String id, String timestamp, String signatures, byte[] body) {
    if (id.isEmpty() || signatures.isEmpty() || !timestamp.matches("[0-9]{1,12}")) {
      return SignatureCheck.MISSING;
    }
    byte[] expected = sign(id, timestamp, body);
    boolean match = false;
    for (String signature : signatures.split(" ")) {
      String[] parts = signature.split(",", 2);
      byte[] given = parts.length == 2 ? parts[1].getBytes(UTF_8) : new byte[0];
      match |= parts[0].equals(VERSION) && MessageDigest.isEqual(expected, given);
    }
    if (!match) {
      return SignatureCheck.WRONG;
    }
    long ageSeconds = Math.abs(clock.instant().getEpochSecond() - Long.parseLong(timestamp));
    return ageSeconds <= TOLERANCE.toSeconds() ? SignatureCheck.GOOD : SignatureCheck.TOO_OLD;
  }

  private byte[] sign(String id, String timestamp, byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret, ALGORITHM));
      mac.update((id + "." + timestamp + ".").getBytes(UTF_8));
      return Base64.getEncoder().encode(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }
}
