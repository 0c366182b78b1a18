package dev.headroom.wal;

/**
 * The limits of the write-ahead log.
 *
 * @param segmentBytes room for records in a segment file, allocated before it is used; a batch that
 *     is larger gets a segment of its own
 * @param groupBytesMax batches made durable by one force take no more than this, unless a single
 *     one does; at most 4 MiB
 * @param queueBytesMax encoded bytes that may wait for the log's thread, and the largest batch
 * @param queueEntriesMax batches that may wait for the log's thread
 * @param batchKeysMax keys remembered to recognise repeated batches; the oldest go first
 * @param reserveBytes free space that is left to the other stores, but never more than a twentieth
 *     of the file system
 */
public record WalConfig(
    int segmentBytes,
    int groupBytesMax,
    int queueBytesMax,
    int queueEntriesMax,
    int batchKeysMax,
    long reserveBytes) {
  static final int GROUP_BYTES_LIMIT = 4 << 20;
  private static final int SEGMENT_BYTES_MIN = 4 << 10;
  private static final int BATCH_KEYS_LIMIT = 1 << 24;

  public WalConfig {
    between("segmentBytes", segmentBytes, SEGMENT_BYTES_MIN, Integer.MAX_VALUE);
    between("groupBytesMax", groupBytesMax, 1, GROUP_BYTES_LIMIT);
    between("queueBytesMax", queueBytesMax, groupBytesMax, Integer.MAX_VALUE);
    between("queueEntriesMax", queueEntriesMax, 1, BATCH_KEYS_LIMIT);
    between("batchKeysMax", batchKeysMax, queueEntriesMax, BATCH_KEYS_LIMIT);
    between("reserveBytes", reserveBytes, 0, Long.MAX_VALUE);
  }

  public static WalConfig defaults() {
    long sixteenth = Runtime.getRuntime().maxMemory() / 16;
    int queue = (int) Math.max(1 << 20, Math.min(64 << 20, sixteenth));
    return new WalConfig(64 << 20, 1 << 20, queue, 4_096, 262_144, 256L << 20);
  }

  private static void between(String name, long value, long least, long most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          "wal." + name + " must be " + least + " to " + most + ", not " + value);
    }
  }
}
