package dev.headroom.ingest.http;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A {@code Content-Type}, as far as it matters here.
 *
 * @param name type and subtype in lower case; empty if there is none
 * @param proto the parameter by which remote write names its message; empty if there is none
 */
record MediaType(String name, String proto) {
  private static final String PROTO = "proto=";

  static MediaType parse(@Nullable String header) {
    String[] parts = (header == null ? "" : header).split(";");
    String proto =
        Arrays.stream(parts)
            .skip(1)
            .map(String::strip)
            .filter(part -> part.startsWith(PROTO))
            .map(part -> part.substring(PROTO.length()).replace("\"", ""))
            .findFirst()
            .orElse("");
    return new MediaType(parts.length == 0 ? "" : parts[0].strip().toLowerCase(Locale.ROOT), proto);
  }
}
