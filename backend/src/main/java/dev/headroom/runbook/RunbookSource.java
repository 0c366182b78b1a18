package dev.headroom.runbook;

import dev.headroom.yaml.Problems;

/**
 * A runbook file cut in two, each part on the lines it has in the file.
 *
 * @param frontMatter YAML from line 1 on, the opening {@code ---} included
 * @param body Markdown; the lines of the front matter are there, but empty
 */
record RunbookSource(String frontMatter, String body) {
  private static final String FENCE = "---";

  /** Cuts a file's text; a problem, and no front matter, where there is none or it has no end. */
  static RunbookSource split(String file, String text, Problems problems) {
    String[] lines = text.split("\n", -1);
    if (!lines[0].stripTrailing().equals(FENCE)) {
      problems.add(file, 1, 1, "a runbook starts with front matter between two lines of ---");
      return new RunbookSource("", text);
    }
    for (int line = 1; line < lines.length; line++) {
      if (lines[line].stripTrailing().equals(FENCE)) {
        return cut(lines, line);
      }
    }
    problems.add(file, 1, 1, "the front matter is not closed by a line of ---");
    return new RunbookSource("", text);
  }

  private static RunbookSource cut(String[] lines, int closing) {
    StringBuilder yaml = new StringBuilder();
    for (int line = 0; line < closing; line++) {
      yaml.append(lines[line]).append('\n');
    }
    StringBuilder body = new StringBuilder("\n".repeat(closing + 1));
    for (int line = closing + 1; line < lines.length; line++) {
      body.append(lines[line]).append('\n');
    }
    return new RunbookSource(yaml.toString(), body.toString());
  }
}
