package dev.headroom.intake;

import dev.headroom.model.Batch;
import dev.headroom.model.LogRecord;
import dev.headroom.model.SeriesData;

/** Estimates how much memory a batch holds while it waits. */
final class BatchSize {
  private static final int OBJECT_BYTES = 64;
  private static final int CHANGE_BYTES = 512;
  private static final int ATTRIBUTE_BYTES = 128;
  private static final int DISTRIBUTION_BYTES = 512;

  private BatchSize() {}

  static long bytes(Batch batch) {
    long bytes = OBJECT_BYTES + (long) CHANGE_BYTES * batch.changes().size();
    bytes += (long) CHANGE_BYTES * (batch.metadata().size() + batch.promises().size());
    for (SeriesData series : batch.series()) {
      bytes += OBJECT_BYTES + series.labels().canonical().length;
      bytes += series.points() * bytesPerPoint(series);
    }
    for (LogRecord log : batch.logs()) {
      bytes += OBJECT_BYTES + log.body().length() + ATTRIBUTE_BYTES * log.attributes().size();
    }
    return bytes;
  }

  private static long bytesPerPoint(SeriesData series) {
    return switch (series) {
      case SeriesData.Floats _, SeriesData.Increments _ -> 2L * Long.BYTES;
      case SeriesData.Sums _ -> 3L * Long.BYTES;
      case SeriesData.Observations _ -> Long.BYTES;
      case SeriesData.Distributions _ -> DISTRIBUTION_BYTES;
    };
  }
}
