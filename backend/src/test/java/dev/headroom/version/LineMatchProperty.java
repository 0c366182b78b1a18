package dev.headroom.version;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.Seed;
import dev.headroom.version.LineMatch.DiffLine;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Both texts come back from what is said of them, and no shorter way leads from one to the other.
 */
class LineMatchProperty {
  @RegisterExtension private final Seed seed = new Seed();

  @Test
  void bothTextsComeBackByTheShortestWay() {
    RandomGenerator random = seed.random();
    for (int round = 0; round < 2_000; round++) {
      List<String> old = lines(random);
      List<String> now = lines(random);
      List<DiffLine> all = LineMatch.of(old, now);
      assertThat(texts(all, true)).isEqualTo(old);
      assertThat(texts(all, false)).isEqualTo(now);
      long shared = all.stream().filter(each -> each.isOld() && each.isNew()).count();
      assertThat(shared).as("%s to %s", old, now).isEqualTo(longestShared(old, now));
    }
  }

  @Test
  void whatDiffersInTooManyLinesIsReplacedAsAWhole() {
    List<String> old = numbered("old", LineMatch.EDITS_MAX);
    List<String> now = numbered("new", LineMatch.EDITS_MAX);
    List<DiffLine> all = LineMatch.of(old, now);
    assertThat(texts(all, true)).isEqualTo(old);
    assertThat(texts(all, false)).isEqualTo(now);
  }

  private static List<String> numbered(String name, int count) {
    return IntStream.range(0, count).mapToObj(each -> name + each).toList();
  }

  private static List<String> lines(RandomGenerator random) {
    List<String> lines = new ArrayList<>();
    int count = random.nextInt(12);
    for (int line = 0; line < count; line++) {
      lines.add(String.valueOf(random.nextInt(4)));
    }
    return lines;
  }

  private static List<String> texts(List<DiffLine> lines, boolean old) {
    return lines.stream()
        .filter(each -> old ? each.isOld() : each.isNew())
        .map(DiffLine::text)
        .toList();
  }

  /** By the table of all pairs. */
  private static int longestShared(List<String> old, List<String> now) {
    int[][] longest = new int[old.size() + 1][now.size() + 1];
    for (int i = 1; i <= old.size(); i++) {
      for (int j = 1; j <= now.size(); j++) {
        longest[i][j] =
            old.get(i - 1).equals(now.get(j - 1))
                ? longest[i - 1][j - 1] + 1
                : Math.max(longest[i - 1][j], longest[i][j - 1]);
      }
    }
    return longest[old.size()][now.size()];
  }
}
