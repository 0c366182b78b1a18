package dev.headroom.notify.record;

import dev.headroom.alerting.incident.EntryKind;
import dev.headroom.alerting.incident.IncidentFixture;
import dev.headroom.alerting.incident.TimelineEntry;
import dev.headroom.alerting.record.AlertingRecordsContract;
import dev.headroom.drill.record.DrillRecordsContract;
import dev.headroom.outside.record.OutsideRecordsContract;
import dev.headroom.storage.StateStore;
import dev.headroom.storage.StateStoreContract;
import dev.headroom.watch.record.WatchRecordsContract;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;

/** The store in memory that other tests may use in the place of a database. */
class MemoryStateStoreTest {
  @Nested
  class AsStore extends StateStoreContract<MemoryRecords> {
    private final MemoryStateStore store = new MemoryStateStore(DEFERRED_MAX);

    @Override
    protected StateStore<MemoryRecords> store() {
      return store;
    }

    @Override
    protected void add(MemoryRecords records, String text) {
      if (records.incidents().find("inc-1").isEmpty()) {
        records.incidents().save(IncidentFixture.page("inc-1", "latency"));
      }
      records
          .timeline()
          .append(
              "inc-1",
              new TimelineEntry(
                  IncidentFixture.STARTED, EntryKind.NOTE, "test", "", text, Map.of()));
    }

    @Override
    protected List<String> texts(MemoryRecords records) {
      return records.timeline().of("inc-1").stream().map(TimelineEntry::description).toList();
    }

    @Override
    protected void refuse(boolean every) {
      store.refuse(every);
    }
  }

  @Nested
  class AsAlertingRecords extends AlertingRecordsContract<MemoryRecords> {
    private final MemoryStateStore store = new MemoryStateStore(1);

    @Override
    protected StateStore<MemoryRecords> store() {
      return store;
    }
  }

  @Nested
  class AsOutsideRecords extends OutsideRecordsContract<MemoryRecords> {
    private final MemoryStateStore store = new MemoryStateStore(1);

    @Override
    protected StateStore<MemoryRecords> store() {
      return store;
    }
  }

  @Nested
  class AsWatchRecords extends WatchRecordsContract<MemoryRecords> {
    private final MemoryStateStore store = new MemoryStateStore(1);

    @Override
    protected StateStore<MemoryRecords> store() {
      return store;
    }
  }

  @Nested
  class AsDrillRecords extends DrillRecordsContract<MemoryRecords> {
    private final MemoryStateStore store = new MemoryStateStore(1);

    @Override
    protected StateStore<MemoryRecords> store() {
      return store;
    }
  }

  @Nested
  class AsDeliveryRecords extends DeliveryRecordsContract<MemoryRecords> {
    private final MemoryStateStore store = new MemoryStateStore(1);

    @Override
    protected StateStore<MemoryRecords> store() {
      return store;
    }
  }
}
