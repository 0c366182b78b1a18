package dev.headroom.ingest.replica;

/** One server of those that push the same; what matters is when it was last heard of. */
final class Replica {
  private final ReplicaKey key;
  private volatile long heardMillis;
  private volatile boolean forgotten;

  /**
   * @param cluster the pair it belongs to; empty where no label tells
   * @param name the value of the replica label
   */
  record ReplicaKey(String cluster, String name) {}

  Replica(ReplicaKey key, long nowMillis) {
    this.key = key;
    this.heardMillis = nowMillis;
  }

  ReplicaKey key() {
    return key;
  }

  void heard(long nowMillis) {
    if (heardMillis != nowMillis) {
      heardMillis = nowMillis;
    }
  }

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
