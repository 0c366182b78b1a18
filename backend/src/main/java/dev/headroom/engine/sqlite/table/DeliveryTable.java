package dev.headroom.engine.sqlite.table;

import dev.headroom.alerting.record.Deliveries.Undelivered;
import dev.headroom.notify.record.AttemptResult;
import dev.headroom.notify.record.DeliveryAttempt;
import dev.headroom.notify.record.DeliveryRecords;
import dev.headroom.notify.record.DeliveryReport;
import dev.headroom.notify.record.DeliveryStatus;
import dev.headroom.notify.send.Delivery;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** The table of deliveries, in one transaction. */
final class DeliveryTable implements DeliveryRecords {
  private final Handle handle;
  private final AttemptTable attempts;

  DeliveryTable(Handle handle) {
    this.handle = handle;
    this.attempts = new AttemptTable(handle);
  }

  @Override
  public void add(Delivery delivery, long transition, String integration) {
    handle
        .createUpdate(
            """
            INSERT INTO deliveries (id, incident, transition, event, receiver, kind, integration,
              payload, status, created_at, next_attempt_at, attempts)
            VALUES (:id, :incident, :transition, :event, :receiver, :kind, :integration,
              :payload, 'pending', :created, :next, :attempts)
            """)
        .bind("id", delivery.id())
        .bind("incident", delivery.incident())
        .bind("transition", transition)
        .bind("event", delivery.event())
        .bind("receiver", delivery.receiver())
        .bind("kind", delivery.kind())
        .bind("integration", integration)
        .bind("payload", delivery.payload())
        .bind("created", delivery.createdAt().toEpochMilli())
        .bind("next", delivery.nextAttemptAt().toEpochMilli())
        .bind("attempts", delivery.attempts())
        .execute();
  }

  @Override
  public Notified notified(String incident) {
    Set<String> integrations = new HashSet<>();
    Set<String> receivers = new HashSet<>();
    Set<String> waiting = new HashSet<>();
    Set<String> ended = new HashSet<>();
    handle
        .createQuery(
            """
            SELECT integration, receiver, MAX(status = 'pending') AS waits,
              MAX(position) = MAX(CASE WHEN event = 'resolved' THEN position END) AS ended
            FROM deliveries WHERE incident = :incident AND status <> 'expired'
            GROUP BY integration, receiver
            """)
        .bind("incident", incident)
        .map((row, context) -> {
          receivers.add(row.getString("receiver"));
          if (row.getBoolean("waits")) {
            waiting.add(row.getString("integration"));
          }
          if (row.getBoolean("ended")) {
            ended.add(row.getString("integration"));
          }
          return row.getString("integration");
        })
        .forEach(integrations::add);
    return new Notified(integrations, receivers, waiting, ended);
  }

  @Override
  public List<Undelivered> undelivered() {
    return handle
        .createQuery(
            """
            SELECT * FROM deliveries
            WHERE incident IN (
                SELECT id FROM incidents
                WHERE state <> 'resolved' AND state = 'open' AND severity = 'page')
              AND status <> 'sent' AND event NOT IN ('acknowledged', 'resolved')
            ORDER BY position
            """)
        .map((row, context) ->
            new Undelivered(
                row.getString("incident"),
                row.getString("receiver"),
                row.getLong("transition"),
                instant(row.getLong("created_at")),
                DeliveryStatus.of(row.getString("status")) != DeliveryStatus.PENDING))
        .list();
  }

  @Override
  public Set<String> integrations() {
    return handle
        .createQuery(
            """
            SELECT DISTINCT integration FROM deliveries
            WHERE status = 'pending'
              OR incident IN (SELECT id FROM incidents WHERE state <> 'resolved')
            """)
        .mapTo(String.class)
        .set();
  }

  @Override
  public void reassign(String from, String to) {
    handle
        .createUpdate("UPDATE deliveries SET integration = :to WHERE integration = :from")
        .bind("from", from)
        .bind("to", to)
        .execute();
  }

  @Override
  public List<Delivery> unheard(String integration) {
    return handle
        .createQuery(
            """
            SELECT * FROM deliveries WHERE integration = :integration AND status = 'pending'
              AND incident NOT IN (
                SELECT incident FROM deliveries
                WHERE integration = :integration AND status = 'sent')
            ORDER BY position
            """)
        .bind("integration", integration)
        .map((row, context) -> delivery(row))
        .list();
  }

  @Override
  public Set<String> pendingIntegrations() {
    return handle
        .createQuery("SELECT DISTINCT integration FROM deliveries WHERE status = 'pending'")
        .mapTo(String.class)
        .set();
  }

  @Override
  public List<Delivery> next(String integration, Set<Long> ended, Set<String> busy, int limit) {
    return handle
        .createQuery(
            """
            SELECT *, coalesce(
              (SELECT sent.receipt FROM deliveries sent
               WHERE sent.incident = deliveries.incident AND sent.integration = :integration
                 AND sent.receipt <> ''
               ORDER BY sent.position DESC LIMIT 1), '') AS newest_receipt
            FROM deliveries WHERE position IN (
              SELECT min(position) FROM deliveries
              WHERE integration = :integration AND status = 'pending'
                AND position NOT IN (SELECT value FROM json_each(:ended))
                AND incident NOT IN (SELECT value FROM json_each(:busy))
              GROUP BY incident)
            ORDER BY next_attempt_at, position LIMIT :limit
            """)
        .bind("integration", integration)
        .bind("ended", JsonText.array(ended))
        .bind("busy", JsonText.array(busy))
        .bind("limit", limit)
        .map((row, context) -> delivery(row).after(row.getString("newest_receipt")))
        .list();
  }

  @Override
  public Set<String> pendingIncidents(String integration, Set<Long> ended) {
    return handle
        .createQuery(
            """
            SELECT DISTINCT incident FROM deliveries
            WHERE integration = :integration AND status = 'pending'
              AND position NOT IN (SELECT value FROM json_each(:ended))
            """)
        .bind("integration", integration)
        .bind("ended", JsonText.array(ended))
        .mapTo(String.class)
        .set();
  }

  @Override
  public List<Delivery> standing(String integration, Instant resolvedSince) {
    return handle
        .createQuery(
            """
            SELECT * FROM deliveries
            WHERE status IN ('sent', 'expired') AND position IN (
              SELECT max(told.position)
              FROM incidents CROSS JOIN deliveries told ON told.incident = incidents.id
              WHERE (incidents.state <> 'resolved' OR incidents.resolved_at >= :since)
                AND told.integration = :integration
              GROUP BY told.incident)
            ORDER BY position
            """)
        .bind("integration", integration)
        .bind("since", resolvedSince.toEpochMilli())
        .map((row, context) -> delivery(row))
        .list();
  }

  @Override
  public Backlog backlog(String integration) {
    return handle
        .createQuery(
            """
            SELECT count(*), min(created_at) FROM deliveries
            WHERE integration = :integration AND status = 'pending'
            """)
        .bind("integration", integration)
        .map((row, context) -> {
          int count = row.getInt(1);
          return new Backlog(
              count, count == 0 ? Optional.empty() : Optional.of(instant(row.getLong(2))));
        })
        .one();
  }

  @Override
  public boolean record(AttemptResult result) {
    Delivery delivery = result.delivery();
    int rows =
        handle
            .createUpdate(
                """
                UPDATE deliveries
                SET status = :status, next_attempt_at = :next, attempts = :attempts,
                  receipt = :receipt
                WHERE position = :position AND id = :id
                """)
            .bind("status", result.status().toString())
            .bind("next", result.nextAttemptAt().toEpochMilli())
            .bind("attempts", delivery.attempts() + 1)
            .bind("receipt", result.receipt())
            .bind("position", delivery.position())
            .bind("id", delivery.id())
            .execute();
    if (rows == 1) {
      attempts.add(delivery, result.made());
    }
    return rows == 1;
  }

  @Override
  public List<DeliveryReport> ofIncident(String incident) {
    return handle
        .createQuery(
            """
            SELECT * FROM (
              SELECT * FROM deliveries WHERE incident = :incident
              ORDER BY position DESC LIMIT :limit)
            ORDER BY position
            """)
        .bind("incident", incident)
        .bind("limit", OF_INCIDENT_MAX)
        .map((row, context) -> report(row))
        .list();
  }

  @Override
  public List<DeliveryReport> latest(DeliveryFilter filter, int limit) {
    return handle
        .createQuery(
            """
            SELECT * FROM deliveries
            WHERE receiver = coalesce(:receiver, receiver) AND status = coalesce(:status, status)
              AND incident = coalesce(:incident, incident)
            ORDER BY position DESC LIMIT :limit
            """)
        .bind("receiver", filter.receiver().orElse(null))
        .bind("status", filter.status().map(DeliveryStatus::toString).orElse(null))
        .bind("incident", filter.incident().orElse(null))
        .bind("limit", limit)
        .map((row, context) -> report(row))
        .list();
  }

  @Override
  public Optional<DeliveryAttempt> lastAttempt(String integration, boolean sent) {
    return attempts.last(integration, sent);
  }

  private DeliveryReport report(ResultSet row) throws SQLException {
    DeliveryStatus status = DeliveryStatus.of(row.getString("status"));
    return new DeliveryReport(
        row.getString("id"),
        row.getString("incident"),
        row.getString("receiver"),
        row.getString("kind"),
        row.getString("event"),
        status,
        instant(row.getLong("created_at")),
        status == DeliveryStatus.PENDING
            ? Optional.of(instant(row.getLong("next_attempt_at")))
            : Optional.empty(),
        row.getInt("attempts"),
        attempts.latest(row.getLong("position")));
  }

  private static Delivery delivery(ResultSet row) throws SQLException {
    return new Delivery(
        row.getLong("position"),
        row.getString("id"),
        row.getString("incident"),
        row.getString("event"),
        row.getString("receiver"),
        row.getString("kind"),
        row.getString("payload"),
        instant(row.getLong("created_at")),
        instant(row.getLong("next_attempt_at")),
        row.getInt("attempts"),
        row.getString("receipt"));
  }

  private static Instant instant(long millis) {
    return Instant.ofEpochMilli(millis);
  }
}
