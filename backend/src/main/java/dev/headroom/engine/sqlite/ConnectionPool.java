package dev.headroom.engine.sqlite;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Connections that are free; as many come back as there were. */
final class ConnectionPool extends ArrayBlockingQueue<Handle> {
  private static final long serialVersionUID = 1;
  private static final int WAIT_MILLIS_MAX = 5_000;

  private final int size;

  ConnectionPool(int size, Jdbi database) {
    super(size);
    this.size = size;
    for (int i = 0; i < size; i++) {
      add(database.open());
    }
  }

  /** One that is free, within a while. */
  Handle borrow(StateMetrics metrics) throws IOException {
    try {
      Handle reader = poll(WAIT_MILLIS_MAX, TimeUnit.MILLISECONDS);
      if (reader == null) {
        metrics.failed();
        throw new IOException("state database is busy: all reads are under way");
      }
      return reader;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for the state database");
    }
  }

  /** Waits for all to come back and closes them. */
  void close() throws InterruptedException {
    List<Handle> idle = new ArrayList<>();
    while (idle.size() < size) {
      idle.add(take());
    }
    idle.forEach(Handle::close);
  }
}
