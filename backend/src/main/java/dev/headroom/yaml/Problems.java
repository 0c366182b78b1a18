package dev.headroom.yaml;

import dev.headroom.model.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong, from any number of files. Not for use by several threads. */
public final class Problems {
  private final List<Problem> problems = new ArrayList<>();

  public void add(Problem problem) {
    problems.add(problem);
  }

  public void add(String file, int line, int column, String message) {
    add(new Problem(file, line, column, message));
  }

  public boolean isEmpty() {
    return problems.isEmpty();
  }

  /** How many there are; grows with each, so that a reader can tell whether it added any. */
  public int size() {
    return problems.size();
  }

  /** All of them, by file and place, each once. */
  public List<Problem> sorted() {
    return problems.stream()
        .distinct()
        .sorted(
            Comparator.comparing(Problem::file)
                .thenComparingInt(Problem::line)
                .thenComparingInt(Problem::column))
        .toList();
  }
}
