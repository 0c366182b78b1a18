package dev.headroom.alerting.incident;

import java.time.Instant;
import java.util.Map;

/**
 * One line in the history of an incident.
 *
 * @param at when it happened
 * @param kind what it is
 * @param source what noticed it: {@code headroom}, or the receiver that was told
 * @param owner the person who did it; empty where none did
 * @param description one sentence
 * @param details further facts by name
 */
public record TimelineEntry(
    Instant at,
    EntryKind kind,
    String source,
    String owner,
    String description,
    Map<String, String> details) {
  /** Source of what no receiver or other program told us. */
  public static final String HEADROOM = "headroom";

  /** Owner of what a person did without saying who it is; nobody else has this name. */
  public static final String UNNAMED = "somebody";

  /** The detail that names another incident which is attached to this one. */
  public static final String ATTACHED = "attached";

  public TimelineEntry {
    details = Map.copyOf(details);
  }
}
