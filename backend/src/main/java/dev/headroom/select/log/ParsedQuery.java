package dev.headroom.select.log;

/** What reading a query gave. */
public sealed interface ParsedQuery {
  /** It makes sense. */
  record Valid(LogQuery query) implements ParsedQuery {}

  /** It does not. */
  record InvalidQuery(QueryProblem problem) implements ParsedQuery {}
}
