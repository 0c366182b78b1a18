package dev.headroom.ingest.replica;

import org.jspecify.annotations.Nullable;

/**
 * Which replica pushes a series, and which target the series is of. Kept beside the labels of a
 * series, so that neither is looked up again while both are known. Any thread.
 */
public final class Membership {
  final Replica.ReplicaKey replicaKey;
  final ReplicaTarget.TargetKey targetKey;
  private volatile @Nullable Replica replica;
  private volatile @Nullable ReplicaTarget target;

  Membership(Replica.ReplicaKey replicaKey, ReplicaTarget.TargetKey targetKey) {
    this.replicaKey = replicaKey;
    this.targetKey = targetKey;
  }

  /** The replica, unless it is not known yet or was forgotten. */
  @Nullable Replica replica() {
    Replica known = replica;
    return known == null || known.isForgotten() ? null : known;
  }

  /** The target, unless it is not known yet or was forgotten. */
  @Nullable ReplicaTarget target() {
    ReplicaTarget known = target;
    return known == null || known.isForgotten() ? null : known;
  }

  void resolve(Replica knownReplica, ReplicaTarget knownTarget) {
    replica = knownReplica;
    target = knownTarget;
  }

  /**
   * The time up to which samples of the target came from the replica before; they are not to be
   * told again by the one that took over. {@link Long#MIN_VALUE} where there was none before.
   */
  public long takenOverAtMillis() {
    ReplicaTarget known = target;
    return known == null ? Long.MIN_VALUE : known.takenOverAtMillis();
  }

  /** Notes the time of a sample that was taken. */
  public void taken(long sampleMillis) {
    ReplicaTarget known = target;
    if (known != null) {
      known.taken(sampleMillis);
    }
  }

  @Override
  public String toString() {
    return replicaKey + " of " + targetKey;
  }
}
