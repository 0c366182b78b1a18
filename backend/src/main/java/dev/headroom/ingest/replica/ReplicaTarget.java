package dev.headroom.ingest.replica;

import org.jspecify.annotations.Nullable;

/** What several replicas scrape, and which of them is believed. */
final class ReplicaTarget {
  /** So many failovers without a word of a target, and another replica may tell of it. */
  static final int STARVED_FAILOVERS = 10;

  private volatile @Nullable Replica elected;
  private volatile long electedMillis;
  private volatile long toldMillis;
  private volatile long heardMillis;
  private volatile long newestSampleMillis = Long.MIN_VALUE;
  private volatile long takenOverAtMillis = Long.MIN_VALUE;
  private volatile boolean forgotten;

  /** What makes a target one: cluster, and Prometheus' own two labels. */
  record TargetKey(String cluster, String job, String instance) {}

  /** What came of a replica's word. */
  enum ReplicaDecision {
    TAKEN,
    /** Taken, and the replica before is believed no longer. */
    TAKEN_OVER,
    DROPPED
  }

  ReplicaTarget(long nowMillis) {
    heardMillis = nowMillis;
  }

  ReplicaDecision decide(Replica replica, long nowMillis, long failoverMillis) {
    if (heardMillis != nowMillis) {
      heardMillis = nowMillis;
    }
    return elected == replica ? told(nowMillis) : challenge(replica, nowMillis, failoverMillis);
  }

  private ReplicaDecision told(long nowMillis) {
    if (toldMillis != nowMillis) {
      toldMillis = nowMillis;
    }
    return ReplicaDecision.TAKEN;
  }

  private synchronized ReplicaDecision challenge(
      Replica replica, long nowMillis, long failoverMillis) {
    Replica holder = elected;
    if (holder == replica) {
      return told(nowMillis);
    }
    if (holder != null
        && nowMillis - holder.heardMillis() < failoverMillis
        && nowMillis - toldMillis < STARVED_FAILOVERS * failoverMillis) {
      return ReplicaDecision.DROPPED;
    }
    takenOverAtMillis = Math.min(newestSampleMillis, nowMillis);
    electedMillis = nowMillis;
    told(nowMillis);
    elected = replica;
    return holder == null ? ReplicaDecision.TAKEN : ReplicaDecision.TAKEN_OVER;
  }

  void taken(long sampleMillis) {
    if (sampleMillis > newestSampleMillis) {
      newestSampleMillis = sampleMillis;
    }
  }

  long takenOverAtMillis() {
    return takenOverAtMillis;
  }

  @Nullable Replica elected() {
    return elected;
  }

  long electedMillis() {
    return electedMillis;
  }

  /** When anybody last told of it. */
  long heardMillis() {
    return heardMillis;
  }

  boolean isForgotten() {
    return forgotten;
  }

  void forget() {
    forgotten = true;
  }
}
