package dev.headroom.watch.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.storage.StateStore;
import dev.headroom.watch.record.HeartbeatRecords.KeptBeat;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * What the records of heartbeats hold to, whatever keeps them.
 *
 * @param <R> the records of the store
 */
public abstract class WatchRecordsContract<R extends WatchRecords> {
  private static final Instant CAME = Instant.parse("2026-03-01T03:07:00.123Z");

  /** The store, empty. */
  protected abstract StateStore<R> store();

  private void write(Consumer<HeartbeatRecords> work) throws IOException {
    store()
        .write(records -> {
          work.accept(records.heartbeats());
          return true;
        });
  }

  private List<KeptBeat> all() throws IOException {
    return store().read((R records) -> records.heartbeats().all());
  }

  @Test
  void aBeatIsReadAsItWasPutAndALaterOneTakesItsPlace() throws IOException {
    KeptBeat backup = new KeptBeat("backup.db-1", CAME, 7);
    KeptBeat mail = new KeptBeat("mail", CAME.plusMillis(1), 1);
    write(records -> {
      records.put(backup);
      records.put(mail);
    });
    assertThat(all()).containsExactlyInAnyOrder(backup, mail);

    KeptBeat later = new KeptBeat("backup.db-1", CAME.plusSeconds(60), 8);
    write(records -> records.put(later));
    assertThat(all()).containsExactlyInAnyOrder(later, mail);
  }

  @Test
  void whatIsDeletedIsGoneAndWhatIsNotThereIsDeletedAlready() throws IOException {
    KeptBeat kept = new KeptBeat("kept", CAME, 1);
    write(records -> {
      records.put(new KeptBeat("gone", CAME, 1));
      records.put(kept);
    });
    write(records -> records.delete(List.of("gone", "never there")));
    write(records -> records.delete(List.of()));
    assertThat(all()).containsExactly(kept);
  }
}
