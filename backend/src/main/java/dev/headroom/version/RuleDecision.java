package dev.headroom.version;

import java.time.Instant;
import java.util.Optional;

/**
 * Somebody decided which rules are in force, other than by a reload.
 *
 * @param kind what they did
 * @param version number of the version that was in force from then on; empty if it is not kept
 * @param by who did it
 * @param at when, to the millisecond
 */
public record RuleDecision(DecisionKind kind, Optional<Long> version, String by, Instant at) {
  /** What can be decided. */
  public enum DecisionKind {
    /** An older version is in force, whatever the files say. */
    ROLLED_BACK("rolled back"),
    /** So is a new version in which something is in shadow no more. */
    PROMOTED("promoted"),
    /** The files are in force again. */
    RESUMED("resumed");

    private final String text;

    DecisionKind(String text) {
      this.text = text;
    }

    /** As it is shown and kept. */
    public String text() {
      return text;
    }

    /** The one that is kept as this text. */
    public static DecisionKind of(String text) {
      for (DecisionKind each : values()) {
        if (each.text.equals(text)) {
          return each;
        }
      }
      throw new IllegalArgumentException("no kind of decision: " + text);
    }
  }
}
