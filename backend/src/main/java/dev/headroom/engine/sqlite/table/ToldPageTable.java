package dev.headroom.engine.sqlite.table;

import dev.headroom.pagerload.record.PagerLoadRecords.ToldPage;
import dev.headroom.pagerload.record.PagerLoadRecords.ToldPages;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Pages that reached somebody, from the tables of tellings, deliveries and timelines. */
final class ToldPageTable {
  /** A page may arrive so long after it was decided; deliveries expire before. */
  private static final Duration LATE_MAX = Duration.ofDays(7);

  private static final String QUESTION =
      """
      WITH recent AS (
        SELECT incident, alarm, receiver, transition FROM tellings
        WHERE at >= :decided ORDER BY at DESC, position DESC LIMIT :limit),
      told AS (
        SELECT recent.incident, recent.alarm, incidents.service,
          min(attempts.at + attempts.duration_millis) AS at
        FROM recent
        JOIN incidents ON incidents.id = recent.incident
        JOIN deliveries ON deliveries.incident = recent.incident
          AND deliveries.receiver = recent.receiver
          AND deliveries.transition = recent.transition
          AND deliveries.status = 'sent'
        JOIN attempts ON attempts.delivery = deliveries.position AND attempts.outcome = 'sent'
        WHERE incidents.severity = 'page'
          AND incidents.objective NOT GLOB 'drill/page-*'
          AND incidents.objective NOT GLOB 'drill/run-*'
        GROUP BY recent.incident, recent.alarm),
      paged AS (
        SELECT told.*, lead(at) OVER (PARTITION BY incident ORDER BY alarm) AS next_at FROM told)
      SELECT paged.*, (SELECT count(*) FROM recent) AS looked_at, EXISTS (
        SELECT 1 FROM timeline
        WHERE timeline.incident = paged.incident AND timeline.owner <> ''
          AND timeline.at >= paged.at AND (next_at IS NULL OR timeline.at < next_at)
          AND (timeline.kind = 'note' OR (timeline.kind = 'step'
            AND json_extract(timeline.details, '$.done') = 'true'))) AS acted_on
      FROM paged WHERE at >= :since ORDER BY at DESC, incident DESC, alarm DESC
      """;

  private final Handle handle;

  public ToldPageTable(Handle handle) {
    this.handle = handle;
  }

  /** As {@code PagerLoadRecords} says. */
  public ToldPages since(Instant since, int limit) {
    List<ToldPage> pages = new ArrayList<>();
    long lookedAt =
        handle
            .createQuery(QUESTION)
            .bind("decided", since.minus(LATE_MAX).toEpochMilli())
            .bind("since", since.toEpochMilli())
            .bind("limit", limit)
            .map((row, context) -> {
              pages.add(
                  new ToldPage(
                      row.getString("incident"),
                      row.getInt("alarm"),
                      row.getString("service"),
                      Instant.ofEpochMilli(row.getLong("at")),
                      row.getBoolean("acted_on")));
              return row.getLong("looked_at");
            })
            .stream()
            .reduce(0L, Math::max);
    return new ToldPages(pages, lookedAt >= limit);
  }
}
