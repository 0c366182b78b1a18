package dev.headroom.trial;

import dev.headroom.alerting.record.AlertingRecords;
import dev.headroom.storage.StateStore;
import java.io.IOException;

/** Stores that hold nothing and are thrown away after one piece of work. */
public interface ScratchStore {
  /** What is done with one. */
  interface ScratchWork<T> {
    T on(StateStore<? extends AlertingRecords> store) throws IOException;
  }

  /**
   * Does it with a store of its own.
   *
   * @throws IOException if there is no room for one, or the work throws it
   */
  <T> T with(ScratchWork<T> work) throws IOException;
}
