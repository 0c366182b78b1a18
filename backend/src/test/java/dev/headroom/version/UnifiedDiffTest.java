package dev.headroom.version;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.NavigableMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What changed, as {@code diff -u} and {@code patch} understand it. */
class UnifiedDiffTest {
  private static NavigableMap<String, String> files(String... pathsAndTexts) {
    NavigableMap<String, String> files = new TreeMap<>();
    for (int at = 0; at < pathsAndTexts.length; at += 2) {
      files.put(pathsAndTexts[at], pathsAndTexts[at + 1]);
    }
    return files;
  }

  @Test
  void equalFilesAreLeftOut() {
    assertThat(UnifiedDiff.of(files("a", "1\n"), files("a", "1\n"))).isEmpty();
  }

  @Test
  void aChangedLineStandsBetweenThreeThatAreNot() {
    assertThat(
            UnifiedDiff.of(
                files("a.yaml", "1\n2\n3\n4\n5\n6\n7\n8\n9\n"),
                files("a.yaml", "1\n2\n3\n4\nfive\n6\n7\n8\n9\n")))
        .isEqualTo(
            """
            --- a/a.yaml
            +++ b/a.yaml
            @@ -2,7 +2,7 @@
             2
             3
             4
            -5
            +five
             6
             7
             8
            """);
  }

  @Test
  void aNewFileAndOneThatIsGoneAreFromAndToNothing() {
    assertThat(UnifiedDiff.of(files("gone", "x\n"), files("new", "y\nz\n")))
        .isEqualTo(
            """
            --- a/gone
            +++ /dev/null
            @@ -1 +0,0 @@
            -x
            --- /dev/null
            +++ b/new
            @@ -0,0 +1,2 @@
            +y
            +z
            """);
  }

  @Test
  void aLastLineWithoutAnEndSaysSo() {
    assertThat(UnifiedDiff.of(files("a", "x\n"), files("a", "x")))
        .isEqualTo(
            """
            --- a/a
            +++ b/a
            @@ -1 +1 @@
            -x
            +x
            \\ No newline at end of file
            """);
  }

  @Test
  void changesFarApartAreHunksOfTheirOwnAndNearOnesAreOne() {
    StringBuilder old = new StringBuilder();
    for (int line = 1; line <= 30; line++) {
      old.append(line).append('\n');
    }
    String far = old.toString().replace("\n3\n", "\nx\n").replace("\n25\n", "\ny\n");
    String near = old.toString().replace("\n3\n", "\nx\n").replace("\n10\n", "\ny\n");
    assertThat(UnifiedDiff.of(files("a", old.toString()), files("a", far)))
        .contains("@@ -1,6 +1,6 @@", "@@ -22,7 +22,7 @@");
    assertThat(UnifiedDiff.of(files("a", old.toString()), files("a", near)))
        .contains("@@ -1,13 +1,13 @@")
        .doesNotContain("@@ -7");
  }
}
