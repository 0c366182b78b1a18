package dev.headroom.slo;

import java.time.Instant;

/**
 * A promise that nobody watches, though it looks watched.
 *
 * @param kind what kind of gap
 * @param what nothing came from, for people: the side and its selector
 * @param since when it began: counting, where nothing ever matched; the newest event, where the
 *     source stopped
 * @param due whether it has lasted long enough to tell the owner
 */
public record WatchGap(GapKind kind, String what, Instant since, boolean due) {
  /** What is missing. */
  public enum GapKind {
    /** No series ever matched one side of the indicator, or both. */
    UNMEASURED,
    /** The source stopped. */
    SILENT
  }
}
