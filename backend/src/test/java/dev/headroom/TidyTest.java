package dev.headroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the sizes and the documents that a reviewer would otherwise have to count and miss. */
class TidyTest {
  private static final int FILE_LINES_MAX = 333;
  private static final int TEST_FILE_LINES_MAX = 500;
  private static final int PACKAGE_TYPES_MAX = 20;
  private static final int PARAMETERS_MAX = 7;

  private static final int METHOD_LINES_MAX = 70;
  private static final int VUE_LINES_MAX = 300;
  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
  private static final Path BACKEND = HOME.resolve("backend");

  @Test
  void files_are_short() {
    List<String> long_ = new ArrayList<>();
    for (Path file : files(BACKEND.resolve("src/main"), ".java")) {
      count(file, FILE_LINES_MAX, long_);
    }
    for (Path file : files(BACKEND.resolve("src/test"), ".java")) {
      count(file, TEST_FILE_LINES_MAX, long_);
    }
    for (Path file : files(HOME.resolve("web-ui/src"), ".vue")) {
      count(file, VUE_LINES_MAX, long_);
    }
    assertThat(long_).isEmpty();
  }

  @Test
  void methods_are_short() {
    List<String> long_ = new ArrayList<>();
    for (Path file : files(BACKEND.resolve("src"), ".java")) {
      List<String> lines = lines(file);
      for (int i = 0; i < lines.size(); i++) {
        int length = methodLength(lines, i);
        if (length > METHOD_LINES_MAX) {
          long_.add(HOME.relativize(file) + ":" + (i + 1) + " has " + length + " lines");
        }
      }
    }
    assertThat(long_).isEmpty();
  }

  @Test
  void no_package_is_crowded() {
    Map<Path, Long> types =
        files(BACKEND.resolve("src/main/java"), ".java").stream()
            .filter(file -> !file.endsWith("package-info.java"))
            .collect(Collectors.groupingBy(Path::getParent, Collectors.counting()));
    assertThat(types).hasSizeGreaterThan(20);
    assertThat(types.values()).allMatch(number -> number <= PACKAGE_TYPES_MAX);
  }

  @Test
  void no_name_stands_for_two_things() {
    Pattern type =
        Pattern.compile(
            "(?m)^ *(?:(?:public|private|protected|static|final|abstract|sealed|non-sealed) )*"
                + "(?:class|record|interface|enum|@interface) (\\w+)");
    Map<String, List<Path>> declared = new TreeMap<>();
    for (Path file : files(BACKEND.resolve("src/main/java"), ".java")) {
      Matcher matcher = type.matcher(withoutTexts(file));
      while (matcher.find()) {
        declared.computeIfAbsent(matcher.group(1), name -> new ArrayList<>()).add(file);
      }
    }
    assertThat(declared).hasSizeGreaterThan(500);
    assertThat(declared.values()).allMatch(files -> files.size() == 1);
  }

  @Test
  void nothing_takes_too_many_parameters() {
    Pattern head =
        Pattern.compile(
            "(?m)^ {2,6}(?!return|throw|new|else|record|case|yield)(?:[\\w.@<>\\[\\],?]+ )*\\w+"
                + "\\(([^(){};]*)\\)\\s*(?:throws [\\w., \\n]+)?\\{");
    Set<String> crowded = new TreeSet<>();
    for (Path file : files(BACKEND.resolve("src/main/java"), ".java")) {
      Matcher matcher = head.matcher(withoutTexts(file));
      while (matcher.find()) {
        String parameters = matcher.group(1).replaceAll("<[^<>]*>", "").replaceAll("<[^<>]*>", "");
        if (!matcher.group().contains("record ")
            && parameters.split(",", -1).length > PARAMETERS_MAX) {
          crowded.add(file.getFileName().toString());
        }
      }
    }
    assertThat(crowded).isEmpty();
  }

  private static String withoutTexts(Path file) {
    return text(file)
        .replaceAll("(?s)/\\*.*?\\*/", "")
        .replaceAll("//[^\\n]*", "")
        .replaceAll("\"(?:\\\\.|[^\"\\\\\\n])*\"", "\"\"");
  }

  @Test
  void every_package_introduces_itself() {
    Set<Path> silent = new TreeSet<>();
    for (Path file : files(BACKEND.resolve("src/main/java"), ".java")) {
      Path introduction = file.resolveSibling("package-info.java");
      if (!Files.exists(introduction) || !text(introduction).startsWith("/**")) {
        silent.add(HOME.relativize(file.getParent()));
      }
    }
    assertThat(silent).isEmpty();
  }

  @Test
  void every_metric_is_documented() {
    Set<String> names = new TreeSet<>();
    Pattern literal = Pattern.compile("\"(headroom_[a-z0-9_]*[a-z0-9])\"");
    for (Path file : files(BACKEND.resolve("src/main/java"), ".java")) {
      Matcher matcher = literal.matcher(text(file));
      while (matcher.find()) {
        names.add(matcher.group(1));
      }
    }
    StringBuilder pages = new StringBuilder();
    files(BACKEND.resolve("docs/metrics"), ".md").forEach(page -> pages.append(text(page)));
    assertThat(names).hasSizeGreaterThan(20).allMatch(name -> pages.indexOf("`" + name) >= 0);
  }

  @Test
  void every_objective_has_a_runbook() {
    Pattern slo = Pattern.compile("(?ms)^kind: SLO$.*?^ {2}name: ([a-z0-9-]+)$");
    Set<String> homeless = new TreeSet<>();
    int objectives = 0;
    for (Path file : files(HOME.resolve("alert-rules/slos"), ".yaml")) {
      Matcher matcher = slo.matcher(text(file));
      while (matcher.find()) {
        objectives++;
        if (!Files.exists(HOME.resolve("runbooks/" + matcher.group(1) + ".md"))) {
          homeless.add(matcher.group(1));
        }
      }
    }
    assertThat(objectives).isPositive();
    assertThat(homeless).isEmpty();
  }

  @Test
  void nothing_is_left_for_later_without_saying_where() {
    Pattern mark = Pattern.compile("\\b(TO" + "DO|FIX" + "ME|X" + "XX)\\b");
    List<String> marks = new ArrayList<>();
    for (Path file : files(BACKEND.resolve("src"), ".java")) {
      if (mark.matcher(text(file)).find()) {
        marks.add(HOME.relativize(file).toString());
      }
    }
    assertThat(marks).isEmpty();
  }

  @Test
  void no_test_is_skipped() {
    Pattern skip = Pattern.compile("@Dis" + "abled|assume" + "True\\(|assume" + "That\\(");
    List<String> skipped = new ArrayList<>();
    for (Path file : files(BACKEND.resolve("src/test"), ".java")) {
      if (skip.matcher(text(file)).find()) {
        skipped.add(HOME.relativize(file).toString());
      }
    }
    assertThat(skipped).isEmpty();
  }

  @Test
  void all_randomness_of_tests_comes_from_one_place() {
    Pattern source =
        Pattern.compile(
            "new (?:Splittable|Secure)?Random\\(|ThreadLocalRandom|Math\\.random|RandomGenerator\\.");
    Path tests = BACKEND.resolve("src/test/java/dev/headroom");
    Set<String> own = new TreeSet<>();
    for (Path file : files(tests, ".java")) {
      if (source.matcher(withoutTexts(file)).find()) {
        own.add(tests.relativize(file).toString());
      }
    }
    assertThat(own).containsExactly("Seed.java");
  }

  /** Lines of the method that starts here, 0 if none does: the formatter fixes where braces go. */
  private static int methodLength(List<String> lines, int start) {
    String line = lines.get(start);
    boolean method =
        line.matches("^ {2}( {2})?( {2})?[\\w<].*\\(.*")
            && !line.strip().matches("^(return|throw|new|if|for|while|switch|try|else|do)\\b.*");
    if (!method) {
      return 0;
    }
    String indent = line.substring(0, line.length() - line.stripLeading().length());
    int body = start;
    while (body < lines.size() && !lines.get(body).endsWith("{")) {
      if (lines.get(body).endsWith(";") || lines.get(body).endsWith("{}")) {
        return 0;
      }
      body++;
    }
    if (body < lines.size() && lines.get(body).endsWith("-> {")) {
      return 0;
    }
    for (int i = body + 1; i < lines.size(); i++) {
      if (lines.get(i).equals(indent + "}")) {
        return i - start + 1;
      }
      if (lines.get(i).startsWith(indent + "}")) {
        return 0;
      }
    }
    return 0;
  }

  private static void count(Path file, int linesMax, List<String> long_) {
    int lines = lines(file).size();
    if (lines > linesMax) {
      long_.add(HOME.relativize(file) + " has " + lines + " lines");
    }
  }

  private static List<Path> files(Path folder, String ending) {
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> lines(Path file) {
    return text(file).lines().toList();
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
