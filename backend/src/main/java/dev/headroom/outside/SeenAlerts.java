package dev.headroom.outside;

import dev.headroom.outside.record.OutsideAlert;
import dev.headroom.outside.record.OutsideRecords;
import dev.headroom.storage.StateStore;
import java.io.IOException;
import java.util.List;

/** Writes which alerts rounds saw after their end, so that no start tells of them again. */
final class SeenAlerts {
  private final StateStore<? extends OutsideRecords> store;
  private final KeptAlerts kept;

  SeenAlerts(StateStore<? extends OutsideRecords> store, KeptAlerts kept) {
    this.store = store;
    this.kept = kept;
  }

  /** To be called when what the latest rounds saw is on disk. */
  void write() throws IOException {
    List<OutsideAlert> seen = kept.takeSeenOver();
    if (seen.isEmpty()) {
      return;
    }
    try {
      store.write(records -> {
        records.outsideAlerts().put(seen);
        return true;
      });
    } catch (IOException e) {
      kept.putBack(seen);
      throw e;
    }
  }
}
