package dev.headroom.ingest.http;

import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * An answer, ready to be written.
 *
 * @param contentType empty where there is no body
 * @param retryAfter what to tell the sender to wait
 * @param headers further ones
 */
record Reply(
    int status,
    String contentType,
    Buffer body,
    Optional<Duration> retryAfter,
    Map<String, String> headers) {
  static Reply of(int status, String contentType, Buffer body) {
    return new Reply(status, contentType, body, Optional.empty(), Map.of());
  }

  static Reply empty(int status) {
    return of(status, "", Buffer.buffer());
  }

  Reply retryAfter(Duration wait) {
    return new Reply(status, contentType, body, Optional.of(wait), headers);
  }

  Reply with(Map<String, String> further) {
    return new Reply(status, contentType, body, retryAfter, further);
  }
}
