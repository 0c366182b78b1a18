package dev.headroom.version;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Which lines two texts share: the shortest way from one to the other by the algorithm of Myers
 * ("An O(ND) Difference Algorithm", 1986). Beyond a bound of differing lines the middle is replaced
 * as a whole, which is longer but no less true.
 */
final class LineMatch {
  /** Lines that are gone or new; time and memory grow with its square. */
  static final int EDITS_MAX = 1_000;

  private final List<String> old;
  private final List<String> now;

  /** A line of the one text, of the other, or of both. */
  record DiffLine(boolean isOld, boolean isNew, String text) {}

  private LineMatch(List<String> old, List<String> now) {
    this.old = old;
    this.now = now;
  }

  /** All lines of both, in their order; of each change what is gone comes before what is new. */
  static List<DiffLine> of(List<String> old, List<String> now) {
    int start = 0;
    int least = Math.min(old.size(), now.size());
    while (start < least && old.get(start).equals(now.get(start))) {
      start++;
    }
    int end = 0;
    while (end < least - start
        && old.get(old.size() - 1 - end).equals(now.get(now.size() - 1 - end))) {
      end++;
    }
    List<DiffLine> lines = new ArrayList<>();
    old.subList(0, start).forEach(each -> lines.add(new DiffLine(true, true, each)));
    lines.addAll(
        new LineMatch(old.subList(start, old.size() - end), now.subList(start, now.size() - end))
            .middle());
    old.subList(old.size() - end, old.size())
        .forEach(each -> lines.add(new DiffLine(true, true, each)));
    return lines;
  }

  private List<DiffLine> middle() {
    List<int[]> reached = new ArrayList<>();
    int most = Math.min(EDITS_MAX, old.size() + now.size());
    int[] furthest = new int[2 * most + 3];
    for (int edits = 0; edits <= most; edits++) {
      reached.add(Arrays.copyOfRange(furthest, most - edits, most + edits + 3));
      if (advance(furthest, most + 1, edits)) {
        return walk(reached);
      }
    }
    return replaced();
  }

  /**
   * Goes as far as so many edits lead on each diagonal.
   *
   * @param furthest old lines taken, by diagonal
   * @param zero place of the diagonal 0
   * @return whether that is the end of both
   */
  private boolean advance(int[] furthest, int zero, int edits) {
    for (int diagonal = -edits; diagonal <= edits; diagonal += 2) {
      int place = zero + diagonal;
      int taken =
          isDown(furthest, place, diagonal, edits) ? furthest[place + 1] : furthest[place - 1] + 1;
      while (taken < old.size()
          && taken - diagonal < now.size()
          && old.get(taken).equals(now.get(taken - diagonal))) {
        taken++;
      }
      furthest[place] = taken;
      if (taken >= old.size() && taken - diagonal >= now.size()) {
        return true;
      }
    }
    return false;
  }

  /** Whether the last edit towards a diagonal takes a new line, rather than drops an old one. */
  private static boolean isDown(int[] furthest, int place, int diagonal, int edits) {
    return diagonal == -edits || (diagonal != edits && furthest[place - 1] < furthest[place + 1]);
  }

  /** The way back from the end, by what was reached before each edit. */
  private List<DiffLine> walk(List<int[]> reached) {
    List<DiffLine> lines = new ArrayList<>();
    int taken = old.size();
    int seen = now.size();
    for (int edits = reached.size() - 1; edits >= 0; edits--) {
      int[] before = reached.get(edits);
      int diagonal = taken - seen;
      int place = diagonal + edits + 1;
      boolean down = isDown(before, place, diagonal, edits);
      int start = edits == 0 ? 0 : down ? before[place + 1] : before[place - 1] + 1;
      while (taken > start) {
        taken--;
        seen--;
        lines.add(new DiffLine(true, true, old.get(taken)));
      }
      if (edits > 0 && down) {
        seen--;
        lines.add(new DiffLine(false, true, now.get(seen)));
      } else if (edits > 0) {
        taken--;
        lines.add(new DiffLine(true, false, old.get(taken)));
      }
    }
    Collections.reverse(lines);
    return goneFirst(lines);
  }

  private static List<DiffLine> goneFirst(List<DiffLine> lines) {
    List<DiffLine> ordered = new ArrayList<>();
    List<DiffLine> added = new ArrayList<>();
    for (DiffLine each : lines) {
      if (each.isOld() && each.isNew()) {
        ordered.addAll(added);
        added.clear();
      }
      (each.isOld() ? ordered : added).add(each);
    }
    ordered.addAll(added);
    return ordered;
  }

  private List<DiffLine> replaced() {
    List<DiffLine> lines = new ArrayList<>();
    old.forEach(each -> lines.add(new DiffLine(true, false, each)));
    now.forEach(each -> lines.add(new DiffLine(false, true, each)));
    return lines;
  }
}
