package dev.headroom.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.config.Config.Listen;
import dev.headroom.model.Problem;
import dev.headroom.slo.objective.SloConfig.WindowScale;
import dev.headroom.yaml.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigTest {
  @TempDir private Path folder;
  private final Problems problems = new Problems();

  private Config over(String text) throws IOException {
    return Config.defaults().over(Files.writeString(folder.resolve("h.yaml"), text), problems);
  }

  private List<String> told() {
    return problems.sorted().stream()
        .map(each -> each.line() + ":" + each.column() + ": " + each.message())
        .toList();
  }

  @Test
  void a_file_that_is_not_there_or_says_nothing_changes_nothing() throws Exception {
    assertThat(Config.defaults().over(folder.resolve("none.yaml"), problems))
        .isEqualTo(Config.defaults());
    for (String nothing : List.of("", "# a comment\n", "~\n", "---\n", "{}\n")) {
      assertThat(over(nothing)).as(nothing).isEqualTo(Config.defaults());
    }
    assertThat(told()).isEmpty();
  }

  @Test
  void a_file_is_one_mapping() throws Exception {
    assertThat(over("- data\n")).isEqualTo(Config.defaults());
    over("data: a\n---\ndata: b\n");
    assertThat(told()).containsExactly("1:1: expected a mapping", "3:1: expected one document");
  }

  @Test
  void a_file_larger_than_a_megabyte_is_refused_and_not_read() throws Exception {
    Path large = folder.resolve("large.yaml");
    try (var file = new java.io.RandomAccessFile(large.toFile(), "rw")) {
      file.setLength(1L << 30);
    }
    Path endless = Files.createSymbolicLink(folder.resolve("zero.yaml"), Path.of("/dev/zero"));
    Map<Path, String> expected =
        Map.of(
            large,
            "larger than a megabyte: 1048576",
            endless,
            "cannot be read: " + endless + " is a pipe, a socket or a device, not a file");
    for (Map.Entry<Path, String> each : expected.entrySet()) {
      Problems own = new Problems();
      assertThat(Config.defaults().over(each.getKey(), own)).isEqualTo(Config.defaults());
      assertThat(own.sorted())
          .containsExactly(new Problem(each.getKey().toString(), 0, 0, each.getValue()));
    }
  }

  @Test
  void people_reach_it_where_it_listens_unless_something_else_is_written() throws Exception {
    assertThat(Config.defaults().publicUrl()).hasToString("http://127.0.0.1:8080");
    assertThat(over("externalUrl: https://slo.example/h").publicUrl())
        .hasToString("https://slo.example/h");
  }

  @Test
  void flags_change_what_they_name_and_nothing_else() throws Exception {
    Config read = over("data: d\nrules: r\nrunbooks: b\nchanges: {retainedMax: 7}\n");
    Listen elsewhere = Listen.defaults().at("::1", 1, false);

    Config moved = read.with(elsewhere, Path.of("e"));
    assertThat(moved.listen()).isEqualTo(elsewhere);
    assertThat(moved.data()).isEqualTo(Path.of("e"));
    assertThat(moved.with(read.listen(), read.data())).isEqualTo(read);

    Config others = read.with(Path.of("x"), Path.of("y"));
    assertThat(List.of(others.rules(), others.runbooks()))
        .containsExactly(Path.of("x"), Path.of("y"));
    assertThat(others.with(read.rules(), read.runbooks())).isEqualTo(read);
    assertThat(others.changes().retainedMax()).isEqualTo(7);

    Config faster = read.with(new WindowScale(60));
    assertThat(faster.slo().windowScale().factor()).isEqualTo(60);
    assertThat(faster.with(read.slo().windowScale())).isEqualTo(read);
  }

  @Test
  void rules_are_read_as_the_configuration_says() {
    Config config = Config.defaults().with(Path.of("x"), Path.of("y"));
    RuleSet.Folders folders = config.ruleFolders(name -> name + "!");
    assertThat(folders.rules()).isEqualTo(Path.of("x"));
    assertThat(folders.runbooks()).isEqualTo(Path.of("y"));
    assertThat(folders.slo()).isEqualTo(config.slo());
    assertThat(folders.environment().apply("TOKEN")).isEqualTo("TOKEN!");
  }

  @Test
  void an_address_is_written_as_a_url() {
    Listen listen = Listen.defaults();
    assertThat(listen.at("::1", 9, false).url()).isEqualTo("http://[::1]:9");
    assertThat(listen.at("h.example", 9, true).url()).isEqualTo("http://h.example:9");
  }

  @Test
  void only_loopback_is_out_of_others_reach() {
    for (String own : List.of("localhost", "127.0.0.1", "127.8.8.8", "::1")) {
      assertThat(Listen.defaults().at(own, 1, false).isLoopback()).as(own).isTrue();
    }
    for (String foreign : List.of("0.0.0.0", "::", "10.0.0.1", "h.example", "1270.example")) {
      assertThat(Listen.defaults().at(foreign, 1, false).isLoopback()).as(foreign).isFalse();
    }
  }

  @Test
  void what_cannot_be_listened_on_is_refused_where_it_stands() throws Exception {
    over("listen: {port: 65536}");
    over("\nlisten: {connectionsMax: -1}");
    over("\n\nlisten: {headTimeout: 0s}");
    over("\n\n\nthreads: {decodingMax: 0}");
    over("\n\n\n\nthreads: {decodingMax: 1025}");
    over("\n\n\n\n\nthreads: {decodingWaitingMax: 0}");
    assertThat(told())
        .containsExactly(
            "1:9: port must be 0 to 65535: 65536",
            "2:26: expected a whole number or a size like 64MiB: -1",
            "3:9: headTimeout must be more than 0: PT0S",
            "4:10: decodingMax must be 1 to 1024: 0",
            "5:10: decodingMax must be 1 to 1024: 1025",
            "6:10: decodingWaitingMax must be more than 0: 0");
  }

  @Test
  void problems_are_thrown_together_or_not_at_all() throws Exception {
    InvalidFiles.throwIfAny(problems);
    problems.add("b", 1, 1, "second");
    assertThatThrownBy(() -> InvalidFiles.throwIfAny(problems)).hasMessage("1 problem");
    problems.add("a", 1, 1, "first");
    assertThatThrownBy(() -> InvalidFiles.throwIfAny(problems))
        .hasMessage("2 problems")
        .isInstanceOfSatisfying(
            InvalidFiles.class,
            all ->
                assertThat(all.problems())
                    .extracting(Problem::message)
                    .containsExactly("first", "second"));
  }
}
