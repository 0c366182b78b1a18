package dev.headroom.alerting.silence;

import dev.headroom.alerting.silence.SilenceRecords.SilenceRoom;
import dev.headroom.storage.StateStore;
import java.io.IOException;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The state store as silences see it.
 *
 * @param <R> the records of the store, of which those of silences are a part
 */
final class SilenceStore<R extends SilenceRoom> {
  private static final StateStore.Deferral UNHEARD =
      new StateStore.Deferral() {
        @Override
        public void deferred() {}

        @Override
        public void written() {}
      };

  private final StateStore<R> store;

  SilenceStore(StateStore<R> store) {
    this.store = store;
  }

  <T> T read(Function<SilenceRecords, T> work) throws IOException {
    return store.readFirst(records -> work.apply(records.silences()));
  }

  void write(Consumer<SilenceRecords> work) throws IOException {
    boolean _ =
        store.write(records -> {
          work.accept(records.silences());
          return true;
        });
  }

  void writeOrDefer(Consumer<SilenceRecords> work) throws IOException {
    boolean _ = store.writeOrDefer(records -> work.accept(records.silences()), UNHEARD);
  }
}
