package dev.headroom.query;

/** Numbers, or why there are none. */
public sealed interface LineOutcome permits LineAnswer, LineOutcome.Refused {
  /** It would take too much. */
  record Refused(String reason) implements LineOutcome {}
}
