package dev.headroom.reply;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.headroom.alerting.reply.AlarmKey;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * What the link in a page says: which alarm, and until when. The incident's id has 35 bits of
 * chance in it and the code 256, so that nobody comes upon one.
 *
 * @param expiresAt whole seconds; from then on it is worth nothing
 */
record AckToken(AlarmKey alarm, Instant expiresAt) {
  private static final byte VERSION = 1;
  private static final int HEAD_BYTES = 1 + Long.BYTES + Integer.BYTES;
  private static final int LENGTH_MAX = 200;

  /** Keeps the key from ever signing the same bytes for another purpose. */
  private static final byte[] PURPOSE = "headroom acknowledge link\n".getBytes(US_ASCII);

  /** As it stands in a link: letters, digits, {@code -} and {@code _}. */
  String text(byte[] key) {
    byte[] incident = alarm.incident().getBytes(US_ASCII);
    byte[] said =
        ByteBuffer.allocate(HEAD_BYTES + incident.length)
            .put(VERSION)
            .putLong(expiresAt.getEpochSecond())
            .putInt(alarm.alarm())
            .put(incident)
            .array();
    byte[] code = MessageCode.of(key, PURPOSE, said);
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(ByteBuffer.allocate(said.length + code.length).put(said).put(code).array());
  }

  /** Reads what {@link #text} wrote under the same key; empty if it is anything else. */
  static Optional<AckToken> read(String text, byte[] key) {
    if (text.length() > LENGTH_MAX) {
      return Optional.empty();
    }
    byte[] all;
    try {
      all = Base64.getUrlDecoder().decode(text);
    } catch (IllegalArgumentException noBase64) {
      return Optional.empty();
    }
    if (all.length <= HEAD_BYTES + MessageCode.BYTES || all[0] != VERSION) {
      return Optional.empty();
    }
    int end = all.length - MessageCode.BYTES;
    byte[] said = Arrays.copyOf(all, end);
    byte[] code = Arrays.copyOfRange(all, end, all.length);
    if (!MessageCode.isSame(MessageCode.of(key, PURPOSE, said), code)) {
      return Optional.empty();
    }
    AckToken token = said(ByteBuffer.wrap(said));
    return token.text(key).equals(text) ? Optional.of(token) : Optional.empty();
  }

  private static AckToken said(ByteBuffer said) {
    Instant expiresAt = Instant.ofEpochSecond(said.position(1).getLong());
    int alarm = said.getInt();
    byte[] incident = new byte[said.remaining()];
    said.get(incident);
    return new AckToken(new AlarmKey(new String(incident, US_ASCII), alarm), expiresAt);
  }

  boolean isExpired(Instant now) {
    return !now.isBefore(expiresAt);
  }
}
