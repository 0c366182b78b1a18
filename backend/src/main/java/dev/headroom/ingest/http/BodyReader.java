package dev.headroom.ingest.http;

import dev.headroom.ingest.BodyLimits;
import dev.headroom.ingest.decode.BodyException;
import dev.headroom.ingest.decode.BodyException.Kind;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.ArrayList;
import java.util.List;

/** Collects one request's body on its event loop, until it ends or passes a limit. */
final class BodyReader {
  private final HttpServerRequest request;
  private final BodyLimits limits;
  private final BodyBudget.Lease lease;
  private final Listener listener;
  private final List<Buffer> pieces = new ArrayList<>(4);
  private int size;
  private long leased;
  private boolean done;
  private Runnable cancelTimeout = () -> {};

  /** Is told one of three things, once, on the event loop. */
  interface Listener {
    void whole(Pieces body);

    void refused(BodyException why);

    /** The sender went away. */
    void gone();
  }

  /** A body in the pieces it came in. */
  record Pieces(List<Buffer> pieces, int size) {
    byte[] join() {
      byte[] bytes = new byte[size];
      int at = 0;
      for (Buffer piece : pieces) {
        piece.getBytes(bytes, at);
        at += piece.length();
      }
      return bytes;
    }
  }

  BodyReader(
      HttpServerRequest request, BodyLimits limits, BodyBudget.Lease lease, Listener listener) {
    this.request = request;
    this.limits = limits;
    this.lease = lease;
    this.listener = listener;
  }

  void read(Vertx vertx) {
    String declared = request.getHeader("Content-Length");
    if (declared != null && !makeRoom(Long.parseLong(declared))) {
      return;
    }
    request.handler(this::piece).endHandler(_ -> end()).exceptionHandler(_ -> broken());
    long timer =
        vertx.setTimer(
            limits.readTimeout().toMillis(),
            _ -> stop(Kind.TOO_SLOW, "the body took longer than " + limits.readTimeout()));
    cancelTimeout = () -> vertx.cancelTimer(timer);
    if ("100-continue".equalsIgnoreCase(request.getHeader("Expect"))) {
      request.response().writeContinue();
    }
  }

  private void piece(Buffer piece) {
    if (makeRoom((long) size + piece.length())) {
      pieces.add(piece);
      size += piece.length();
    }
  }

  /** Makes sure there is room for a body of so many bytes, or stops. */
  private boolean makeRoom(long bytes) {
    if (bytes > limits.wireBytesMax()) {
      stop(Kind.TOO_LARGE, "more than " + limits.wireBytesMax() + " bytes (limit wireBytesMax)");
      return false;
    }
    if (bytes > leased) {
      if (!lease.take(bytes - leased)) {
        stop(Kind.OVER_CAPACITY, "too many bytes in flight (limit inFlightBytesMax)");
        return false;
      }
      leased = bytes;
    }
    return true;
  }

  private void end() {
    if (finish()) {
      listener.whole(new Pieces(pieces, size));
    }
  }

  private void broken() {
    if (finish()) {
      listener.gone();
    }
  }

  private void stop(Kind kind, String why) {
    if (finish()) {
      pieces.clear();
      DroppedBody.drop(request, limits);
      listener.refused(new BodyException(kind, why));
    }
  }

  private boolean finish() {
    boolean first = !done;
    done = true;
    cancelTimeout.run();
    return first;
  }
}
