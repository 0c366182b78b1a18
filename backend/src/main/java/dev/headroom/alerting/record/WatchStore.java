package dev.headroom.alerting.record;

import dev.headroom.alerting.incident.AlertText;
import dev.headroom.alerting.incident.Burn;
import dev.headroom.alerting.incident.Burn.Answered;
import dev.headroom.alerting.incident.Incident.Acknowledgement;
import dev.headroom.alerting.incident.Standing;
import dev.headroom.alerting.incident.Standing.Told;
import dev.headroom.alerting.incident.Watch;
import dev.headroom.slo.objective.BurnTier.Urgency;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * What decides about incidents, in the state database: the tiers that burn, and with each incident
 * what its next step depends on. Every method is part of its caller's transaction.
 */
final class WatchStore {
  /** What stands with an incident that has not ended. */
  record Kept(int returns, Duration shortWindow, Optional<Instant> clearSince, Told told) {
    Standing standing(Optional<Acknowledgement> taken) {
      return new Standing(taken, returns, shortWindow, clearSince, told);
    }
  }

  /** What stands with an incident that ended a moment ago. */
  record Recent(String objective, Urgency urgency, String id, Watch.Ended ended) {}

  /** All tiers that burn, by objective. */
  Map<String, Map<String, Burn>> burns(Handle handle) {
    Map<String, Map<String, Burn>> burns = new HashMap<>();
    handle
        .createQuery("SELECT * FROM burning_tiers")
        .map((row, context) -> Map.entry(row.getString("objective"), burn(row)))
        .forEach(each ->
            burns
                .computeIfAbsent(each.getKey(), objective -> new TreeMap<>())
                .put(each.getValue().tier(), each.getValue()));
    return burns;
  }

  private static Burn burn(ResultSet row) throws SQLException {
    return new Burn(
        row.getString("tier"),
        urgency(row.getString("urgency")),
        Instant.ofEpochMilli(row.getLong("since")),
        answer(row));
  }

  private static Answered answer(ResultSet row) throws SQLException {
    return switch (row.getString("answer")) {
      case "taken" ->
          new Answered.Taken(
              new Acknowledgement(
                  Instant.ofEpochMilli(row.getLong("taken_at")), row.getString("taken_by")));
      case "closed" -> new Answered.Closed();
      default -> new Answered.ByNobody();
    };
  }

  void replaceBurns(Handle transaction, String objective, Map<String, Burn> burns) {
    transaction.execute("DELETE FROM burning_tiers WHERE objective = ?", objective);
    for (Burn burn : burns.values()) {
      Map<String, @Nullable Object> values = new HashMap<>();
      values.put("objective", objective);
      values.put("tier", burn.tier());
      values.put("urgency", AlertText.severityName(burn.urgency()));
      values.put("since", burn.since().toEpochMilli());
      putAnswer(values, burn.answer());
      transaction
          .createUpdate(
              """
              INSERT INTO burning_tiers
                (objective, tier, urgency, since, answer, taken_at, taken_by)
              VALUES (:objective, :tier, :urgency, :since, :answer, :taken_at, :taken_by)
              """)
          .bindMap(values)
          .execute();
    }
  }

  private static void putAnswer(Map<String, @Nullable Object> values, Answered answer) {
    values.put("taken_at", null);
    values.put("taken_by", null);
    switch (answer) {
      case Answered.ByNobody() -> values.put("answer", "nobody");
      case Answered.Closed() -> values.put("answer", "closed");
      case Answered.Taken(Acknowledgement by) -> {
        values.put("answer", "taken");
        values.put("taken_at", by.at().toEpochMilli());
        values.put("taken_by", by.by());
      }
    }
  }

  /** What stands with the incidents that have not ended, by their id. */
  Map<String, Kept> kept(Handle handle) {
    Map<String, Kept> kept = new HashMap<>();
    handle
        .createQuery("SELECT * FROM incidents WHERE state <> 'resolved'")
        .map((row, context) ->
            Map.entry(
                row.getString("id"),
                new Kept(
                    row.getInt("returns"),
                    Duration.ofMillis(row.getLong("short_window_millis")),
                    moment(row, "clear_since"),
                    new Told(
                        Instant.ofEpochMilli(row.getLong("told_at")),
                        row.getString("told_tier"),
                        new BigDecimal(row.getString("told_share"))))))
        .forEach(each -> kept.put(each.getKey(), each.getValue()));
    return kept;
  }

  void keep(Handle transaction, String incident, Standing standing) {
    Told told = standing.told();
    transaction
        .createUpdate(
            """
            UPDATE incidents
            SET returns = :returns, short_window_millis = :window, clear_since = :clear,
              told_at = :at, told_tier = :tier, told_share = :share
            WHERE id = :id
            """)
        .bind("id", incident)
        .bind("returns", standing.returns())
        .bind("window", standing.shortWindow().toMillis())
        .bind("clear", standing.clearSince().map(Instant::toEpochMilli).orElse(null))
        .bind("at", told.at().toEpochMilli())
        .bind("tier", told.tier())
        .bind("share", told.share().toPlainString())
        .execute();
  }

  /** The incidents that would come back. */
  List<Recent> recent(Handle handle) {
    return handle
        .createQuery("SELECT * FROM incidents WHERE reopen_until IS NOT NULL")
        .map((row, context) ->
            new Recent(
                row.getString("objective"),
                urgency(row.getString("severity")),
                row.getString("id"),
                new Watch.Ended(
                    Instant.ofEpochMilli(row.getLong("reopen_until")), row.getInt("returns"))))
        .list();
  }

  void forgetRecent(Handle transaction, String objective) {
    transaction.execute(
        "UPDATE incidents SET reopen_until = NULL WHERE reopen_until IS NOT NULL AND objective = ?",
        objective);
  }

  void keepRecent(Handle transaction, String incident, Watch.Ended ended) {
    transaction.execute(
        "UPDATE incidents SET reopen_until = ?, returns = ? WHERE id = ?",
        ended.until().toEpochMilli(),
        ended.returns(),
        incident);
  }

  private static Optional<Instant> moment(ResultSet row, String column) throws SQLException {
    long millis = row.getLong(column);
    return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
  }

  private static Urgency urgency(String severity) {
    return severity.equals("page") ? Urgency.PAGE : Urgency.TICKET;
  }
}
