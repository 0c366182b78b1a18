package dev.headroom.engine.sqlite;

import dev.headroom.alerting.incident.EntryKind;
import dev.headroom.alerting.incident.IncidentFixture;
import dev.headroom.alerting.incident.TimelineEntry;
import dev.headroom.alerting.record.AlertingRecordsContract;
import dev.headroom.drill.record.DrillRecordsContract;
import dev.headroom.engine.StateRecords;
import dev.headroom.notify.record.DeliveryRecordsContract;
import dev.headroom.outside.record.OutsideRecordsContract;
import dev.headroom.storage.StateStore;
import dev.headroom.storage.StateStoreContract;
import dev.headroom.watch.record.WatchRecordsContract;
import io.prometheus.client.CollectorRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** SQLite holds to what every state store does. */
class StateDatabaseContractTest {
  @TempDir Path folder;
  private StateDatabase database;

  @BeforeEach
  void open() throws IOException {
    database =
        StateDatabase.open(
            folder.resolve("state.db"),
            new StateConfig(0, StateStoreContractOnSqlite.LIMIT),
            InstantSource.system(),
            System::nanoTime,
            new CollectorRegistry());
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Nested
  class StateStoreContractOnSqlite extends StateStoreContract<StateRecords> {
    static final int LIMIT = DEFERRED_MAX;

    @Override
    protected StateStore<StateRecords> store() {
      return database;
    }

    @Override
    protected void add(StateRecords records, String text) {
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
    protected List<String> texts(StateRecords records) {
      return records.timeline().of("inc-1").stream().map(TimelineEntry::description).toList();
    }

    @Override
    protected void refuse(boolean every) {
      StateFile file = new StateFile(folder.resolve("state.db"));
      if (every) {
        file.breakTable("INSERT ON timeline");
      } else {
        file.mend();
      }
    }
  }

  @Nested
  class AlertingRecordsOnSqlite extends AlertingRecordsContract<StateRecords> {
    @Override
    protected StateStore<StateRecords> store() {
      return database;
    }
  }

  @Nested
  class OutsideRecordsOnSqlite extends OutsideRecordsContract<StateRecords> {
    @Override
    protected StateStore<StateRecords> store() {
      return database;
    }
  }

  @Nested
  class WatchRecordsOnSqlite extends WatchRecordsContract<StateRecords> {
    @Override
    protected StateStore<StateRecords> store() {
      return database;
    }
  }

  @Nested
  class DrillRecordsOnSqlite extends DrillRecordsContract<StateRecords> {
    @Override
    protected StateStore<StateRecords> store() {
      return database;
    }
  }

  @Nested
  class DeliveryRecordsOnSqlite extends DeliveryRecordsContract<StateRecords> {
    @Override
    protected StateStore<StateRecords> store() {
      return database;
    }
  }
}
