package dev.headroom.ingest.body;

import dev.headroom.ingest.decode.BodyException;
import dev.headroom.ingest.decode.Excerpt;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How a body may be compressed. */
public enum ContentEncoding {
  IDENTITY,
  GZIP,
  /** Snappy's block format, as remote write uses it. */
  SNAPPY;

  /**
   * The encoding a request names.
   *
   * @param header the value of {@code Content-Encoding}
   * @param protocols what the protocol compresses with where the header is missing
   */
  public static ContentEncoding of(@Nullable String header, ContentEncoding protocols)
      throws BodyException {
    String name = header == null ? "" : header.strip().toLowerCase(Locale.ROOT);
    ContentEncoding named =
        switch (name) {
          case "" -> protocols;
          case "identity" -> IDENTITY;
          case "gzip", "x-gzip" -> GZIP;
          case "snappy" -> protocols == SNAPPY ? SNAPPY : null;
          default -> null;
        };
    if (named == null) {
      throw new BodyException(
          BodyException.BodyFault.UNSUPPORTED,
          "Content-Encoding " + Excerpt.of(name) + " is not " + known(protocols));
    }
    return named;
  }

  private static String known(ContentEncoding protocols) {
    return protocols == SNAPPY ? "snappy, gzip or identity" : "gzip or identity";
  }
}
