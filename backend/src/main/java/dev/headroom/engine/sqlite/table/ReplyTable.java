package dev.headroom.engine.sqlite.table;

import dev.headroom.alerting.reply.AlarmKey;
import dev.headroom.alerting.reply.AlarmReply;
import dev.headroom.alerting.reply.AlarmReply.ReplyWay;
import dev.headroom.alerting.reply.ReplyRecords;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The table of replies, in one transaction; what fails throws Jdbi's exceptions. */
final class ReplyTable implements ReplyRecords {
  private final Handle handle;

  /**
   * @param handle of the transaction
   */
  public ReplyTable(Handle handle) {
    this.handle = handle;
  }

  @Override
  public boolean isKnown(ReplyWay way, String id) {
    return handle
        .createQuery("SELECT 1 FROM replies WHERE way = :way AND id = :id")
        .bind("way", way.text())
        .bind("id", id)
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  @Override
  public int count(String incident) {
    return handle
        .createQuery("SELECT count(*) FROM replies WHERE incident = :incident")
        .bind("incident", incident)
        .mapTo(Integer.class)
        .one();
  }

  @Override
  public void add(AlarmReply reply, AlarmKey to, Instant at) {
    handle
        .createUpdate(
            """
            INSERT INTO replies (way, id, incident, alarm, elsewhere, at)
            VALUES (:way, :id, :incident, :alarm, :elsewhere, :at)
            """)
        .bind("way", reply.way().text())
        .bind("id", reply.id())
        .bind("incident", to.incident())
        .bind("alarm", to.alarm())
        .bind("elsewhere", reply.elsewhere())
        .bind("at", at.toEpochMilli())
        .execute();
  }

  @Override
  public Optional<AlarmKey> named(ReplyWay way, String elsewhere) {
    return handle
        .createQuery(
            """
            SELECT incident, alarm FROM replies
            WHERE way = :way AND elsewhere = :elsewhere AND elsewhere <> ''
            ORDER BY at DESC, alarm DESC LIMIT 1
            """)
        .bind("way", way.text())
        .bind("elsewhere", elsewhere)
        .map((row, context) -> new AlarmKey(row.getString("incident"), row.getInt("alarm")))
        .findOne();
  }
}
