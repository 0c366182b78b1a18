package dev.headroom.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.model.Problem;
import dev.headroom.routing.shadow.Shadow;
import dev.headroom.slo.objective.Objective;
import dev.headroom.slo.objective.SloConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code shadow.yaml}: read, checked, and written anew. */
class ShadowFileTest {
  @TempDir private Path folder;

  @BeforeEach
  void rules() throws IOException {
    write("slos/a.yaml", PromiseFiles.objective("a"));
    write("slos/b.yaml", PromiseFiles.objective("b"));
    write(
        "routing.yaml",
        """
        route: {receiver: pager}
        receivers: [{name: pager}, {name: 'the "new" one'}]
        """);
  }

  private void write(String file, String text) throws IOException {
    Path path = folder.resolve("alert-rules").resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private RuleSet.Folders folders() {
    return new RuleSet.Folders(
        folder.resolve("alert-rules"), folder.resolve("runbooks"), SloConfig.defaults(), _ -> null);
  }

  private RuleSet read() throws IOException {
    return RuleSet.read(folders(), Instant.EPOCH);
  }

  private List<String> problems(String text) throws IOException {
    write("shadow.yaml", text);
    try {
      read();
      return List.of();
    } catch (InvalidFiles invalid) {
      return invalid.problems().stream().map(ShadowFileTest::brief).toList();
    }
  }

  private static String brief(Problem problem) {
    return problem.line() + ": " + problem.message();
  }

  @Test
  void withoutTheFileNothingIsInShadow() throws IOException {
    RuleSet read = read();
    assertThat(read.objectives()).noneMatch(Objective::isShadow);
    assertThat(read.routing().shadow()).isEqualTo(Shadow.NONE);
    write("shadow.yaml", "# nothing yet\n");
    assertThat(read().objectives()).noneMatch(Objective::isShadow);
  }

  @Test
  void whatItNamesIsInShadowAndThatItIsNotWatchedToo() throws IOException {
    String before = read().version();
    write("shadow.yaml", "objectives: [a]\nreceivers: ['the \"new\" one']\n");
    RuleSet read = read();
    assertThat(read.objectives())
        .filteredOn(Objective::isShadow)
        .extracting(Objective::name)
        .containsExactly("a");
    assertThat(read.routing().shadow().subjects()).containsExactlyInAnyOrder("a", "a/unwatched");
    assertThat(read.routing().shadow().receivers()).containsExactly("the \"new\" one");
    assertThat(read.inShadow())
        .isEqualTo(new RuleSet.InShadow(Set.of("a"), Set.of("the \"new\" one")));
    assertThat(read.leftOut()).isEmpty();
    assertThat(read.files()).containsKey("alert-rules/shadow.yaml");
    assertThat(read.version()).isNotEqualTo(before);
  }

  @Test
  void whatIsNotThereOrTwiceIsAProblem() throws IOException {
    assertThat(problems("objectives: [a, c, a]\nreceivers: [nobody]\nroutes: []\n"))
        .containsExactlyInAnyOrder(
            "1: there is no 'c' among the objectives",
            "1: 'a' is there twice",
            "2: there is no 'nobody' among the receivers",
            "3: unknown key routes");
  }

  @Test
  void itIsWrittenAnewWithoutWhatWasPromoted() throws IOException {
    write("shadow.yaml", "objectives: [a, b]\nreceivers: ['the \"new\" one', pager]\n");
    RuleSet read = read();
    NavigableMap<String, String> files =
        read.filesWith(read.inShadow().without(Set.of("b"), Set.of("pager")));
    assertThat(files.get("alert-rules/shadow.yaml"))
        .isEqualTo("objectives: [\"a\"]\nreceivers: [\"the \\\"new\\\" one\"]\n");
    assertThat(RuleSet.read(folders(), files, Instant.EPOCH).inShadow())
        .isEqualTo(new RuleSet.InShadow(Set.of("a"), Set.of("the \"new\" one")));
    assertThat(read.inShadow().objectives()).containsExactly("a", "b");
  }
}
