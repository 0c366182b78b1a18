package dev.headroom.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.slo.objective.SloConfig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every file in the folders is in force or named. */
class UnreadFilesTest {
  static final String RUNBOOK =
      """
      ---
      alert: Slow
      service: checkout
      owner: shop
      severity: page
      ---
      # Slow

      ## Meaning
      ## Impact
      ## Diagnosis
      1. Look.
      ## Mitigation
      ## Verify
      """;

  @TempDir Path folder;

  private void write(String file, String text) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private RuleSet read() throws IOException {
    return RuleSet.read(
        new RuleSet.Folders(
            folder.resolve("alert-rules"),
            folder.resolve("runbooks"),
            SloConfig.defaults(),
            name -> null),
        Instant.EPOCH);
  }

  private List<String> leftOut() throws IOException {
    return read().leftOut().stream()
        .map(each -> folder.relativize(Path.of(each.file())) + ": " + each.message())
        .toList();
  }

  private static String objective(String name) {
    return PromiseFiles.objective(name);
  }

  @Test
  void objectivesAreReadInSubfoldersAndWithAnyEnding() throws Exception {
    write("alert-rules/slos/a.yaml", objective("a"));
    write("alert-rules/slos/b.yml", objective("b"));
    write("alert-rules/slos/c.YAML", objective("c"));
    write("alert-rules/slos/team-a/x.yaml", "\uFEFF" + objective("x"));
    write("alert-rules/slos/.d.yaml", "hidden");
    write("alert-rules/slos/README.md", "What stands here.");

    assertThat(read().objectives())
        .extracting(each -> each.name())
        .containsExactly("a", "b", "c", "x");
    assertThat(leftOut()).isEmpty();
  }

  @Test
  void everyOtherFileIsNamed() throws Exception {
    write("alert-rules/rules/broken.yaml", "groups: [");
    write("alert-rules/other.yaml", "a: b");
    write("alert-rules/slos/notes.txt", "a");
    write("runbooks/sub/Slow.md", RUNBOOK);
    write("runbooks/picture.png", "a");
    write("runbooks/Slow.md", "\uFEFF" + RUNBOOK);

    assertThat(read().runbooks().ids()).containsExactly("Slow");
    assertThat(leftOut())
        .containsExactlyInAnyOrder(
            "alert-rules/rules/broken.yaml: not read: Prometheus rules are not evaluated yet",
            "alert-rules/other.yaml: not read: alert-rules holds routing.yaml, services.yaml, heartbeats.yaml, drills.yaml, shadow.yaml and"
                + " the folder slos",
            "alert-rules/slos/notes.txt: not read: objectives stand in files *.yaml and *.yml",
            "runbooks/sub/Slow.md: not read: runbooks are the files *.md of the folder itself",
            "runbooks/picture.png: not read: runbooks are the files *.md of the folder itself");
  }

  @Test
  void aBadRunbookIsLeftOutAndTheOthersAreRead() throws Exception {
    write("runbooks/Slow.md", RUNBOOK);
    write("runbooks/Bad.md", "no front matter");

    assertThat(read().runbooks().ids()).containsExactly("Slow");
    assertThat(read().badRunbooks()).isNotEmpty().allMatch(each -> each.file().endsWith("Bad.md"));
  }

  @Test
  void aByteThatIsNotUtf8IsAProblemWhereItStands() throws Exception {
    write("alert-rules/routing.yaml", "");
    Files.write(
        folder.resolve("alert-rules/routing.yaml"),
        "route:\n  rÿ".getBytes(StandardCharsets.ISO_8859_1));
    Files.write(
        folder.resolve("alert-rules/services.yaml"), "ÿ".getBytes(StandardCharsets.ISO_8859_1));

    assertThat(problems())
        .containsExactly(
            "routing.yaml:2:4: not UTF-8: byte 0xFF", "services.yaml:1:1: not UTF-8: byte 0xFF");
  }

  @Test
  void filesOfOtherToolsAreOneLineEach() throws Exception {
    write("alert-rules/slos/a.yaml", "version: prometheus/v1\nservice: a\nslos: []\n");
    write(
        "alert-rules/slos/b.yaml", "apiVersion: pyrra.dev/v1alpha1\nkind: ServiceLevelObjective\n");
    write("alert-rules/slos/c.yaml", "groups: [{name: a, rules: []}]\n");

    assertThat(problems())
        .containsExactly(
            "a.yaml:1:1: this is a Sloth file; objectives are OpenSLO v1 here (apiVersion:"
                + " openslo/v1)",
            "b.yaml:1:1: this is a Pyrra file; objectives are OpenSLO v1 here (apiVersion:"
                + " openslo/v1)",
            "c.yaml:1:1: this is a file of Prometheus rules; objectives are OpenSLO v1 here"
                + " (apiVersion: openslo/v1)");
  }

  @Test
  void aListOfDocumentsIsRead() throws Exception {
    write(
        "alert-rules/slos/a.yaml",
        "- " + objective("a").indent(2).strip() + "\n- " + objective("b").indent(2).strip() + "\n");

    assertThat(read().objectives()).extracting(each -> each.name()).containsExactly("a", "b");
  }

  private List<String> problems() throws IOException {
    try {
      read();
      return List.of();
    } catch (InvalidFiles invalid) {
      return invalid.problems().stream()
          .map(each ->
              "%s:%d:%d: %s"
                  .formatted(
                      Path.of(each.file()).getFileName(),
                      each.line(),
                      each.column(),
                      each.message()))
          .toList();
    }
  }
}
