package dev.headroom.version;

import dev.headroom.version.LineMatch.DiffLine;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeSet;

/** What changed between two sets of files, as {@code diff -u} writes it. */
final class UnifiedDiff {
  private static final int CONTEXT = 3;
  private static final String NOTHING = "/dev/null";

  private final StringBuilder text = new StringBuilder();

  private UnifiedDiff() {}

  /** The files by path, those that are equal left out; empty if all are. */
  static String of(NavigableMap<String, String> before, NavigableMap<String, String> after) {
    UnifiedDiff diff = new UnifiedDiff();
    TreeSet<String> paths = new TreeSet<>(before.keySet());
    paths.addAll(after.keySet());
    for (String path : paths) {
      String old = before.get(path);
      String now = after.get(path);
      if (old == null || !old.equals(now)) {
        diff.head(old == null ? NOTHING : "a/" + path, now == null ? NOTHING : "b/" + path);
        diff.hunks(LineMatch.of(lines(old == null ? "" : old), lines(now == null ? "" : now)));
      }
    }
    return diff.text.toString();
  }

  /** With their ends, so that a last line without one differs from one with it. */
  private static List<String> lines(String text) {
    List<String> lines = new ArrayList<>();
    int start = 0;
    while (start < text.length()) {
      int end = text.indexOf('\n', start);
      int next = end < 0 ? text.length() : end + 1;
      lines.add(text.substring(start, next));
      start = next;
    }
    return lines;
  }

  private void head(String old, String now) {
    text.append("--- ").append(old).append("\n+++ ").append(now).append('\n');
  }

  private void hunks(List<DiffLine> lines) {
    int oldLine = 0;
    int newLine = 0;
    int at = 0;
    while (at < lines.size()) {
      int end = end(lines, at);
      if (end > at) {
        hunk(lines.subList(at, end), oldLine, newLine);
      } else {
        end = at + 1;
      }
      for (DiffLine each : lines.subList(at, end)) {
        oldLine += each.isOld() ? 1 : 0;
        newLine += each.isNew() ? 1 : 0;
      }
      at = end;
    }
  }

  /** Where the hunk that begins here ends; here, if none does. */
  private static int end(List<DiffLine> lines, int start) {
    int change = nextChange(lines, start);
    if (change - start > CONTEXT || change == lines.size()) {
      return start;
    }
    int last = change;
    while (change < lines.size() && change - last <= 2 * CONTEXT + 1) {
      last = change;
      change = nextChange(lines, change + 1);
    }
    return Math.min(lines.size(), last + 1 + CONTEXT);
  }

  private static int nextChange(List<DiffLine> lines, int from) {
    int at = from;
    while (at < lines.size() && lines.get(at).isOld() && lines.get(at).isNew()) {
      at++;
    }
    return at;
  }

  private void hunk(List<DiffLine> lines, int oldBefore, int newBefore) {
    int old = (int) lines.stream().filter(DiffLine::isOld).count();
    int now = (int) lines.stream().filter(DiffLine::isNew).count();
    text.append("@@ -").append(range(oldBefore, old)).append(" +").append(range(newBefore, now));
    text.append(" @@\n");
    lines.forEach(this::line);
  }

  /** A range of no lines is named by the line before it. */
  private static String range(int before, int count) {
    int start = count == 0 ? before : before + 1;
    return count == 1 ? String.valueOf(start) : start + "," + count;
  }

  private void line(DiffLine line) {
    text.append(line.isOld() ? line.isNew() ? ' ' : '-' : '+').append(line.text());
    if (!line.text().endsWith("\n")) {
      text.append("\n\\ No newline at end of file\n");
    }
  }
}
