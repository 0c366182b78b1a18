package dev.headroom.ingest.http;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;

/**
 * Drops what still comes of a body that was refused, so that the sender gets to see the answer; one
 * that goes on sending loses its connection.
 */
final class DroppedBody implements Handler<Buffer> {
  private final HttpServerRequest request;
  private final long bytesMax;
  private long bytes;

  private DroppedBody(HttpServerRequest request, long bytesMax) {
    this.request = request;
    this.bytesMax = bytesMax;
  }

  static void drop(HttpServerRequest request, long bytesMax) {
    if (!request.isEnded()) {
      request.handler(new DroppedBody(request, bytesMax)).exceptionHandler(_ -> {});
    }
  }

  @Override
  public void handle(Buffer chunk) {
    bytes += chunk.length();
    if (bytes > bytesMax) {
      request.connection().close();
    }
  }
}
