package dev.headroom.intake;

/** Is told how far the replay of the log has come; called for each batch, so it must be quick. */
@FunctionalInterface
public interface RecoveryProgress {
  /**
   * @param position the log position that has been replayed
   * @param end the log's last position
   */
  void replayed(long position, long end);
}
