package dev.headroom.metrics.growth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every case of {@code src/test/resources/growth} and of the page "How growth is counted", in every
 * shape it holds for: as it stands, with a restart after every push, and with every push sent
 * twice.
 */
class GrowthConformanceTest {
  private static final Path CASES = Path.of("src/test/resources/growth");
  private static final Path PAGE = Path.of("docs/growth.md");
  private static final int CASES_MIN = 120;

  @TestFactory
  Stream<DynamicTest> points_in_counts_out() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (GrowthCase each : cases()) {
      for (GrowthCase.Kind kind : each.kinds()) {
        tests.add(
            DynamicTest.dynamicTest(
                each.where() + " " + each.title() + " (" + kind + ")", () -> holds(each, kind)));
      }
    }
    return tests.stream();
  }

  @Test
  void there_are_enough_cases_and_each_has_a_name_of_its_own() throws IOException {
    List<String> titles = cases().stream().map(GrowthCase::title).toList();
    assertThat(titles).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(CASES_MIN);
  }

  @Test
  void every_decision_is_shown_by_some_case() throws IOException {
    List<String> shown =
        cases().stream()
            .flatMap(each -> each.expected().stream())
            .map(GrowthCase.Expected::what)
            .filter(what -> what.startsWith("decided "))
            .toList();
    for (Decision each : Decision.values()) {
      assertThat(shown).contains("decided " + each.label());
    }
  }

  private static List<GrowthCase> cases() throws IOException {
    List<GrowthCase> cases = new ArrayList<>();
    try (Stream<Path> files = Files.list(CASES)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".txt")).sorted().toList()) {
        cases.addAll(GrowthCase.read(file));
      }
    }
    List<GrowthCase> worked = GrowthCase.parse("growth.md", blocks(Files.readAllLines(PAGE)));
    assertThat(worked).hasSizeGreaterThan(10);
    cases.addAll(worked);
    return cases;
  }

  /** The page's example blocks; all other lines are blank, so that line numbers stay. */
  private static List<String> blocks(List<String> page) {
    List<String> lines = new ArrayList<>();
    boolean inside = false;
    for (String line : page) {
      boolean fence = line.startsWith("```");
      inside = fence ? line.equals("```growth") : inside;
      lines.add(inside && !fence ? line : "");
    }
    return lines;
  }

  private static void holds(GrowthCase given, GrowthCase.Kind kind) throws IOException {
    GrowthWorld once = new GrowthWorld(kind);
    for (GrowthCase.Push push : given.pushes()) {
      once.push(push);
    }
    check(given, once, "as it stands", false);
    GrowthWorld restarted = new GrowthWorld(kind);
    for (GrowthCase.Push push : given.pushes()) {
      restarted.push(push);
      restarted.restart();
    }
    check(given, restarted, "with restarts", true);
    GrowthWorld repeated = new GrowthWorld(kind);
    for (GrowthCase.Push push : given.pushes()) {
      repeated.push(push);
      repeated.push(push);
    }
    check(given, repeated, "with every push sent twice", true);
  }

  private static void check(GrowthCase given, GrowthWorld world, String how, boolean countsOnly) {
    if (given.pushes().stream().noneMatch(push -> push.points().isEmpty())) {
      assertThat(world.queried())
          .as("%s, %s: what a query finds", given.where(), how)
          .isCloseTo(world.actual(""), within(1e-6));
    }
    for (GrowthCase.Expected expected : given.expected()) {
      if (!countsOnly || !expected.what().matches("(refused|interleaved).*")) {
        assertThat(world.actual(expected.what()))
            .as("%s, %s: %s", given.where(), how, expected.what())
            .isCloseTo(expected.number(), within(1e-6));
      }
    }
  }
}
