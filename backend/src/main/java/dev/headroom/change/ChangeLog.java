package dev.headroom.change;

import dev.headroom.model.ChangeEvent;
import dev.headroom.model.TimeRange;
import dev.headroom.model.Usage;
import dev.headroom.storage.CheckpointPart;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;
import io.prometheus.client.Gauge;
import java.io.DataInput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * The newest changes, by the time they happened. A function of the write-ahead log: the same
 * batches in the same order give the same changes with the same numbers.
 *
 * <p>One thread applies and captures; any thread reads. The lock is held for one batch, or for one
 * walk over the changes of a range.
 */
public final class ChangeLog implements CheckpointPart {
  private final int retainedMax;
  private final TreeSet<Change> changes = new TreeSet<>(Change.OLDEST_FIRST);
  private final List<Consumer<Change>> listeners = new CopyOnWriteArrayList<>();
  private final Counter applied;
  private final Counter evicted;
  private final Gauge retained;
  private long nextId = 1;

  public ChangeLog(ChangeConfig config, CollectorRegistry registry) {
    this.retainedMax = config.retainedMax();
    this.applied =
        Counter.build("headroom_change_events_total", "Change events applied, replay included.")
            .register(registry);
    this.evicted =
        Counter.build("headroom_change_evicted_total", "Changes dropped to stay within the bound.")
            .register(registry);
    this.retained =
        Gauge.build("headroom_change_retained", "Changes kept in memory.").register(registry);
  }

  /**
   * Tells of every change applied from now on, on the applying thread: a listener must be quick and
   * must not throw.
   */
  public void listen(Consumer<Change> listener) {
    listeners.add(listener);
  }

  /** How many changes are kept. */
  public List<Usage> usages() {
    return List.of(Usage.count("changes", "Changes kept", retained.get(), retainedMax));
  }

  /** Adds the events of one batch; called on the applying thread, in log order. */
  public void apply(List<ChangeEvent> events) {
    List<Change> added = new ArrayList<>(events.size());
    synchronized (this) {
      for (ChangeEvent event : events) {
        Change change = new Change(nextId++, event);
        added.add(change);
        changes.add(change);
      }
      evict();
    }
    applied.inc(added.size());
    added.forEach(change -> listeners.forEach(listener -> listener.accept(change)));
  }

  /**
   * Changes of a range, newest first.
   *
   * @param service only those that touch this service; all where empty
   * @param limit at most so many
   */
  public synchronized List<Change> find(TimeRange range, Optional<String> service, int limit) {
    ChangeEvent bound = new ChangeEvent(range.toMillis(), "", "", "", "", "");
    List<Change> found = new ArrayList<>();
    for (Change change : changes.headSet(new Change(0, bound), false).descendingSet()) {
      ChangeEvent event = change.event();
      if (event.timeMillis() < range.fromMillis() || found.size() >= limit) {
        break;
      }
      if (service.isEmpty() || service.get().equals(event.service())) {
        found.add(change);
      }
    }
    return found;
  }

  @Override
  public String name() {
    return "changes";
  }

  @Override
  public synchronized PartSnapshot capture() {
    ChangeCheckpoint checkpoint = new ChangeCheckpoint(nextId, List.copyOf(changes));
    return checkpoint::writeTo;
  }

  @Override
  public void restore(DataInput in) throws IOException {
    ChangeCheckpoint checkpoint = ChangeCheckpoint.readFrom(in);
    synchronized (this) {
      changes.clear();
      changes.addAll(checkpoint.changes());
      nextId = checkpoint.nextId();
      evict();
    }
  }

  private void evict() {
    while (changes.size() > retainedMax) {
      changes.pollFirst();
      evicted.inc();
    }
    retained.set(changes.size());
  }

  /**
   * A change event and its number.
   *
   * @param id counts from 1 in the order of the write-ahead log, so it is the same after every
   *     replay
   */
  public record Change(long id, ChangeEvent event) {
    /** By time; of one moment, by number. */
    static final Comparator<Change> OLDEST_FIRST =
        Comparator.<Change>comparingLong(change -> change.event().timeMillis())
            .thenComparingLong(Change::id);
  }
}
