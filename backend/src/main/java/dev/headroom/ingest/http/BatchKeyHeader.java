package dev.headroom.ingest.http;

import dev.headroom.ingest.decode.BodyException;
import dev.headroom.ingest.decode.Decoded;
import dev.headroom.model.Batch;
import dev.headroom.model.BatchKey;
import dev.headroom.model.BatchKey.Digest;
import dev.headroom.model.SeriesData;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Derives what makes two pushes the same push. */
final class BatchKeyHeader {
  private static final int LENGTH_MAX = 255;
  private static final BatchKey NOT_REMEMBERED =
      new BatchKey(new Digest(0, 0), new Digest(0, 0), false);

  private BatchKeyHeader() {}

  /** The sender's own key, from its {@code Idempotency-Key} header. */
  static Optional<String> sent(@Nullable String header) throws BodyException {
    if (header == null) {
      return Optional.empty();
    }
    if (header.isBlank() || header.length() > LENGTH_MAX) {
      throw BodyException.malformed(
          "Idempotency-Key of "
              + header.length()
              + " characters; 1 to "
              + LENGTH_MAX
              + " are fine");
    }
    return Optional.of(header);
  }

  /**
   * The key of a push.
   *
   * @param target path and query it was sent to
   * @param body decompressed
   */
  static BatchKey of(
      Optional<String> sent, String target, String mediaType, byte[] body, Decoded decoded) {
    if (sent.isPresent()) {
      return new BatchKey(digest("k:" + sent.get(), new byte[0]), digest("", body), true);
    }
    if (!decoded.timed() || repeatsHarmlessly(decoded.batch())) {
      return NOT_REMEMBERED;
    }
    return new BatchKey(
        digest("b:" + target + "\n" + mediaType + "\n", body), digest("", body), true);
  }

  /** Samples that tell their own time say the same thing however often they are said. */
  private static boolean repeatsHarmlessly(Batch batch) {
    if (!batch.logs().isEmpty() || !batch.changes().isEmpty()) {
      return false;
    }
    for (SeriesData each : batch.series()) {
      if (!(each instanceof SeriesData.Floats)) {
        return false;
      }
    }
    return true;
  }

  private static Digest digest(String prefix, byte[] bytes) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update(prefix.getBytes(StandardCharsets.UTF_8));
      ByteBuffer digest = ByteBuffer.wrap(sha256.digest(bytes));
      return new Digest(digest.getLong(), digest.getLong());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
