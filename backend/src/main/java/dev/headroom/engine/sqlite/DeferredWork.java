package dev.headroom.engine.sqlite;

import dev.headroom.storage.StateStore.Deferral;
import java.util.ArrayDeque;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Work that could not be done, in its order. Guarded by the lock of whoever writes. */
final class DeferredWork {
  private final int piecesMax;
  private final StateMetrics metrics;
  private final ArrayDeque<DeferredPiece> pieces = new ArrayDeque<>();

  /** One piece of it. */
  record DeferredPiece(Function<Handle, Boolean> work, Deferral deferral) {}

  DeferredWork(int piecesMax, StateMetrics metrics) {
    this.piecesMax = piecesMax;
    this.metrics = metrics;
  }

  boolean isFull() {
    return pieces.size() >= piecesMax;
  }

  void add(DeferredPiece piece) {
    piece.deferral().deferred();
    pieces.add(piece);
    metrics.deferred(pieces.size());
  }

  /** The oldest piece; null if there is none. */
  @Nullable DeferredPiece oldest() {
    return pieces.peek();
  }

  /** The oldest piece is done. */
  void done() {
    DeferredPiece piece = pieces.remove();
    metrics.deferred(pieces.size());
    piece.deferral().written();
  }
}
