package dev.headroom.engine.sqlite;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Connections that are free; as many come back as there were. */
final class ConnectionPool extends ArrayBlockingQueue<Handle> {
  private static final long serialVersionUID = 1;

  private final int size;

  ConnectionPool(int size, Jdbi database) {
    super(size);
    this.size = size;
    for (int i = 0; i < size; i++) {
      add(database.open());
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
