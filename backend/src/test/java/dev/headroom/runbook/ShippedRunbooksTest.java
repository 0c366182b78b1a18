package dev.headroom.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.yaml.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every number that a runbook asks for is shown by a live block of it: nobody has to go and look
 * for it at night.
 */
class ShippedRunbooksTest {
  private static final Path RUNBOOKS = Path.of("../runbooks");

  /** A fence of a live block or of a command, or code in a line of prose. */
  private static final Pattern FENCE = Pattern.compile("(?s)```(?:promql|sh) \\{[^}]*}\\n(.*?)```");

  private static final Pattern CODE = Pattern.compile("`([^`\\n]+)`");
  private static final Pattern METRIC = Pattern.compile("[a-z][a-z0-9]*(?:_[a-z0-9]+){2,}");

  static List<Path> runbooks() throws IOException {
    try (Stream<Path> files = Files.list(RUNBOOKS)) {
      return files.filter(each -> each.toString().endsWith(".md")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("runbooks")
  void every_metric_in_its_prose_is_shown_by_a_block(Path file) throws IOException {
    String text = Files.readString(file);
    String shown =
        FENCE.matcher(text).results().map(MatchResult::group).collect(Collectors.joining("\n"));
    String prose = Pattern.compile("(?s)```.*?```").matcher(text).replaceAll("");
    TreeSet<String> named =
        CODE.matcher(prose)
            .results()
            .flatMap(code -> METRIC.matcher(code.group(1)).results())
            .map(MatchResult::group)
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(named).allSatisfy(metric -> assertThat(shown).contains(metric));
  }

  @ParameterizedTest
  @MethodSource("runbooks")
  void it_says_what_to_look_at_first_and_what_to_do_in_which_case(Path file) throws IOException {
    Problems problems = new Problems();
    String id = file.getFileName().toString().replace(".md", "");
    Runbook page = RunbookCatalog.read(RUNBOOKS, problems).find(id).orElseThrow();
    assertThat(problems.sorted()).isEmpty();
    assertThat(page.firstStep().text()).isNotEmpty();
    // Pages about Headroom itself have no promise whose data could be shown.
    if (!page.frontMatter().slo().isEmpty()) {
      assertThat(page.firstStep().liveBlocks()).isNotEmpty();
      assertThat(page.mitigations()).anyMatch(each -> each.condition().isPresent());
    }
  }
}
