package dev.headroom.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.slo.objective.SloConfig;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of any size and kind are refused or left out in words, and never take the process down. */
class RuleSetTest {
  private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
  private static final long GIBIBYTE = 1L << 30;

  @TempDir private Path folder;

  @BeforeEach
  void anObjective() throws IOException {
    write("alert-rules/slos/a.yaml", PromiseFiles.objective("a"));
  }

  private Path write(String file, String text) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    return Files.writeString(path, text);
  }

  private RuleSet read() throws IOException {
    return RuleSet.read(
        new RuleSet.Folders(
            folder.resolve("alert-rules"),
            folder.resolve("runbooks"),
            SloConfig.defaults(),
            name -> null),
        NOW);
  }

  private List<String> refused() {
    try {
      return List.of("read: " + read().version());
    } catch (InvalidFiles invalid) {
      return invalid.problems().stream()
          .map(each -> folder.relativize(Path.of(each.file())) + ": " + each.message())
          .toList();
    } catch (IOException e) {
      return List.of(e.toString());
    }
  }

  @Test
  void it_knows_when_it_was_read() throws Exception {
    assertThat(read().readAt()).isEqualTo(NOW);
  }

  @ParameterizedTest
  @ValueSource(strings = {"services.yaml", "routing.yaml", "slos/b.yaml"})
  void a_file_of_a_gigabyte_is_refused(String name) throws Exception {
    Path file = write("alert-rules/" + name, "");
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(GIBIBYTE);
    }
    assertThat(refused())
        .singleElement()
        .asString()
        .startsWith("alert-rules/" + name + ": larger than ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"services.yaml", "routing.yaml"})
  void so_is_one_without_an_end(String name) throws Exception {
    Files.createSymbolicLink(folder.resolve("alert-rules/" + name), Path.of("/dev/zero"));
    assertThat(refused())
        .anyMatch(each ->
            each.startsWith("alert-rules/" + name + ": cannot be read: ")
                && each.endsWith("is a pipe, a socket or a device, not a file"));
  }

  @Test
  void a_runbook_of_a_gigabyte_is_left_out() throws Exception {
    Path file = write("runbooks/Slow.md", "");
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(GIBIBYTE);
    }
    RuleSet read = read();
    assertThat(read.runbooks().all()).isEmpty();
    assertThat(read.badRunbooks())
        .singleElement()
        .extracting(each -> each.message())
        .isEqualTo("larger than the size of a runbook: 262144");
  }

  @Test
  void a_secret_without_an_end_is_refused() throws Exception {
    Files.createSymbolicLink(folder.resolve("alert-rules/key"), Path.of("/dev/zero"));
    write(
        "alert-rules/routing.yaml",
        """
        route: {receiver: a}
        receivers:
          - name: a
            webhook_configs: [{url: '${file:key}'}]
        """);
    assertThat(refused()).anyMatch(each -> each.contains("secret file key cannot be read"));
  }

  @Test
  void a_folder_that_leads_back_to_itself_is_told_in_words() throws Exception {
    Path loop = folder.resolve("alert-rules/slos/loop");
    Files.createSymbolicLink(loop, folder.resolve("alert-rules"));
    assertThat(refused())
        .contains(
            "alert-rules/slos/loop: cannot be read: "
                + loop
                + " leads back to a folder it stands in")
        .noneMatch(each -> each.contains("Exception"));
  }

  @Test
  void the_version_is_that_of_what_is_read() throws Exception {
    String first = read().version();
    assertThat(first).matches("[0-9a-f]{12}").isEqualTo(read().version());
    write("alert-rules/README.md", "not a rule");
    write("alert-rules/slos/.draft.yaml", "hidden");
    assertThat(read().version()).isEqualTo(first);
    write("alert-rules/services.yaml", "services: []\n");
    String second = read().version();
    write("alert-rules/slos/deep/b.yml", PromiseFiles.objective("b"));
    String third = read().version();
    write("runbooks/A.md", "no front matter");
    assertThat(List.of(first, second, third, read().version())).doesNotHaveDuplicates();
  }

  @Test
  void a_file_that_only_moved_is_another_version() throws Exception {
    String before = read().version();
    Files.move(
        folder.resolve("alert-rules/slos/a.yaml"), folder.resolve("alert-rules/slos/b.yaml"));
    assertThat(read().version()).isNotEqualTo(before);
  }

  @Test
  void of_a_file_no_more_counts_than_may_be_read() throws Exception {
    Path file = write("x", "12345678");
    String digest = new FileDigest(4).file(file).toString();
    write("x", "1234----");
    assertThat(new FileDigest(4).file(file)).hasToString(digest);
    write("x", "123-----");
    assertThat(new FileDigest(4).file(file).toString()).isNotEqualTo(digest);
    assertThat(new FileDigest(4).file(folder.resolve("none")))
        .hasToString(new FileDigest(4).folder(folder.resolve("none"), ".yaml").toString());
  }

  @Test
  void everything_that_is_wrong_is_told_at_once() throws Exception {
    write("alert-rules/services.yaml", "nosuchkey: 1\n");
    write("alert-rules/routing.yaml", "nosuchkey: 1\n");
    write("runbooks/A.md", "no front matter");
    write("alert-rules/stray.txt", "a");
    assertThat(refused())
        .anyMatch(each -> each.startsWith("alert-rules/routing.yaml"))
        .anyMatch(each -> each.startsWith("alert-rules/services.yaml"))
        .anyMatch(each -> each.startsWith("alert-rules/stray.txt: not read"))
        .anyMatch(each -> each.startsWith("runbooks/A.md"));
  }

  @Test
  void a_runbook_that_is_named_and_not_there_is_told_where_there_are_any() throws Exception {
    String named =
        PromiseFiles.objective("b")
            .replace(
                "metadata: {name: b}",
                "metadata: {name: b, annotations: {headroom/runbook: nowhere}}");
    write("alert-rules/slos/b.yaml", named);
    write("alert-rules/routing.yaml", "route: {receiver: desk}\nreceivers: [{name: desk}]\n");
    assertThat(read().warnings()).isEmpty();
    write("runbooks/Slow.md", UnreadFilesTest.RUNBOOK);
    assertThat(read().warnings())
        .extracting(each -> each.message())
        .containsExactly("'b' names the runbook 'nowhere', which does not exist");
  }
}
