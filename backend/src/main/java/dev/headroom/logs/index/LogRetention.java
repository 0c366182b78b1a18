package dev.headroom.logs.index;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;

/** Decides which blocks have to go: those too old, then the oldest until the rest fits. */
final class LogRetention {
  private final int retentionDays;
  private final long diskBytesMax;

  LogRetention(int retentionDays, long diskBytesMax) {
    this.retentionDays = retentionDays;
    this.diskBytesMax = diskBytesMax;
  }

  /** Which bound a block is over. */
  enum RetentionLimit {
    AGE,
    BYTES;

    String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * What to drop, oldest first. The newest block stays, however large: it is being written to.
   *
   * @param bytes size of each block, oldest first
   * @param today days since the epoch
   */
  Map<BlockKey, RetentionLimit> overLimit(SequencedMap<BlockKey, Long> bytes, long today) {
    Map<BlockKey, RetentionLimit> dropped = new LinkedHashMap<>();
    long total = bytes.values().stream().mapToLong(Long::longValue).sum();
    for (Map.Entry<BlockKey, Long> block : bytes.entrySet()) {
      boolean tooOld = block.getKey().day() < today - retentionDays;
      boolean isNewest = block.getKey().equals(bytes.lastEntry().getKey());
      if (!tooOld && (total <= diskBytesMax || isNewest)) {
        break;
      }
      dropped.put(block.getKey(), tooOld ? RetentionLimit.AGE : RetentionLimit.BYTES);
      total -= block.getValue();
    }
    return dropped;
  }
}
