package dev.headroom.model;

import java.util.List;

/**
 * One accepted push, whole: the unit of the write-ahead log, of idempotency and of apply order. It
 * holds what passed every check; applying it later needs nothing else and refuses nothing for its
 * form.
 *
 * @param receivedAtMillis when it arrived, by the server's clock
 * @param promises what is counted from this batch on; written by the server itself
 */
public record Batch(
    long receivedAtMillis,
    List<SeriesData> series,
    List<MetricMetadata> metadata,
    List<LogRecord> logs,
    List<ChangeEvent> changes,
    List<PromiseChange> promises) {
  public Batch {
    series = List.copyOf(series);
    metadata = List.copyOf(metadata);
    logs = List.copyOf(logs);
    changes = List.copyOf(changes);
    promises = List.copyOf(promises);
  }

  /** What senders push. */
  public Batch(
      long receivedAtMillis,
      List<SeriesData> series,
      List<MetricMetadata> metadata,
      List<LogRecord> logs,
      List<ChangeEvent> changes) {
    this(receivedAtMillis, series, metadata, logs, changes, List.of());
  }

  public static Batch ofSeries(long receivedAtMillis, List<SeriesData> series) {
    return new Batch(receivedAtMillis, series, List.of(), List.of(), List.of());
  }

  public static Batch ofLogs(long receivedAtMillis, List<LogRecord> logs) {
    return new Batch(receivedAtMillis, List.of(), List.of(), logs, List.of());
  }

  public static Batch ofChanges(long receivedAtMillis, List<ChangeEvent> changes) {
    return new Batch(receivedAtMillis, List.of(), List.of(), List.of(), changes);
  }

  public static Batch ofPromises(long receivedAtMillis, List<PromiseChange> promises) {
    return new Batch(receivedAtMillis, List.of(), List.of(), List.of(), List.of(), promises);
  }

  /** Nothing in it that would need to be durable. */
  public boolean isEmpty() {
    return series.isEmpty()
        && metadata.isEmpty()
        && logs.isEmpty()
        && changes.isEmpty()
        && promises.isEmpty();
  }
}
