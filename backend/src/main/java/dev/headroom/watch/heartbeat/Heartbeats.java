package dev.headroom.watch.heartbeat;

import dev.headroom.model.Usage;
import dev.headroom.storage.StateStore;
import dev.headroom.watch.finding.Finding;
import dev.headroom.watch.record.HeartbeatRecords.KeptBeat;
import dev.headroom.watch.record.WatchRecords;
import io.prometheus.client.CollectorRegistry;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Those who should report to us. A heartbeat is missed when no beat came within interval and grace,
 * counted from the last one, or from when it was declared, or from our start: while we were down
 * nobody could beat. Safe for any thread.
 */
public final class Heartbeats {
  private static final Logger LOG = LoggerFactory.getLogger(Heartbeats.class);

  private final StateStore<? extends WatchRecords> store;
  private final InstantSource clock;
  private final LongSupplier nanoTime;
  private final HeartbeatMetrics metrics;

  /** What an earlier process kept of heartbeats that were not declared yet since the start. */
  private final Map<String, KeptBeat> before = new HashMap<>();

  private final Map<String, TrackedHeartbeat> byName = new TreeMap<>();

  /** Orders beats; held while one is written. What is in memory is guarded by this object. */
  private final ReentrantLock writing = new ReentrantLock();

  /** Whether the store could be read since the start; guarded by {@link #writing}. */
  private boolean loaded;

  private Heartbeats(
      StateStore<? extends WatchRecords> store,
      InstantSource clock,
      LongSupplier nanoTime,
      CollectorRegistry registry) {
    this.store = store;
    this.clock = clock;
    this.nanoTime = nanoTime;
    this.metrics = new HeartbeatMetrics(registry);
  }

  /**
   * Goes on where the store stands; where it cannot be read yet, as soon as it can. Nothing is
   * watched before {@link #replace}.
   *
   * @param nanoTime monotonic, by which silence is measured
   */
  public static Heartbeats open(
      StateStore<? extends WatchRecords> store,
      InstantSource clock,
      LongSupplier nanoTime,
      CollectorRegistry registry) {
    Heartbeats opened = new Heartbeats(store, clock, nanoTime, registry);
    opened.load();
    return opened;
  }

  /** Reads what came before this start, once; does nothing while a beat is written. */
  private void load() {
    if (!writing.tryLock()) {
      return;
    }
    try {
      if (!loaded) {
        recall(store.read(records -> records.heartbeats().all()));
        loaded = true;
      }
    } catch (IOException e) {
      metrics.failures.inc();
      LOG.warn("the heartbeats that came before this start cannot be read yet", e);
    } finally {
      writing.unlock();
    }
  }

  /** What came since the start is newer and stays. */
  private synchronized void recall(List<KeptBeat> kept) {
    for (KeptBeat each : kept) {
      TrackedHeartbeat known = byName.get(each.name());
      if (known == null) {
        before.put(each.name(), each);
      } else {
        byName.put(each.name(), known.after(each, inTime(known.rule(), each)));
      }
    }
  }

  private boolean inTime(HeartbeatRule rule, KeptBeat beat) {
    return clock.instant().isBefore(beat.lastAt().plus(rule.allowed()));
  }

  /** Watches these and no others. One that goes on is not counted anew. */
  public void replace(HeartbeatRules rules) {
    writing.lock();
    try {
      Set<String> gone = watch(rules);
      if (!gone.isEmpty()) {
        store.write(records -> {
          records.heartbeats().delete(gone);
          return true;
        });
      }
    } catch (IOException e) {
      metrics.failures.inc();
      LOG.warn("beats of heartbeats that are no longer declared cannot be deleted", e);
    } finally {
      writing.unlock();
    }
  }

  private synchronized Set<String> watch(HeartbeatRules rules) {
    Map<String, TrackedHeartbeat> next = new HashMap<>();
    for (HeartbeatRule rule : rules.all()) {
      TrackedHeartbeat known = byName.get(rule.name());
      next.put(rule.name(), known == null ? begun(rule) : known.under(rule, nanoTime.getAsLong()));
    }
    Set<String> gone = new HashSet<>(before.keySet());
    gone.addAll(byName.keySet());
    gone.removeAll(next.keySet());
    before.clear();
    byName.clear();
    byName.putAll(next);
    measure();
    return gone;
  }

  /** A beat from before the start that is still in time is as good as one of now. */
  private TrackedHeartbeat begun(HeartbeatRule rule) {
    TrackedHeartbeat begun =
        new TrackedHeartbeat(rule, nanoTime.getAsLong(), false, Optional.empty(), 0);
    return Optional.ofNullable(before.get(rule.name()))
        .map(each -> begun.after(each, inTime(rule, each)))
        .orElse(begun);
  }

  /**
   * A beat has come; returns once it is on disk.
   *
   * @return how the heartbeat stands then; empty if none of that name is declared
   * @throws IOException if it could not be written; it counts all the same, in memory alone
   */
  public Optional<HeartbeatStatus> beat(String name) throws IOException {
    writing.lock();
    try {
      load();
      Optional<TrackedHeartbeat> known = tracked(name);
      if (known.isEmpty()) {
        metrics.unknown.inc();
        return Optional.empty();
      }
      Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
      TrackedHeartbeat next = known.get().beaten(now, nanoTime.getAsLong());
      keep(next, new KeptBeat(name, now, next.beats()));
      return find(name);
    } finally {
      writing.unlock();
    }
  }

  private void keep(TrackedHeartbeat next, KeptBeat beat) throws IOException {
    try {
      store.write(records -> {
        records.heartbeats().put(beat);
        return true;
      });
    } catch (IOException e) {
      metrics.failures.inc();
      throw e;
    } finally {
      // Whoever beats hears that it is not written; that it lives is known all the same.
      metrics.beats.inc();
      track(next);
    }
  }

  private synchronized Optional<TrackedHeartbeat> tracked(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  private synchronized void track(TrackedHeartbeat next) {
    byName.put(next.rule().name(), next);
    measure();
  }

  private void measure() {
    long now = nanoTime.getAsLong();
    metrics.declared.set(byName.size());
    metrics.missed.set(
        (double) byName.values().stream().filter(each -> each.isMissed(now)).count());
  }

  /** How one of them stands; empty if none of that name is declared. */
  public Optional<HeartbeatStatus> find(String name) {
    return tracked(name).map(each -> each.status(clock.instant(), nanoTime.getAsLong()));
  }

  /** How they stand, in order of name. */
  public synchronized List<HeartbeatStatus> all() {
    return byName.values().stream()
        .map(each -> each.status(clock.instant(), nanoTime.getAsLong()))
        .toList();
  }

  /** How they stand, as alerts. */
  public List<Finding> findings() {
    load();
    return found();
  }

  private synchronized List<Finding> found() {
    measure();
    Instant now = clock.instant();
    return byName.values().stream().map(each -> each.finding(now, nanoTime.getAsLong())).toList();
  }

  /** How many are declared of those that may be. */
  public synchronized List<Usage> usages() {
    return List.of(
        Usage.count("heartbeats", "Heartbeats", byName.size(), HeartbeatRules.HEARTBEATS_MAX));
  }
}
