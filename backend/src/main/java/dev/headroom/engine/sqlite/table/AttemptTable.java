package dev.headroom.engine.sqlite.table;

import dev.headroom.notify.record.DeliveryAttempt;
import dev.headroom.notify.record.DeliveryRecords;
import dev.headroom.notify.send.Delivery;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jdbi.v3.core.Handle;

/** The table of attempts at deliveries, in one transaction. */
final class AttemptTable {
  private final Handle handle;

  AttemptTable(Handle handle) {
    this.handle = handle;
  }

  /** Adds an attempt at a delivery as it was before. */
  void add(Delivery delivery, DeliveryAttempt made) {
    OptionalInt status = made.httpStatus();
    handle
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

  /** The latest attempts at the delivery of a position, oldest first. */
  List<DeliveryAttempt> latest(long delivery) {
    return handle
        .createQuery(
            """
            SELECT * FROM (
              SELECT * FROM attempts WHERE delivery = :delivery ORDER BY number DESC LIMIT :limit)
            ORDER BY number
            """)
        .bind("delivery", delivery)
        .bind("limit", DeliveryRecords.ATTEMPTS_SHOWN_MAX)
        .map((row, context) -> attempt(row))
        .list();
  }

  /** The last attempt at one of the latest deliveries to an integration that went so. */
  Optional<DeliveryAttempt> last(String integration, boolean sent) {
    return handle
        .createQuery(
            """
            SELECT * FROM attempts
            WHERE delivery IN (
                SELECT position FROM deliveries WHERE integration = :integration
                ORDER BY position DESC LIMIT :limit)
              AND (outcome = 'sent') = :sent
            ORDER BY at DESC, delivery DESC, number DESC LIMIT 1
            """)
        .bind("integration", integration)
        .bind("limit", DeliveryRecords.OF_INCIDENT_MAX)
        .bind("sent", sent)
        .map((row, context) -> attempt(row))
        .findOne();
  }

  private static DeliveryAttempt attempt(ResultSet row) throws SQLException {
    int status = row.getInt("http_status");
    return new DeliveryAttempt(
        Instant.ofEpochMilli(row.getLong("at")),
        row.getString("outcome"),
        status == 0 ? OptionalInt.empty() : OptionalInt.of(status),
        Duration.ofMillis(row.getLong("duration_millis")),
        row.getString("error"));
  }
}
