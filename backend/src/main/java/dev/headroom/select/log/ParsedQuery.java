package dev.headroom.select.log;

/** What reading a query gave. */
public sealed interface ParsedQuery {
  /** It makes sense. */
  record Valid(LogQuery query) implements ParsedQuery {}

  /** It does not. */
  record InvalidQuery(QueryProblem problem) implements ParsedQuery {}

  /**
   * What is wrong with a query, for the person who wrote it.
   *
   * @param column where, counted from 1; 0 if it concerns the request as a whole
   * @param message what is wrong and, where it helps, what to write instead
   */
  record QueryProblem(int column, String message) {}
}
