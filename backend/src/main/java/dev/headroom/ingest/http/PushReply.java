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
record PushReply(
    int status,
    String contentType,
    Buffer body,
    Optional<Duration> retryAfter,
    Map<String, String> headers) {
  static PushReply of(int status, String contentType, Buffer body) {
    return new PushReply(status, contentType, body, Optional.empty(), Map.of());
  }

  static PushReply empty(int status) {
    return of(status, "", Buffer.buffer());
  }

  PushReply retryAfter(Duration wait) {
    return new PushReply(status, contentType, body, Optional.of(wait), headers);
  }

  PushReply with(Map<String, String> further) {
    return new PushReply(status, contentType, body, retryAfter, further);
  }
}
