package dev.headroom.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The release script in a checkout of a few files, with a Maven that only writes what it should.
 */
class ReleaseTest {
  @TempDir Path folder;
  private Path checkout;
  private Path tools;

  private record Run(int exitCode, String text) {}

  @BeforeEach
  void aCheckoutThatIsReady() throws Exception {
    checkout = Files.createDirectories(folder.resolve("checkout"));
    tools = Files.createDirectories(folder.resolve("tools"));
    Files.createDirectories(checkout.resolve(".ci"));
    Files.copy(Path.of("..", ".ci", "release"), checkout.resolve(".ci/release"));
    write("pom.xml", "<revision>1.2.3-SNAPSHOT</revision>\n");
    write("backend/src/main/resources/openapi.yaml", "info:\n  version: 1.2.3\n");
    write(
        "CHANGELOG.md",
        "# Changelog\n\n## 1.2.3\n\n### Added\n- More.\n\n## 1.2.2\n\n- Less.\n\n## 1.2.1\n");
    write(".gitignore", "target/\n");
    maven("the same");
    program(tools.resolve("docker"), "exit 1");
    git("init", "-q");
    commit();
  }

  @Test
  void what_is_published_is_built_from_the_commit() throws Exception {
    Run run = release("1.2.3");
    assertThat(run.text).contains("two builds were equal").contains("so no image");
    assertThat(run.exitCode).isZero();
    Path out = checkout.resolve("backend/target/release");
    assertThat(out.resolve("headroom-1.2.3.jar"))
        .hasContent("1.2.3 of " + git("rev-parse", "--short=12", "HEAD") + ": the same");
    assertThat(out.resolve("NOTES.md")).hasContent("### Added\n- More.\n");
    assertThat(Files.readAllLines(out.resolve("SHA256SUMS")))
        .map(line -> line.replaceFirst("^[0-9a-f]{64}  ", ""))
        .containsExactly(
            "headroom-1.2.3.jar", "headroom-1.2.3-web-ui.cdx.json", "headroom-1.2.3.cdx.json");
    assertThat(run.text).contains(" v1.2.3 ");
    assertThat(git("tag")).isEmpty();
    assertThat(git("status", "--porcelain")).isEmpty();
  }

  @Test
  void builds_that_differ_are_no_release() throws Exception {
    maven("$PWD");
    refused("1.2.3", "two builds of one commit differ");
    assertThat(checkout.resolve("backend/target/release")).doesNotExist();
  }

  @Test
  void a_tree_with_changes_is_refused() throws Exception {
    write("new", "");
    refused("1.2.3", "not committed");
  }

  @Test
  void a_version_of_which_nothing_is_said_is_refused() throws Exception {
    refused("1.2.1", "no section '## 1.2.1'");
    refused("1.2.4", "no section '## 1.2.4'");
  }

  @Test
  void another_version_than_the_tree_says_is_refused() throws Exception {
    refused("1.2.2", "does not have the revision 1.2.2-SNAPSHOT");
    write("backend/src/main/resources/openapi.yaml", "info:\n  version: 1.2.2\n");
    commit();
    refused("1.2.3", "openapi.yaml does not have the version 1.2.3");
  }

  @Test
  void what_was_released_is_built_again_only_from_its_own_commit() throws Exception {
    git("tag", "v1.2.3");
    assertThat(release("1.2.3").text).contains("two builds were equal").doesNotContain("publish");
    write("more", "");
    commit();
    refused("1.2.3", "v1.2.3 is on another commit");
  }

  @Test
  void what_is_no_version_is_refused() throws Exception {
    refused("1.2.3-rc1", "usage:");
  }

  private void refused(String version, String why) throws Exception {
    Run run = release(version);
    assertThat(run.text).contains(why);
    assertThat(run.exitCode).isEqualTo(3);
  }

  private Run release(String version) throws Exception {
    return run(List.of("sh", ".ci/release", version));
  }

  private void maven(String says) throws IOException {
    program(
        tools.resolve("mvn"),
        """
        for option; do
          case $option in
            -Drevision=*) version=${option#*=} ;;
            -Dheadroom.commit=*) commit=${option#*=} ;;
          esac
        done
        mkdir -p backend/target web-ui/target
        echo "$version of $commit: %s" >backend/target/headroom.jar
        echo {} >backend/target/sbom.cdx.json
        echo {} >web-ui/target/sbom.cdx.json
        """
            .formatted(says));
  }

  private void commit() throws Exception {
    git("add", "-A");
    git("-c", "user.name=t", "-c", "user.email=t@example.com", "commit", "-q", "-m", "tree");
  }

  private String git(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("git", "-c", "commit.gpgsign=false"));
    command.addAll(List.of(arguments));
    Run run = run(command);
    assertThat(run.exitCode).as(run.text).isZero();
    return run.text;
  }

  private Run run(List<String> command) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(checkout.toFile()).redirectErrorStream(true);
    // A hook that runs these tests would point git at its own repository.
    builder.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
    builder.environment().merge("PATH", tools + ":", (path, first) -> first + path);
    Process process = builder.start();
    String text = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
    return new Run(process.waitFor(), text);
  }

  private void write(String name, String text) throws IOException {
    Path file = checkout.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static void program(Path file, String body) throws IOException {
    Files.writeString(file, "#!/bin/sh\n" + body + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }
}
