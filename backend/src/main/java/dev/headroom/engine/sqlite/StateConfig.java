package dev.headroom.engine.sqlite;

/**
 * Bounds of the state database.
 *
 * @param reserveBytes room taken beforehand and given to the database when the disk is full, so
 *     that incidents and deliveries are written while everything else is refused; never more than a
 *     twentieth of the file system, 0 for none
 * @param keptMax pieces of work that are kept in memory while nothing can be written
 */
public record StateConfig(long reserveBytes, int keptMax) {
  private static final long RESERVE_BYTES_LIMIT = 1L << 30;

  public StateConfig {
    if (reserveBytes < 0 || reserveBytes > RESERVE_BYTES_LIMIT) {
      throw new IllegalArgumentException(
          "state.reserveBytes must be 0 to " + RESERVE_BYTES_LIMIT + ": " + reserveBytes);
    }
    if (keptMax < 1) {
      throw new IllegalArgumentException("state.keptMax must be more than 0: " + keptMax);
    }
  }

  /** 8 MiB, 10,000. */
  public static StateConfig defaults() {
    return new StateConfig(8L << 20, 10_000);
  }
}
