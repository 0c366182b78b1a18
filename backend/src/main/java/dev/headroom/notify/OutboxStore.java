package dev.headroom.notify;

import dev.headroom.alerting.incident.Transition;
import dev.headroom.model.text.TextDigest;
import dev.headroom.notify.DeliveryReport.Try;
import dev.headroom.notify.send.Delivery;
import dev.headroom.routing.Integration;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** The tables of deliveries and attempts. Every method is part of its caller's transaction. */
final class OutboxStore {
  private static final int ID_BYTES = 16;
  private static final int ATTEMPTS_SHOWN_MAX = 20;
  private static final int OF_INCIDENT_MAX = 1_000;

  /** What waits for one integration. */
  record Backlog(int count, Optional<Instant> oldest) {}

  /** Writes deliveries that are due at once, in their order. */
  void add(
      Handle transaction,
      Transition transition,
      String receiver,
      Integration integration,
      List<String> payloads,
      Instant now) {
    for (int i = 0; i < payloads.size(); i++) {
      String id = id(transition.incident().id(), transition.sequence(), integration.id(), i);
      add(transaction, id, transition, receiver, integration, payloads.get(i), now);
    }
  }

  private static void add(
      Handle transaction,
      String id,
      Transition transition,
      String receiver,
      Integration integration,
      String payload,
      Instant now) {
    String incident = transition.incident().id();
    transaction
        .createUpdate(
            """
            INSERT INTO deliveries (id, incident, transition, event, receiver, kind, integration,
              payload, status, created_at, next_attempt_at)
            VALUES (:id, :incident, :transition, :event, :receiver, :kind, :integration,
              :payload, 'pending', :now, :now)
            """)
        .bind("id", id)
        .bind("incident", incident)
        .bind("transition", transition.sequence())
        .bind("event", transition.kind().toString())
        .bind("receiver", receiver)
        .bind("kind", integration.kind())
        .bind("integration", integration.id())
        .bind("payload", payload)
        .bind("now", now.toEpochMilli())
        .execute();
  }

  /** A part of what a transition tells an integration always has the same id. */
  static String id(String incident, long transition, String integration, int part) {
    String named =
        incident + "\n" + transition + "\n" + integration + (part == 0 ? "" : "\n" + part);
    return "msg_" + TextDigest.hex(named, ID_BYTES);
  }

  /**
   * Who was told of an incident, or is to be.
   *
   * @param integrations those themselves
   * @param receivers names of the receivers they belonged to then
   */
  record Told(Set<String> integrations, Set<String> receivers) {}

  Told told(Handle handle, String incident) {
    Told told = new Told(new HashSet<>(), new HashSet<>());
    handle
        .createQuery(
            """
            SELECT DISTINCT integration, receiver FROM deliveries
            WHERE incident = :incident AND status <> 'expired'
            """)
        .bind("incident", incident)
        .map((row, context) -> {
          told.receivers.add(row.getString("receiver"));
          return row.getString("integration");
        })
        .forEach(told.integrations::add);
    return told;
  }

  /** Integrations that something waits for, or that were told of what has not ended. */
  Set<String> known(Handle handle) {
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

  /** What one integration was told and is to be told becomes another one's. */
  void hand(Handle transaction, String from, String to) {
    transaction
        .createUpdate("UPDATE deliveries SET integration = :to WHERE integration = :from")
        .bind("from", from)
        .bind("to", to)
        .execute();
  }

  /**
   * Gives up what waits for an integration that is gone, of incidents it never heard of. What it
   * has heard of it is still to hear the end of, should it come back.
   *
   * @return how many deliveries that were
   */
  int giveUp(Handle transaction, String integration, Instant now) {
    String unheard =
        """
        FROM deliveries WHERE integration = :integration AND status = 'pending'
          AND incident NOT IN (
            SELECT incident FROM deliveries WHERE integration = :integration AND status = 'sent')
        """;
    transaction
        .createUpdate(
            """
            INSERT INTO attempts (delivery, number, at, outcome, http_status, duration_millis, error)
            SELECT position, attempts + 1, :now, 'rejected', NULL, 0,
              'receiver ' || receiver || ' is not in routing.yaml any more'
            """
                + unheard)
        .bind("integration", integration)
        .bind("now", now.toEpochMilli())
        .execute();
    return transaction
        .createUpdate(
            """
            UPDATE deliveries SET status = 'expired', attempts = attempts + 1
            WHERE position IN (SELECT position
            """
                + unheard
                + ")")
        .bind("integration", integration)
        .execute();
  }

  /** Integrations that something waits for. */
  Set<String> waitedFor(Handle handle) {
    return handle
        .createQuery("SELECT DISTINCT integration FROM deliveries WHERE status = 'pending'")
        .mapTo(String.class)
        .set();
  }

  /**
   * What an integration is to be sent next, due or not: of each incident only the first delivery
   * that is pending may go; those due first come first.
   *
   * @param ended positions of deliveries that have ended, which is not written down yet
   * @param busy incidents to leave out
   * @param limit how many at most
   */
  List<Delivery> next(
      Handle handle, String integration, Set<Long> ended, Set<String> busy, int limit) {
    return handle
        .createQuery(
            """
            SELECT * FROM deliveries WHERE position IN (
              SELECT min(position) FROM deliveries
              WHERE integration = :integration AND status = 'pending'
                AND position NOT IN (SELECT value FROM json_each(:ended))
                AND incident NOT IN (SELECT value FROM json_each(:busy))
              GROUP BY incident)
            ORDER BY next_attempt_at, position LIMIT :limit
            """)
        .bind("integration", integration)
        .bind("ended", ended.toString())
        .bind("busy", busy.isEmpty() ? "[]" : "[\"" + String.join("\",\"", busy) + "\"]")
        .bind("limit", limit)
        .map((row, context) -> delivery(row))
        .list();
  }

  /** Incidents that have a delivery pending for an integration. */
  Set<String> waiting(Handle handle, String integration, Set<Long> ended) {
    return handle
        .createQuery(
            """
            SELECT DISTINCT incident FROM deliveries
            WHERE integration = :integration AND status = 'pending'
              AND position NOT IN (SELECT value FROM json_each(:ended))
            """)
        .bind("integration", integration)
        .bind("ended", ended.toString())
        .mapTo(String.class)
        .set();
  }

  Backlog backlog(Handle handle, String integration) {
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

  /**
   * Writes an attempt and what the delivery has become by it.
   *
   * @return false if the delivery is gone, because its incident was deleted meanwhile
   */
  boolean record(Handle transaction, AttemptVerdict verdict) {
    Delivery delivery = verdict.delivery();
    int known =
        transaction
            .createUpdate(
                """
                UPDATE deliveries
                SET status = :status, next_attempt_at = :next, attempts = :attempts
                WHERE position = :position AND id = :id
                """)
            .bind("status", verdict.status().toString())
            .bind("next", verdict.nextAttemptAt().toEpochMilli())
            .bind("attempts", delivery.attempts() + 1)
            .bind("position", delivery.position())
            .bind("id", delivery.id())
            .execute();
    if (known == 1) {
      add(transaction, delivery, verdict.made());
    }
    return known == 1;
  }

  private static void add(Handle transaction, Delivery delivery, Try made) {
    OptionalInt status = made.httpStatus();
    transaction
        .createUpdate(
            """
            INSERT INTO attempts (delivery, number, at, outcome, http_status, duration_millis, error)
            VALUES (:delivery, :number, :at, :outcome, :status, :millis, :error)
            """)
        .bind("delivery", delivery.position())
        .bind("number", delivery.attempts() + 1)
        .bind("at", made.at().toEpochMilli())
        .bind("outcome", made.outcome())
        .bind("status", status.isPresent() ? (Integer) status.getAsInt() : null)
        .bind("millis", made.took().toMillis())
        .bind("error", made.error())
        .execute();
  }

  /** The latest deliveries of an incident, oldest first. */
  List<DeliveryReport> ofIncident(Handle handle, String incident) {
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
        .map((row, context) -> report(handle, row))
        .list();
  }

  /** The latest deliveries of all incidents, newest first. */
  List<DeliveryReport> latest(Handle handle, int limit) {
    return handle
        .createQuery("SELECT * FROM deliveries ORDER BY position DESC LIMIT :limit")
        .bind("limit", limit)
        .map((row, context) -> report(handle, row))
        .list();
  }

  private static DeliveryReport report(Handle handle, ResultSet row) throws SQLException {
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
        attempts(handle, row.getLong("position")));
  }

  private static List<Try> attempts(Handle handle, long delivery) {
    return handle
        .createQuery(
            """
            SELECT * FROM (
              SELECT * FROM attempts WHERE delivery = :delivery ORDER BY number DESC LIMIT :limit)
            ORDER BY number
            """)
        .bind("delivery", delivery)
        .bind("limit", ATTEMPTS_SHOWN_MAX)
        .map((row, context) -> attempt(row))
        .list();
  }

  private static Try attempt(ResultSet row) throws SQLException {
    int status = row.getInt("http_status");
    return new Try(
        instant(row.getLong("at")),
        row.getString("outcome"),
        status == 0 ? OptionalInt.empty() : OptionalInt.of(status),
        Duration.ofMillis(row.getLong("duration_millis")),
        row.getString("error"));
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
        row.getInt("attempts"));
  }

  private static Instant instant(long millis) {
    return Instant.ofEpochMilli(millis);
  }
}
