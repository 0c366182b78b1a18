package dev.headroom.engine.sqlite.table;

import dev.headroom.alerting.incident.StepMark;
import dev.headroom.alerting.record.StepMarkRecords;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** The table of marked steps, in one transaction. */
final class StepMarkTable implements StepMarkRecords {
  private final Handle handle;

  StepMarkTable(Handle handle) {
    this.handle = handle;
  }

  @Override
  public List<StepMark> of(String incident) {
    return handle
        .createQuery("SELECT * FROM step_marks WHERE incident = :incident ORDER BY step")
        .bind("incident", incident)
        .map((row, context) ->
            new StepMark(
                row.getInt("step"),
                row.getInt("done") == 1,
                row.getString("owner"),
                Instant.ofEpochMilli(row.getLong("at"))))
        .list();
  }

  @Override
  public void put(String incident, StepMark mark) {
    handle
        .createUpdate(
            """
            INSERT INTO step_marks (incident, step, done, owner, at)
            VALUES (:incident, :step, :done, :owner, :at)
            ON CONFLICT (incident, step) DO UPDATE
              SET done = excluded.done, owner = excluded.owner, at = excluded.at
            """)
        .bind("incident", incident)
        .bind("step", mark.step())
        .bind("done", mark.done() ? 1 : 0)
        .bind("owner", mark.by())
        .bind("at", mark.at().toEpochMilli())
        .execute();
  }
}
