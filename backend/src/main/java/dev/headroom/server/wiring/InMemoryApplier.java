package dev.headroom.server.wiring;

import dev.headroom.change.ChangeLog;
import dev.headroom.checkpoint.CheckpointedFollower;
import dev.headroom.metrics.head.Head;
import dev.headroom.model.Batch;
import dev.headroom.model.Rejection;
import dev.headroom.slo.count.EventCounting;
import dev.headroom.storage.series.SeriesTap;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything that is kept in memory, filled batch by batch: first with what the batch says about
 * what is counted, then with what it brings. So a batch before a promise's record is not counted
 * and one after it is, live and in replay alike.
 *
 * <p>Used by one thread at a time.
 */
final class InMemoryApplier implements CheckpointedFollower.Applier {
  private final Head metrics;
  private final EventCounting counting;
  private final ChangeLog changes;

  /** What is on the head now. */
  private List<SeriesTap> tapped = List.of();

  InMemoryApplier(Head metrics, EventCounting counting, ChangeLog changes) {
    this.metrics = metrics;
    this.counting = counting;
    this.changes = changes;
  }

  @Override
  public List<Rejection> apply(long position, Batch batch) {
    counting.apply(batch.receivedAtMillis(), batch.promises());
    tap(counting.taps());
    changes.apply(batch.changes());
    return metrics.apply(batch.receivedAtMillis(), batch.series(), batch.metadata());
  }

  /** Asked before each batch, for what was restored from a checkpoint brought its own taps. */
  private void tap(List<SeriesTap> wanted) {
    if (wanted.equals(tapped)) {
      return;
    }
    List<SeriesTap> gone = new ArrayList<>(tapped);
    gone.removeAll(wanted);
    gone.forEach(metrics::removeTap);
    List<SeriesTap> added = new ArrayList<>(wanted);
    added.removeAll(tapped);
    added.forEach(metrics::addTap);
    tapped = wanted;
  }
}
