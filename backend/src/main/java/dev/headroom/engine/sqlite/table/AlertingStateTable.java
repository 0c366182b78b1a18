package dev.headroom.engine.sqlite.table;

import dev.headroom.alerting.incident.AlertingState;
import dev.headroom.alerting.incident.FiringAlert;
import dev.headroom.alerting.incident.FiringAlert.Handling;
import dev.headroom.alerting.incident.Incident.Acknowledgement;
import dev.headroom.alerting.incident.OpenIncident;
import dev.headroom.alerting.incident.OpenIncident.LastNotification;
import dev.headroom.alerting.record.AlertingStateRecords;
import dev.headroom.model.Urgency;
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
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/**
 * What decides about incidents: the table of alerts that fire, and columns of the incidents on
 * which their next step depends. In one transaction.
 */
final class AlertingStateTable implements AlertingStateRecords {
  private final Handle handle;

  AlertingStateTable(Handle handle) {
    this.handle = handle;
  }

  @Override
  public Map<String, Map<String, FiringAlert>> firing() {
    Map<String, Map<String, FiringAlert>> firing = new HashMap<>();
    handle
        .createQuery("SELECT * FROM burning_tiers")
        .map((row, context) -> Map.entry(row.getString("objective"), alert(row)))
        .forEach(each ->
            firing
                .computeIfAbsent(each.getKey(), subject -> new TreeMap<>())
                .put(each.getValue().name(), each.getValue()));
    return firing;
  }

  private static FiringAlert alert(ResultSet row) throws SQLException {
    return new FiringAlert(
        row.getString("tier"),
        Urgencies.of(row.getString("urgency")),
        Instant.ofEpochMilli(row.getLong("since")),
        answer(row));
  }

  private static Handling answer(ResultSet row) throws SQLException {
    return switch (row.getString("answer")) {
      case "taken" ->
          new Handling.Acknowledged(
              new Acknowledgement(
                  Instant.ofEpochMilli(row.getLong("taken_at")), row.getString("taken_by")));
      case "closed" -> new Handling.ClosedByHand();
      default -> new Handling.Unhandled();
    };
  }

  @Override
  public void replaceFiring(String subject, Map<String, FiringAlert> firing) {
    Map<String, FiringAlert> before = firing(subject);
    List<String> gone = before.keySet().stream().filter(each -> !firing.containsKey(each)).toList();
    handle.execute(
        "DELETE FROM burning_tiers WHERE objective = ? AND tier IN (SELECT value FROM json_each(?))",
        subject,
        JsonText.array(gone));
    List<FiringAlert> changed =
        firing.values().stream().filter(each -> !each.equals(before.get(each.name()))).toList();
    if (!changed.isEmpty()) {
      put(subject, changed);
    }
  }

  private Map<String, FiringAlert> firing(String subject) {
    Map<String, FiringAlert> firing = new HashMap<>();
    handle
        .createQuery("SELECT * FROM burning_tiers WHERE objective = ?")
        .bind(0, subject)
        .map((row, context) -> alert(row))
        .forEach(each -> firing.put(each.name(), each));
    return firing;
  }

  /** A group may have thousands: only what is new is written, at once. */
  private void put(String subject, List<FiringAlert> alerts) {
    try (PreparedBatch batch =
        handle.prepareBatch(
            """
            INSERT OR REPLACE INTO burning_tiers
              (objective, tier, urgency, since, answer, taken_at, taken_by)
            VALUES (:objective, :tier, :urgency, :since, :answer, :taken_at, :taken_by)
            """)) {
      for (FiringAlert alert : alerts) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("objective", subject);
        values.put("tier", alert.name());
        values.put("urgency", Urgencies.text(alert.urgency()));
        values.put("since", alert.since().toEpochMilli());
        putAnswer(values, alert.answer());
        batch.bindMap(values).add();
      }
      batch.execute();
    }
  }

  private static void putAnswer(Map<String, @Nullable Object> values, Handling answer) {
    values.put("taken_at", null);
    values.put("taken_by", null);
    switch (answer) {
      case Handling.Unhandled() -> values.put("answer", "nobody");
      case Handling.ClosedByHand() -> values.put("answer", "closed");
      case Handling.Acknowledged(Acknowledgement by) -> {
        values.put("answer", "taken");
        values.put("taken_at", by.at().toEpochMilli());
        values.put("taken_by", by.by());
      }
    }
  }

  @Override
  public Map<String, OpenIncident> open() {
    Map<String, OpenIncident> open = new HashMap<>();
    handle
        .createQuery("SELECT * FROM incidents WHERE state <> 'resolved'")
        .map((row, context) -> Map.entry(row.getString("id"), open(row)))
        .forEach(each -> open.put(each.getKey(), each.getValue()));
    return open;
  }

  private static OpenIncident open(ResultSet row) throws SQLException {
    return new OpenIncident(
        IncidentTable.acknowledgement(row),
        row.getInt("returns"),
        Duration.ofMillis(row.getLong("short_window_millis")),
        moment(row, "clear_since"),
        new LastNotification(
            Instant.ofEpochMilli(row.getLong("told_at")),
            row.getString("told_tier"),
            new BigDecimal(row.getString("told_share")),
            row.getLong("told_fired")));
  }

  @Override
  public void saveOpen(String incident, OpenIncident open) {
    LastNotification last = open.lastNotification();
    handle
        .createUpdate(
            """
            UPDATE incidents
            SET returns = :returns, short_window_millis = :window, clear_since = :clear,
              told_at = :at, told_tier = :tier, told_share = :share,
              told_fired = :fired
            WHERE id = :id
            """)
        .bind("id", incident)
        .bind("returns", open.returns())
        .bind("window", open.shortWindow().toMillis())
        .bind("clear", open.clearSince().map(Instant::toEpochMilli).orElse(null))
        .bind("at", last.at().toEpochMilli())
        .bind("tier", last.alert())
        .bind("share", last.intensity().toPlainString())
        .bind("fired", last.fired())
        .execute();
  }

  @Override
  public List<EndedIncident> ended() {
    return handle
        .createQuery("SELECT * FROM incidents WHERE reopen_until IS NOT NULL")
        .map((row, context) ->
            new EndedIncident(
                row.getString("objective"),
                Urgencies.of(row.getString("severity")),
                row.getString("id"),
                new AlertingState.Ended(
                    Instant.ofEpochMilli(row.getLong("reopen_until")), row.getInt("returns"))))
        .list();
  }

  @Override
  public void replaceEnded(String subject, Map<String, AlertingState.Ended> ended) {
    handle.execute(
        "UPDATE incidents SET reopen_until = NULL WHERE reopen_until IS NOT NULL AND objective = ?",
        subject);
    ended.forEach((incident, how) ->
        handle.execute(
            "UPDATE incidents SET reopen_until = ?, returns = ? WHERE id = ?",
            how.until().toEpochMilli(),
            how.returns(),
            incident));
  }

  private static Optional<Instant> moment(ResultSet row, String column) throws SQLException {
    long millis = row.getLong(column);
    return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
  }

  /** How an urgency is stored. */
  static final class Urgencies {
    private Urgencies() {}

    static String text(Urgency urgency) {
      return switch (urgency) {
        case PAGE -> "page";
        case TICKET -> "ticket";
      };
    }

    static Urgency of(String text) {
      return text.equals("page") ? Urgency.PAGE : Urgency.TICKET;
    }
  }
}
