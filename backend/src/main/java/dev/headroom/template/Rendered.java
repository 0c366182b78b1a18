package dev.headroom.template;

import dev.headroom.model.Problem;

/** What came of a template. */
public sealed interface Rendered {
  /** A text. */
  record Filled(String text) implements Rendered {}

  /**
   * None: what the template asks for is not there, or it costs too much.
   *
   * @param problem where and why; the file is empty where the template is the value of a key
   */
  record Unfilled(Problem problem) implements Rendered {
    /** One line: {@code slack.tmpl:3:7: nil data}. */
    public String text() {
      String place = "%d:%d: ".formatted(problem.line(), problem.column());
      String file = problem.file().isEmpty() ? "" : problem.file() + ":";
      return file + place + problem.message();
    }
  }
}
