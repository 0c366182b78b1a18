package dev.headroom.ingest.decode;

import java.util.Map;

/**
 * A push's body, whole and decompressed.
 *
 * @param bytes the body; decoders must not change it
 * @param receivedAtMillis when it arrived, by the server's clock; stands in for times left out
 * @param parameters the request's query parameters
 */
public record Body(byte[] bytes, long receivedAtMillis, Map<String, String> parameters) {
  public Body(byte[] bytes, long receivedAtMillis) {
    this(bytes, receivedAtMillis, Map.of());
  }
}
