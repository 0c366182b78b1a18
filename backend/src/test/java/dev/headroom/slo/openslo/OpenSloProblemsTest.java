package dev.headroom.slo.openslo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.model.Problem;
import dev.headroom.slo.objective.Objective;
import dev.headroom.slo.objective.SloConfig;
import dev.headroom.yaml.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every mistake is named with its place; the table is {@code slo/problems.txt}. */
class OpenSloProblemsTest {
  @TempDir Path directory;

  /** One row of the table. */
  private record Row(int line, String replaced, String by, List<String> problems) {}

  private static String resource(String name) throws IOException {
    try (InputStream in = OpenSloProblemsTest.class.getResourceAsStream("/slo/" + name)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static List<Row> rows() throws IOException {
    List<Row> rows = new ArrayList<>();
    List<String> lines = resource("problems.txt").lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).startsWith("- ")) {
        int from = i;
        List<String> row = lines.stream().skip(from).takeWhile(line -> !line.isEmpty()).toList();
        rows.add(
            new Row(
                from + 1,
                row.getFirst().substring(2),
                String.join("\n", startingWith("+ ", row)),
                startingWith("! ", row)));
      }
    }
    return rows;
  }

  private static List<String> startingWith(String mark, List<String> row) {
    return row.stream()
        .filter(line -> line.startsWith(mark))
        .map(line -> line.substring(mark.length()))
        .toList();
  }

  @TestFactory
  Stream<DynamicTest> everyMistakeIsNamedWithItsPlace() throws IOException {
    String promise = resource("promise.yaml");
    return rows().stream()
        .map(row ->
            DynamicTest.dynamicTest(row.line() + ": " + row.by(), () -> check(promise, row)));
  }

  private void check(String promise, Row row) throws IOException {
    assertThat(promise.split(java.util.regex.Pattern.quote(row.replaced()), -1))
        .as("the replaced text stands in the promise once")
        .hasSize(2);
    Path file = directory.resolve("promise.yaml");
    Files.writeString(file, promise.replace(row.replaced(), row.by()));
    Problems problems = new Problems();

    List<Objective> objectives = OpenSlo.read(List.of(file), problems, SloConfig.defaults());

    assertThat(problems.sorted())
        .extracting(Problem::toString)
        .containsExactlyElementsOf(
            row.problems().stream().map(problem -> file + ":" + problem).toList());
    assertThat(objectives).isEmpty();
  }

  @Test
  void thePromiseOfTheTableIsSound() throws IOException {
    Path file = directory.resolve("promise.yaml");
    Files.writeString(file, resource("promise.yaml"));
    Problems problems = new Problems();

    assertThat(OpenSlo.read(List.of(file), problems, SloConfig.defaults())).hasSize(1);
    assertThat(problems.sorted()).isEmpty();
  }
}
