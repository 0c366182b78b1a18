package dev.headroom.config;

import dev.headroom.model.Problem;
import dev.headroom.yaml.Problems;
import java.io.IOException;
import java.util.List;

/** Files a person wrote cannot be used; holds every problem at once. */
public final class InvalidFiles extends IOException {
  private static final long serialVersionUID = 1;

  private final transient List<Problem> problems;

  InvalidFiles(List<Problem> problems) {
    super(problems.size() == 1 ? "1 problem" : problems.size() + " problems");
    this.problems = problems;
  }

  /** Does nothing if there are none. */
  public static void throwIfAny(Problems problems) throws InvalidFiles {
    if (!problems.isEmpty()) {
      throw new InvalidFiles(problems.sorted());
    }
  }

  /** Does nothing if there are none. */
  public static void throwIfAny(List<Problem> problems) throws InvalidFiles {
    if (!problems.isEmpty()) {
      throw new InvalidFiles(problems);
    }
  }

  /** By file and place. */
  public List<Problem> problems() {
    return problems;
  }
}
