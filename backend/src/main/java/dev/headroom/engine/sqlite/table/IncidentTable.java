package dev.headroom.engine.sqlite.table;

import dev.headroom.alerting.incident.Figures;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.Incident.Acknowledgement;
import dev.headroom.alerting.incident.Incident.Resolution;
import dev.headroom.alerting.incident.IncidentQuery;
import dev.headroom.alerting.incident.IncidentState;
import dev.headroom.alerting.record.IncidentRecords;
import dev.headroom.engine.sqlite.table.AlertingStateTable.Urgencies;
import dev.headroom.engine.sqlite.table.OutsideAlertTable.GroupText;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** The table of incidents, in one transaction. */
final class IncidentTable implements IncidentRecords {
  private static final List<String> COLUMNS =
      List.of(
          "id",
          "sequence",
          "alarm",
          "objective",
          "service",
          "owner",
          "runbook",
          "state",
          "severity",
          "tier",
          "began_at",
          "started_at",
          "acknowledged_at",
          "acknowledged_by",
          "resolved_at",
          "resolved_by",
          "resolution",
          "labels",
          "annotations",
          "muted",
          "told_with",
          "figures_at",
          "burn",
          "burn_window_millis",
          "bad_share",
          "budget_remaining",
          "exhaustion_at_pace_millis",
          "exhaustion_of_remaining_millis");
  private static final String INSERT =
      "INSERT INTO incidents (%s) VALUES (:%s)"
          .formatted(String.join(", ", COLUMNS), String.join(", :", COLUMNS));
  private static final String UPDATE =
      "UPDATE incidents SET %s WHERE id = :id"
          .formatted(
              COLUMNS.stream().map(each -> each + " = :" + each).collect(Collectors.joining(", ")));

  private final Handle handle;

  IncidentTable(Handle handle) {
    this.handle = handle;
  }

  @Override
  public void save(Incident incident) {
    if (incident.sequence() == 1) {
      replace(incident);
    }
    int rows =
        handle
            .createUpdate(incident.sequence() == 1 ? INSERT : UPDATE)
            .bindMap(values(incident))
            .execute();
    if (rows != 1) {
      throw new IllegalStateException("no incident " + incident.id() + " to change");
    }
  }

  /**
   * One of the same subject and urgency that could not be read when the new one began comes to its
   * end.
   */
  private void replace(Incident next) {
    handle
        .createUpdate(
            """
            UPDATE incidents SET state = 'resolved', resolved_at = :at, resolved_by = 'headroom',
              resolution = :resolution
            WHERE objective = :objective AND severity = :severity AND state <> 'resolved'
              AND id <> :id
            """)
        .bind("at", next.startedAt().toEpochMilli())
        .bind("resolution", "Its objective went on as " + next.id() + ".")
        .bind("objective", next.subject())
        .bind("severity", Urgencies.text(next.severity()))
        .bind("id", next.id())
        .execute();
  }

  private static Map<String, @Nullable Object> values(Incident incident) {
    Map<String, @Nullable Object> values = new HashMap<>();
    values.put("id", incident.id());
    values.put("sequence", incident.sequence());
    values.put("alarm", incident.alarm());
    values.put("objective", incident.subject());
    values.put("service", incident.service());
    values.put("owner", incident.owner());
    values.put("runbook", incident.runbook());
    values.put("state", state(incident).toString());
    values.put("severity", Urgencies.text(incident.severity()));
    values.put("tier", incident.lead());
    values.put("began_at", incident.beganAt().toEpochMilli());
    values.put("started_at", incident.startedAt().toEpochMilli());
    Optional<Acknowledgement> taken = incident.acknowledgement();
    values.put("acknowledged_at", taken.map(each -> each.at().toEpochMilli()).orElse(null));
    values.put("acknowledged_by", taken.map(Acknowledgement::by).orElse(null));
    Optional<Resolution> end = incident.resolution();
    values.put("resolved_at", end.map(each -> each.at().toEpochMilli()).orElse(null));
    values.put("resolved_by", end.map(Resolution::by).orElse(null));
    values.put("resolution", end.map(Resolution::reason).orElse(null));
    values.put("labels", JsonText.write(incident.labels()));
    values.put("annotations", JsonText.write(incident.annotations()));
    values.put("muted", incident.muted().map(MutedText::write).orElse(null));
    values.put(
        "told_with",
        incident
            .group()
            .map(group -> GroupText.write(group, incident.resolution().isPresent()))
            .orElse(null));
    putFigures(values, incident.figures());
    return values;
  }

  /** That it recovers is seen anew with every evaluation, and not kept. */
  private static IncidentState state(Incident incident) {
    if (incident.resolution().isPresent()) {
      return IncidentState.RESOLVED;
    }
    return incident.acknowledgement().isPresent() ? IncidentState.ACKNOWLEDGED : IncidentState.OPEN;
  }

  private static void putFigures(Map<String, @Nullable Object> values, Figures figures) {
    values.put("figures_at", figures.at().toEpochMilli());
    values.put("burn", figures.burn().toPlainString());
    values.put("burn_window_millis", figures.burnWindow().toMillis());
    values.put("bad_share", figures.badShare().toPlainString());
    values.put("budget_remaining", figures.budgetRemaining().toPlainString());
    values.put(
        "exhaustion_at_pace_millis",
        figures.exhaustionAtPace().map(Duration::toMillis).orElse(null));
    values.put(
        "exhaustion_of_remaining_millis",
        figures.exhaustionOfRemaining().map(Duration::toMillis).orElse(null));
  }

  @Override
  public Optional<Incident> find(String id) {
    return incidents(handle.createQuery("SELECT * FROM incidents WHERE id = :id").bind("id", id))
        .stream()
        .findFirst();
  }

  @Override
  public List<Incident> unresolved() {
    return incidents(handle.createQuery("SELECT * FROM incidents WHERE state <> 'resolved'"));
  }

  @Override
  public List<Incident> resolved(IncidentQuery query) {
    return incidents(
        handle
            .createQuery(
                """
                SELECT * FROM incidents
                WHERE state = 'resolved' AND (:service IS NULL OR service = :service)
                  AND (:objectives IS NULL
                    OR objective IN (SELECT value FROM json_each(:objectives)))
                  AND (:person IS NULL OR acknowledged_by = :person OR resolved_by = :person)
                  AND (:text IS NULL OR instr(
                    lower(concat_ws(char(10), annotations ->> 'summary', objective, service, owner)),
                    lower(:text)) > 0)
                  AND resolved_at - began_at >= :atLeast
                  AND (:before IS NULL OR id < :before)
                ORDER BY id DESC LIMIT :limit
                """)
            .bind("service", query.service().orElse(null))
            .bind(
                "objectives", query.subjects().isEmpty() ? null : JsonText.array(query.subjects()))
            .bind("person", query.person().orElse(null))
            .bind("text", query.text().orElse(null))
            .bind("atLeast", query.atLeast().toMillis())
            .bind("before", query.before().orElse(null))
            .bind("limit", query.limit()));
  }

  @Override
  public int prune(Instant endedBefore, int retained, int atOnceMax) {
    return handle
        .createUpdate(
            """
            DELETE FROM incidents WHERE id IN (
              SELECT id FROM incidents
              WHERE state = 'resolved' AND (resolved_at < :before OR id <= (
                SELECT id FROM incidents WHERE state = 'resolved'
                ORDER BY id DESC LIMIT 1 OFFSET :retained))
              LIMIT :limit)
            """)
        .bind("before", endedBefore.toEpochMilli())
        .bind("retained", retained)
        .bind("limit", atOnceMax)
        .execute();
  }

  private static List<Incident> incidents(Query query) {
    return query.map((row, context) -> incident(row)).list();
  }

  private static Incident incident(ResultSet row) throws SQLException {
    return new Incident(
        row.getString("id"),
        row.getLong("sequence"),
        row.getInt("alarm"),
        row.getString("objective"),
        row.getString("service"),
        row.getString("owner"),
        row.getString("runbook"),
        Urgencies.of(row.getString("severity")),
        row.getString("tier"),
        Instant.ofEpochMilli(row.getLong("began_at")),
        Instant.ofEpochMilli(row.getLong("started_at")),
        acknowledgement(row),
        resolution(row),
        JsonText.read(row.getString("labels")),
        JsonText.read(row.getString("annotations")),
        figures(row),
        Optional.ofNullable(row.getString("muted")).map(MutedText::read),
        Incident.Now.UNKNOWN,
        Optional.ofNullable(row.getString("told_with")).map(GroupText::incident));
  }

  static Optional<Acknowledgement> acknowledgement(ResultSet row) throws SQLException {
    String by = row.getString("acknowledged_by");
    return by == null
        ? Optional.empty()
        : Optional.of(
            new Acknowledgement(Instant.ofEpochMilli(row.getLong("acknowledged_at")), by));
  }

  private static Optional<Resolution> resolution(ResultSet row) throws SQLException {
    String by = row.getString("resolved_by");
    return by == null
        ? Optional.empty()
        : Optional.of(
            new Resolution(
                Instant.ofEpochMilli(row.getLong("resolved_at")), by, row.getString("resolution")));
  }

  private static Figures figures(ResultSet row) throws SQLException {
    return new Figures(
        Instant.ofEpochMilli(row.getLong("figures_at")),
        new BigDecimal(row.getString("burn")),
        Duration.ofMillis(row.getLong("burn_window_millis")),
        new BigDecimal(row.getString("bad_share")),
        new BigDecimal(row.getString("budget_remaining")),
        duration(row, "exhaustion_at_pace_millis"),
        duration(row, "exhaustion_of_remaining_millis"));
  }

  private static Optional<Duration> duration(ResultSet row, String column) throws SQLException {
    long millis = row.getLong(column);
    return row.wasNull() ? Optional.empty() : Optional.of(Duration.ofMillis(millis));
  }
}
