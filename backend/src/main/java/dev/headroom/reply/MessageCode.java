package dev.headroom.reply;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA256. */
final class MessageCode {
  static final int BYTES = 32;
  private static final String ALGORITHM = "HmacSHA256";

  private MessageCode() {}

  /** The code of all parts, one after the other. */
  static byte[] of(byte[] key, byte[]... parts) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      for (byte[] part : parts) {
        mac.update(part);
      }
      return mac.doFinal();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }

  /** Whether two codes are the same; takes as long whether they are or not. */
  static boolean isSame(byte[] one, byte[] other) {
    return MessageDigest.isEqual(one, other);
  }

  /**
   * Whether one of some codes in hexadecimal digits is that of a message under one of some keys.
   *
   * @param given what is no such code counts as a wrong one
   */
  static boolean isAnyOf(List<String> given, List<byte[]> keys, byte[]... message) {
    boolean found = false;
    for (byte[] key : keys) {
      byte[] expected = of(key, message);
      for (String each : given) {
        found |= isSame(expected, decoded(each));
      }
    }
    return found;
  }

  private static byte[] decoded(String hex) {
    try {
      return HexFormat.of().parseHex(hex);
    } catch (IllegalArgumentException noHex) {
      return new byte[0];
    }
  }
}
