package dev.headroom.alerting.record;

import dev.headroom.alerting.incident.StepMark;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** The table of marked steps. */
final class StepMarks {
  List<StepMark> of(Handle handle, String incident) {
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

  /** A step that nobody marked is not done. */
  boolean isDone(Handle handle, String incident, int step) {
    return of(handle, incident).stream().anyMatch(mark -> mark.step() == step && mark.done());
  }

  /** Part of the caller's transaction. */
  void put(Handle transaction, String incident, StepMark mark) {
    transaction
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
