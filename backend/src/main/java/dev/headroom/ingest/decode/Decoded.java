package dev.headroom.ingest.decode;

import dev.headroom.model.Batch;
import dev.headroom.model.SeriesData;

/**
 * A body made into a batch.
 *
 * @param batch what can be taken
 * @param timed whether every point told its own time; only then is an equal body the same push
 * @param rejections what could not be taken; grows while the push goes on
 */
public record Decoded(Batch batch, boolean timed, Rejections rejections) {
  /** Points and records of the batch; metadata does not count. */
  public long points() {
    long points = (long) batch.logs().size() + batch.changes().size();
    for (SeriesData series : batch.series()) {
      points += series.points();
    }
    return points;
  }
}
