package dev.headroom.ingest.body;

import dev.headroom.ingest.IngestConfig.BodyLimits;
import dev.headroom.ingest.decode.BodyException;
import dev.headroom.ingest.decode.BodyException.BodyFault;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.ArrayList;
import java.util.List;

/** Collects one request's body on its event loop, until it ends or passes a limit. */
public final class BodyReader {
  private static final long PACE_MILLIS = 5_000;

  private final HttpServerRequest request;
  private final BodyLimits limits;
  private final BodyBudget.Lease lease;
  private final Listener listener;
  private final List<Buffer> pieces = new ArrayList<>(4);
  private int size;
  private long leased;
  private int sizeAtLastCheck;
  private boolean done;
  private Runnable cancelTimeout = () -> {};

  /** Is told one of three things, once, on the event loop. */
  public interface Listener {
    void whole(Pieces body);

    void refused(BodyException why);

    /** The sender went away. */
    void gone();
  }

  /** A body in the pieces it came in. */
  public record Pieces(List<Buffer> pieces, int size) {
    public byte[] join() {
      byte[] bytes = new byte[size];
      int at = 0;
      for (Buffer piece : pieces) {
        piece.getBytes(bytes, at);
        at += piece.length();
      }
      return bytes;
    }
  }

  public BodyReader(
      HttpServerRequest request, BodyLimits limits, BodyBudget.Lease lease, Listener listener) {
    this.request = request;
    this.limits = limits;
    this.lease = lease;
    this.listener = listener;
  }

  /** Drops what still comes of a body that was refused unread, so that the answer can be seen. */
  public static void drop(HttpServerRequest request, BodyLimits limits) {
    DroppedBody.drop(request, limits);
  }

  public void read(Vertx vertx) {
    if (isDeclaredTooLarge()) {
      tooLarge();
      return;
    }
    request.handler(this::piece).endHandler(_ -> end()).exceptionHandler(_ -> broken());
    long timer =
        vertx.setTimer(
            limits.readTimeout().toMillis(),
            _ -> tooSlow("the body took longer than " + limits.readTimeout()));
    long pace = vertx.setPeriodic(PACE_MILLIS, _ -> checkPace());
    cancelTimeout =
        () -> {
          vertx.cancelTimer(timer);
          vertx.cancelTimer(pace);
        };
    if ("100-continue".equalsIgnoreCase(request.getHeader("Expect"))) {
      request.response().writeContinue();
    }
  }

  /** Only what has come takes room, but what is said to come can be too much for any. */
  private boolean isDeclaredTooLarge() {
    String declared = request.getHeader("Content-Length");
    return declared != null && Long.parseLong(declared) > limits.wireBytesMax();
  }

  private void checkPace() {
    long wanted = limits.bytesPerSecondMin() * PACE_MILLIS / 1_000;
    if (size - sizeAtLastCheck < wanted) {
      tooSlow(
          "less than %d bytes a second (limit bytesPerSecondMin)"
              .formatted(limits.bytesPerSecondMin()));
    }
    sizeAtLastCheck = size;
  }

  /** What goes on to come that slowly is not waited for. */
  private void tooSlow(String why) {
    request.response().endHandler(_ -> request.connection().close());
    stop(BodyFault.TOO_SLOW, why);
  }

  private void tooLarge() {
    stop(BodyFault.TOO_LARGE, "more than " + limits.wireBytesMax() + " bytes (limit wireBytesMax)");
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
      tooLarge();
      return false;
    }
    if (bytes > leased) {
      if (!lease.take(bytes - leased)) {
        stop(BodyFault.OVER_CAPACITY, "too many bytes in flight (limit inFlightBytesMax)");
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

  private void stop(BodyFault kind, String why) {
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
