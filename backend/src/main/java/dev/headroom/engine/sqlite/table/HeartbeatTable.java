package dev.headroom.engine.sqlite.table;

import dev.headroom.watch.record.HeartbeatRecords;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** The table of heartbeats that have come, in one transaction. */
final class HeartbeatTable implements HeartbeatRecords {
  private final Handle handle;

  /**
   * @param handle of the transaction
   */
  public HeartbeatTable(Handle handle) {
    this.handle = handle;
  }

  @Override
  public List<KeptBeat> all() {
    return handle
        .createQuery("SELECT name, last_at, beats FROM heartbeats")
        .map((row, _) ->
            new KeptBeat(
                row.getString("name"),
                Instant.ofEpochMilli(row.getLong("last_at")),
                row.getLong("beats")))
        .list();
  }

  @Override
  public void put(KeptBeat beat) {
    handle.execute(
        "INSERT OR REPLACE INTO heartbeats (name, last_at, beats) VALUES (?, ?, ?)",
        beat.name(),
        beat.lastAt().toEpochMilli(),
        beat.beats());
  }

  @Override
  public void delete(Collection<String> names) {
    names.forEach(name -> handle.execute("DELETE FROM heartbeats WHERE name = ?", name));
  }
}
