package dev.headroom.ingest.decode;

import dev.headroom.model.Batch;
import dev.headroom.model.Labels;
import dev.headroom.model.SeriesData;
import java.util.Set;

/**
 * A body made into a batch.
 *
 * @param batch what can be taken
 * @param timed whether every point told its own time; only then is an equal body the same push
 * @param rejections what could not be taken; grows while the push goes on
 * @param added series that the sender did not send itself: it is told nothing of them
 */
public record Decoded(Batch batch, boolean timed, Rejections rejections, Set<Labels> added) {
  public Decoded {
    added = Set.copyOf(added);
  }

  /** A body of which every series was sent. */
  public Decoded(Batch batch, boolean timed, Rejections rejections) {
    this(batch, timed, rejections, Set.of());
  }

  /** Points and records of the batch; metadata does not count. */
  public long points() {
    long points = (long) batch.logs().size() + batch.changes().size();
    for (SeriesData series : batch.series()) {
      points += series.points();
    }
    return points;
  }
}
