package dev.headroom.storage.logs;

import java.util.List;

/**
 * A record and what its service said around it, all in ascending order of time.
 *
 * @param before what came before it, the nearest last
 * @param after what came after it, the nearest first
 * @param partial time ran out: there may be more
 */
public record LogContext(
    List<LogEntry> before, LogEntry entry, List<LogEntry> after, boolean partial) {
  /** The most records on either side. */
  public static final int SIDE_MAX = 100;

  public LogContext {
    before = List.copyOf(before);
    after = List.copyOf(after);
  }
}
