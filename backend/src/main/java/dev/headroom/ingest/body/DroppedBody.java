package dev.headroom.ingest.body;

import dev.headroom.ingest.IngestConfig.BodyLimits;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;

/**
 * Drops what still comes of a body that was refused, so that the sender gets to see the answer and
 * may go on with the next request; one that sends several times the largest body loses its
 * connection.
 */
final class DroppedBody implements Handler<Buffer> {
  private static final int BODIES_MAX = 4;

  private final HttpServerRequest request;
  private final long bytesMax;
  private long bytes;

  private DroppedBody(HttpServerRequest request, long bytesMax) {
    this.request = request;
    this.bytesMax = bytesMax;
  }

  static void drop(HttpServerRequest request, BodyLimits limits) {
    if (!request.isEnded()) {
      long bytesMax = (long) BODIES_MAX * limits.wireBytesMax();
      // The answer is decided: that the sender goes away before it has read it changes nothing.
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
