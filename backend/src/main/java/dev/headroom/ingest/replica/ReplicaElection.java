package dev.headroom.ingest.replica;

import io.prometheus.client.CollectorRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Decides which of several replicas is believed, target by target: the first that tells of a target
 * is, until it has been silent altogether for the failover time, or has not told of this target for
 * ten times as long; then the next that tells of it is. Nothing of it is saved: after a start the
 * election begins anew. Any thread.
 */
public final class ReplicaElection {
  /** What nobody has told of for so long is forgotten. */
  static final long IDLE_MILLIS = 3_600_000;

  private static final long SWEEP_MILLIS = 60_000;
  private static final int LISTED_MAX = 200;

  private final List<String> labels;
  private final long failoverMillis;
  private final int targetsMax;
  private final ReplicaMetrics metrics;
  private final Map<Replica.ReplicaKey, Replica> replicas = new ConcurrentHashMap<>();
  private final Map<ReplicaTarget.TargetKey, ReplicaTarget> targets = new ConcurrentHashMap<>();
  private volatile long sweptMillis = Long.MIN_VALUE;

  /** What became of a replica's samples of one series. */
  public enum ElectionOutcome {
    /** They count. */
    TAKEN,
    /** Another replica's count. */
    DROPPED,
    /** {@code ingest.replicaTargetsMax} is reached, so nobody can tell. */
    NO_ROOM
  }

  /**
   * A replica that is believed.
   *
   * @param cluster empty where no label tells
   * @param targets how many targets it is believed about
   * @param since the earliest time it has been so, for one of them
   * @param heard when it last pushed
   */
  public record Elected(
      String cluster, String replica, int targets, Instant since, Instant heard) {}

  /**
   * @param labels that name a replica; the first that a series has tells, all are dropped
   * @param failover how long the believed replica must be silent
   * @param targetsMax targets and replicas to remember at most
   */
  public ReplicaElection(
      List<String> labels, Duration failover, int targetsMax, CollectorRegistry registry) {
    this.labels = List.copyOf(labels);
    this.failoverMillis = failover.toMillis();
    this.targetsMax = targetsMax;
    this.metrics = new ReplicaMetrics(registry, targetsMax, this::remembered);
  }

  /**
   * Takes the replica labels out of a series' labels.
   *
   * @return null if there are none
   */
  public @Nullable Membership membership(Map<String, String> pairs) {
    String replica = "";
    for (String label : labels) {
      String value = pairs.remove(label);
      replica = replica.isEmpty() && value != null ? value : replica;
    }
    if (replica.isEmpty()) {
      return null;
    }
    String cluster = pairs.getOrDefault("cluster", "");
    cluster = cluster.isEmpty() ? pairs.getOrDefault("prometheus", "") : cluster;
    return new Membership(
        new Replica.ReplicaKey(cluster, replica),
        new ReplicaTarget.TargetKey(
            cluster, pairs.getOrDefault("job", ""), pairs.getOrDefault("instance", "")));
  }

  /**
   * Decides about what a replica says of one series.
   *
   * @param nowMillis when the request arrived
   */
  public ElectionOutcome decide(Membership member, long nowMillis) {
    Replica replica = member.replica();
    ReplicaTarget target = member.target();
    if (replica == null || target == null) {
      sweep(nowMillis);
      replica = replicas.get(member.replicaKey);
      target = targets.get(member.targetKey);
      int wanted = (replica == null ? 1 : 0) + (target == null ? 1 : 0);
      if (wanted > 0 && remembered() + wanted > targetsMax) {
        return ElectionOutcome.NO_ROOM;
      }
      replica = replicas.computeIfAbsent(member.replicaKey, key -> new Replica(key, nowMillis));
      target = targets.computeIfAbsent(member.targetKey, _ -> new ReplicaTarget(nowMillis));
      member.resolve(replica, target);
    }
    replica.heard(nowMillis);
    return switch (target.decide(replica, nowMillis, failoverMillis)) {
      case TAKEN -> ElectionOutcome.TAKEN;
      case TAKEN_OVER -> {
        metrics.takeover();
        yield ElectionOutcome.TAKEN;
      }
      case DROPPED -> ElectionOutcome.DROPPED;
    };
  }

  /** Counts samples of series with a replica label. */
  public void count(long taken, long dropped) {
    metrics.count(taken, dropped);
  }

  /** How many samples' targets and replicas fit. */
  public int targetsMax() {
    return targetsMax;
  }

  /** Who is believed now, by cluster and replica; the first two hundred. */
  public List<Elected> elected() {
    Map<Replica, List<ReplicaTarget>> believed =
        new TreeMap<>(
            Comparator.comparing((Replica each) -> each.key().cluster())
                .thenComparing(each -> each.key().name()));
    for (ReplicaTarget target : targets.values()) {
      Replica replica = target.elected();
      if (replica != null) {
        believed.computeIfAbsent(replica, _ -> new ArrayList<>()).add(target);
      }
    }
    return believed.entrySet().stream().limit(LISTED_MAX).map(ReplicaElection::elected).toList();
  }

  private static Elected elected(Map.Entry<Replica, List<ReplicaTarget>> believed) {
    Replica replica = believed.getKey();
    long since =
        believed.getValue().stream().mapToLong(ReplicaTarget::electedMillis).min().orElseThrow();
    return new Elected(
        replica.key().cluster(),
        replica.key().name(),
        believed.getValue().size(),
        Instant.ofEpochMilli(since),
        Instant.ofEpochMilli(replica.heardMillis()));
  }

  private int remembered() {
    return replicas.size() + targets.size();
  }

  private void sweep(long nowMillis) {
    if (nowMillis < sweptMillis + SWEEP_MILLIS && sweptMillis != Long.MIN_VALUE) {
      return;
    }
    sweptMillis = nowMillis;
    targets
        .values()
        .removeIf(each -> {
          boolean idle = nowMillis - each.heardMillis() > IDLE_MILLIS;
          if (idle) {
            each.forget();
          }
          return idle;
        });
    replicas
        .values()
        .removeIf(each -> {
          boolean idle = nowMillis - each.heardMillis() > IDLE_MILLIS;
          if (idle) {
            each.forget();
          }
          return idle;
        });
  }
}
