package dev.headroom.logs;

import dev.headroom.select.log.LogQuery.QueryProblem;
import java.io.Serial;

/** Carries a problem found while compiling a query up to where it becomes an answer. */
final class QueryRefused extends Exception {
  @Serial private static final long serialVersionUID = 1;

  private final transient QueryProblem problem;

  QueryRefused(int column, String message) {
    super(message);
    this.problem = new QueryProblem(column, message);
  }

  QueryProblem problem() {
    return problem;
  }
}
