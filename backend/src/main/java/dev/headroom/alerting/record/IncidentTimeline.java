package dev.headroom.alerting.record;

import dev.headroom.alerting.incident.TimelineEntry;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** The histories of incidents, in the state database. */
public final class IncidentTimeline {
  private static final int ENTRIES_SHOWN_MAX = 2_000;

  private final StringMap details = new StringMap();

  /** Adds a line to an incident's history; part of the caller's transaction. */
  public void append(Handle transaction, String incident, TimelineEntry entry) {
    transaction
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
        .bind("details", details.write(entry.details()))
        .execute();
  }

  /** The latest 2,000 lines of an incident, oldest first. */
  List<TimelineEntry> of(Handle handle, String incident) {
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
                details.read(row.getString("details"))))
        .list();
  }

  int count(Handle handle, String incident, TimelineEntry.Kind kind) {
    return handle
        .createQuery("SELECT count(*) FROM timeline WHERE incident = :incident AND kind = :kind")
        .bind("incident", incident)
        .bind("kind", kind.toString())
        .mapTo(Integer.class)
        .one();
  }

  private static TimelineEntry.Kind kind(String text) {
    return Stream.of(TimelineEntry.Kind.values())
        .filter(kind -> kind.toString().equals(text))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("unknown kind " + text));
  }
}
