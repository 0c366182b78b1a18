package dev.headroom.select.log;

import dev.headroom.select.log.LogQuery.QueryProblem;
import java.io.Serial;

/** Unwinds the parser to its entry, with the problem to report. Never leaves the package. */
final class Misread extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  private final transient QueryProblem problem;

  Misread(QueryProblem problem) {
    super(problem.message(), null, false, false);
    this.problem = problem;
  }

  QueryProblem problem() {
    return problem;
  }
}
