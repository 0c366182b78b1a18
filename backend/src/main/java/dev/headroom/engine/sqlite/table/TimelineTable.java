package dev.headroom.engine.sqlite.table;

import dev.headroom.alerting.incident.EntryKind;
import dev.headroom.alerting.incident.TimelineEntry;
import dev.headroom.alerting.record.TimelineRecords;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** The table of incidents' histories, in one transaction. */
final class TimelineTable implements TimelineRecords {
  private final Handle handle;

  TimelineTable(Handle handle) {
    this.handle = handle;
  }

  @Override
  public void append(String incident, TimelineEntry entry) {
    handle
        .createUpdate(
            """
            INSERT INTO timeline (incident, at, kind, source, owner, description, details)
            VALUES (:incident, :at, :kind, :source, :owner, :description, :details)
            """)
        .bind("incident", incident)
        .bind("at", entry.at().toEpochMilli())
        .bind("kind", entry.kind().toString())
        .bind("source", entry.source())
        .bind("owner", entry.owner())
        .bind("description", entry.description())
        .bind("details", JsonText.write(entry.details()))
        .execute();
  }

  @Override
  public List<TimelineEntry> of(String incident) {
    return handle
        .createQuery(
            """
            SELECT * FROM (
              SELECT * FROM timeline WHERE incident = :incident ORDER BY position DESC LIMIT :limit)
            ORDER BY position
            """)
        .bind("incident", incident)
        .bind("limit", ENTRIES_SHOWN_MAX)
        .map((row, context) ->
            new TimelineEntry(
                Instant.ofEpochMilli(row.getLong("at")),
                kind(row.getString("kind")),
                row.getString("source"),
                row.getString("owner"),
                row.getString("description"),
                JsonText.read(row.getString("details"))))
        .list();
  }

  @Override
  public int count(String incident, EntryKind kind) {
    return handle
        .createQuery("SELECT count(*) FROM timeline WHERE incident = :incident AND kind = :kind")
        .bind("incident", incident)
        .bind("kind", kind.toString())
        .mapTo(Integer.class)
        .one();
  }

  private static EntryKind kind(String text) {
    return Stream.of(EntryKind.values())
        .filter(kind -> kind.toString().equals(text))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("unknown kind " + text));
  }
}
