package dev.headroom.engine.sqlite.table;

import dev.headroom.drill.record.DrillRecords;
import dev.headroom.drill.record.KeptDrill;
import dev.headroom.drill.record.KeptDrill.DrillLeg;
import dev.headroom.drill.record.KeptDrill.DrillResult;
import dev.headroom.drill.record.KeptDrill.LegTime;
import dev.headroom.drill.record.PageOutcome;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The tables of drills, in one transaction. */
final class DrillTable implements DrillRecords {
  private static final String NEWEST_FIRST = " ORDER BY started_at DESC, id DESC";

  private final Handle handle;

  /**
   * @param handle of the transaction
   */
  DrillTable(Handle handle) {
    this.handle = handle;
  }

  @Override
  public void put(KeptDrill drill) {
    handle.execute("DELETE FROM drills WHERE id = ?", drill.id());
    handle.execute(
        """
        INSERT INTO drills (id, schedule, service, objective, by, started_at, ended_at, incident,
          result, missed, reason)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        drill.id(),
        drill.schedule(),
        drill.service(),
        drill.objective(),
        drill.by(),
        drill.startedAt().toEpochMilli(),
        drill.endedAt().map(Instant::toEpochMilli).orElse(null),
        drill.incident().orElse(null),
        drill.result().toString(),
        drill.missed().map(DrillLeg::toString).orElse(null),
        drill.reason());
    int place = 0;
    for (LegTime each : drill.legs()) {
      put(drill.id(), place++, each);
    }
  }

  private void put(String drill, int place, LegTime time) {
    handle.execute(
        "INSERT INTO drill_legs (drill, place, leg, took_ms, expected_ms, limit_ms)"
            + " VALUES (?, ?, ?, ?, ?, ?)",
        drill,
        place,
        time.leg().toString(),
        time.took().map(Duration::toMillis).orElse(null),
        time.expected().toMillis(),
        time.limit().toMillis());
  }

  @Override
  public Optional<KeptDrill> find(String id) {
    return handle
        .createQuery("SELECT * FROM drills WHERE id = :id")
        .bind("id", id)
        .map((row, _) -> drill(row))
        .findOne();
  }

  @Override
  public List<KeptDrill> latest(Optional<String> service, int limit) {
    String where = service.isPresent() ? " WHERE service = :service" : "";
    return handle
        .createQuery("SELECT * FROM drills" + where + NEWEST_FIRST + " LIMIT :limit")
        .bindMap(service.map(name -> Map.of("service", name)).orElse(Map.of()))
        .bind("limit", limit)
        .map((row, _) -> drill(row))
        .list();
  }

  @Override
  public List<KeptDrill> lastOfEach() {
    return handle
        .createQuery(
            """
            SELECT * FROM (
              SELECT *, row_number() OVER (
                PARTITION BY schedule, CASE schedule WHEN '' THEN service ELSE '' END
                ORDER BY started_at DESC, id DESC) AS place
              FROM drills)
            WHERE place = 1
            """
                + NEWEST_FIRST)
        .map((row, _) -> drill(row))
        .list();
  }

  @Override
  public List<KeptDrill> running() {
    return handle
        .createQuery("SELECT * FROM drills WHERE result = 'running'" + NEWEST_FIRST)
        .map((row, _) -> drill(row))
        .list();
  }

  @Override
  public void keep(int newest) {
    handle.execute(
        "DELETE FROM drills WHERE id NOT IN (SELECT id FROM drills" + NEWEST_FIRST + " LIMIT ?)",
        newest);
  }

  @Override
  public void put(PageOutcome outcome) {
    handle.execute(
        """
        INSERT OR REPLACE INTO drill_outcomes (drill, service, objective, schedule, in_time, at)
        VALUES (?, ?, ?, ?, ?, ?)
        """,
        outcome.drill(),
        outcome.service(),
        outcome.objective(),
        outcome.schedule(),
        outcome.inTime() ? 1 : 0,
        outcome.at().toEpochMilli());
  }

  @Override
  public List<PageOutcome> outcomes() {
    return handle
        .createQuery("SELECT * FROM drill_outcomes ORDER BY at, drill")
        .map((row, _) ->
            new PageOutcome(
                row.getString("drill"),
                row.getString("service"),
                row.getString("objective"),
                row.getString("schedule"),
                row.getInt("in_time") == 1,
                Instant.ofEpochMilli(row.getLong("at"))))
        .list();
  }

  @Override
  public void counted(String drill) {
    handle.execute("DELETE FROM drill_outcomes WHERE drill = ?", drill);
  }

  private KeptDrill drill(ResultSet row) throws SQLException {
    String id = row.getString("id");
    return new KeptDrill(
        id,
        row.getString("schedule"),
        row.getString("service"),
        row.getString("objective"),
        row.getString("by"),
        Instant.ofEpochMilli(row.getLong("started_at")),
        millis(row, "ended_at").map(Instant::ofEpochMilli),
        text(row.getString("incident")),
        DrillResult.of(row.getString("result")),
        text(row.getString("missed")).map(DrillLeg::of),
        row.getString("reason"),
        legs(id));
  }

  private List<LegTime> legs(String drill) {
    return handle
        .createQuery("SELECT * FROM drill_legs WHERE drill = :drill ORDER BY place")
        .bind("drill", drill)
        .map((row, _) ->
            new LegTime(
                DrillLeg.of(row.getString("leg")),
                millis(row, "took_ms").map(Duration::ofMillis),
                Duration.ofMillis(row.getLong("expected_ms")),
                Duration.ofMillis(row.getLong("limit_ms"))))
        .list();
  }

  private static Optional<String> text(@Nullable String written) {
    return Optional.ofNullable(written);
  }

  private static Optional<Long> millis(ResultSet row, String column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? Optional.empty() : Optional.of(value);
  }
}
