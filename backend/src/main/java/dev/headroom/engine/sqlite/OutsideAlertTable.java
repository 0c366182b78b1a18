package dev.headroom.engine.sqlite;

import dev.headroom.outside.record.OutsideAlert;
import dev.headroom.outside.record.OutsideAlertRecords;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The table of alerts that others post, in one transaction. */
final class OutsideAlertTable implements OutsideAlertRecords {
  private final Handle handle;

  OutsideAlertTable(Handle handle) {
    this.handle = handle;
  }

  @Override
  public List<OutsideAlert> all() {
    return handle
        .createQuery("SELECT * FROM outside_alerts")
        .map((row, context) -> alert(row))
        .list();
  }

  private static OutsideAlert alert(ResultSet row) throws SQLException {
    return new OutsideAlert(
        row.getString("fingerprint"),
        JsonText.read(row.getString("labels")),
        JsonText.read(row.getString("annotations")),
        Instant.ofEpochMilli(row.getLong("starts_at")),
        Instant.ofEpochMilli(row.getLong("ends_at")),
        Instant.ofEpochMilli(row.getLong("updated_at")),
        row.getString("generator_url"),
        Optional.ofNullable(row.getString("told_with")).map(GroupText::outside));
  }

  @Override
  public void put(Collection<OutsideAlert> alerts) {
    if (alerts.isEmpty()) {
      return;
    }
    try (PreparedBatch batch =
        handle.prepareBatch(
            """
            INSERT OR REPLACE INTO outside_alerts
              (fingerprint, labels, annotations, starts_at, ends_at, updated_at, generator_url,
               told_with)
            VALUES (:fingerprint, :labels, :annotations, :starts, :ends, :updated, :generator,
              :group)
            """)) {
      for (OutsideAlert each : alerts) {
        batch
            .bind("fingerprint", each.fingerprint())
            .bind("labels", JsonText.write(each.labels()))
            .bind("annotations", JsonText.write(each.annotations()))
            .bind("starts", each.startsAt().toEpochMilli())
            .bind("ends", each.endsAt().toEpochMilli())
            .bind("updated", each.updatedAt().toEpochMilli())
            .bind("generator", each.generatorUrl())
            .bind("group", each.group().map(GroupText::write).orElse(null))
            .add();
      }
      batch.execute();
    }
  }

  @Override
  public void delete(Collection<String> fingerprints) {
    handle.execute(
        "DELETE FROM outside_alerts WHERE fingerprint IN (SELECT value FROM json_each(?))",
        JsonText.array(fingerprints));
  }
}
