package dev.headroom.engine.sqlite.table;

import dev.headroom.alerting.incident.Telling;
import dev.headroom.alerting.incident.TransitionKind;
import dev.headroom.alerting.record.TellingRecords;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** The table of who was told of which alarm, in one transaction. */
final class TellingTable implements TellingRecords {
  private final Handle handle;

  public TellingTable(Handle handle) {
    this.handle = handle;
  }

  @Override
  public void add(String incident, Telling telling) {
    handle
        .createUpdate(
            """
            INSERT INTO tellings (incident, alarm, receiver, event, transition, at)
            VALUES (:incident, :alarm, :receiver, :event, :transition, :at)
            ON CONFLICT (incident, alarm, receiver) DO NOTHING
            """)
        .bind("incident", incident)
        .bind("alarm", telling.alarm())
        .bind("receiver", telling.receiver())
        .bind("event", telling.by().toString())
        .bind("transition", telling.sequence())
        .bind("at", telling.at().toEpochMilli())
        .execute();
  }

  @Override
  public List<Telling> of(String incident) {
    return handle
        .createQuery("SELECT * FROM tellings WHERE incident = :incident ORDER BY position")
        .bind("incident", incident)
        .map((row, context) -> telling(row))
        .list();
  }

  @Override
  public Map<String, List<Telling>> standing() {
    Map<String, List<Telling>> all = new HashMap<>();
    handle
        .createQuery(
            """
            SELECT * FROM tellings
            WHERE incident IN (SELECT id FROM incidents WHERE state <> 'resolved')
              OR incident IN (SELECT id FROM incidents WHERE reopen_until IS NOT NULL)
            ORDER BY position
            """)
        .map((row, context) ->
            all.computeIfAbsent(row.getString("incident"), _ -> new ArrayList<>())
                .add(telling(row)))
        .list();
    return all;
  }

  private static Telling telling(ResultSet row) throws SQLException {
    return new Telling(
        row.getInt("alarm"),
        row.getString("receiver"),
        TransitionKind.of(row.getString("event")),
        row.getLong("transition"),
        Instant.ofEpochMilli(row.getLong("at")));
  }
}
