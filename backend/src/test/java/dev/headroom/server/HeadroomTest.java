package dev.headroom.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every command's exit codes and messages, as far as they go without starting a server. */
class HeadroomTest {
  @TempDir private Path folder;

  private Path write(String file, String text) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    return Files.writeString(path, text);
  }

  /** A check that sees nothing of the folder the tests run in. */
  private CommandLineRun check(String... more) throws IOException {
    Path config = write("empty.yaml", "");
    String[] all = new String[more.length + 3];
    all[0] = "check";
    all[1] = "--config";
    all[2] = config.toString();
    System.arraycopy(more, 0, all, 3, more.length);
    return CommandLineRun.of(all);
  }

  @Test
  void it_says_its_version_in_two_ways() {
    CommandLineRun run = CommandLineRun.of("version");
    assertThat(run.code()).isZero();
    assertThat(run.out()).startsWith("headroom ").contains("(commit ", "JDK ");
    assertThat(CommandLineRun.of("--version")).isEqualTo(run);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "help"})
  void help_names_every_command(String help) {
    CommandLineRun run = CommandLineRun.of(help);
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("serve", "demo", "check", "version", "help");
  }

  @ParameterizedTest
  @ValueSource(strings = {"serve", "demo", "check", "version"})
  void every_command_explains_itself(String command) {
    CommandLineRun run = CommandLineRun.of(command, "--help");
    assertThat(run.code()).isZero();
    assertThat(run.out()).startsWith("Usage: headroom " + command);
    assertThat(CommandLineRun.of("help", command).out()).isEqualTo(run.out());
  }

  @Test
  void what_is_not_understood_is_a_mistake_of_usage() {
    assertThat(CommandLineRun.of("sreve").code()).isEqualTo(Headroom.USAGE);
    assertThat(CommandLineRun.of("sreve").out()).contains("sreve");
    assertThat(CommandLineRun.of("serve", "--prot", "1").out()).contains("--prot");
    assertThat(CommandLineRun.of("serve", "--port", "many").code()).isEqualTo(Headroom.USAGE);
    CommandLineRun port = CommandLineRun.of("serve", "--port", "70000");
    assertThat(port.code()).isEqualTo(Headroom.USAGE);
    assertThat(port.out()).contains("port must be 0 to 65535: 70000");
    assertThat(CommandLineRun.of("serve", "--log-format", "xml").out()).contains("TEXT", "JSON");
  }

  @Test
  void a_server_that_anybody_could_reach_is_not_started() throws Exception {
    CommandLineRun run =
        CommandLineRun.of("serve", "--config", write("c.yaml", "").toString(), "--host", "0.0.0.0");
    assertThat(run.code()).isEqualTo(Headroom.NOT_STARTED);
    assertThat(run.out())
        .startsWith("headroom: not started: 0.0.0.0 can be reached from other machines")
        .contains("--insecure");
  }

  @ParameterizedTest
  @ValueSource(strings = {"serve", "demo"})
  void a_server_with_a_bad_configuration_is_not_started(String command) throws Exception {
    Path config = write("c.yaml", "wall: {}\nlisten: {port: -1}\n");
    CommandLineRun run = CommandLineRun.of(command, "--config", config.toString());
    assertThat(run.code()).isEqualTo(Headroom.NOT_STARTED);
    assertThat(run.out().lines())
        .containsExactly(
            config + ":1:1: unknown key wall",
            config + ":2:16: expected a whole number or a size like 64MiB: -1",
            "headroom: not started: 2 problems");
  }

  @Test
  void a_file_or_folder_that_is_named_must_be_there() {
    CommandLineRun run =
        CommandLineRun.of(
            "serve",
            "--config",
            folder.resolve("c.yaml").toString(),
            "--rules",
            folder.resolve("r").toString(),
            "--runbooks",
            folder.resolve("b").toString());
    assertThat(run.code()).isEqualTo(Headroom.NOT_STARTED);
    assertThat(run.out())
        .contains(
            folder.resolve("c.yaml") + ":0:0: there is no such file",
            folder.resolve("r") + ":0:0: there is no such folder",
            folder.resolve("b") + ":0:0: there is no such folder",
            "headroom: not started: 3 problems");
  }

  @Test
  void a_good_folder_is_ok() throws Exception {
    write("alert-rules/services.yaml", "services: []\n");
    Path routing = folder.resolve("alert-rules/routing.yaml");
    CommandLineRun run = check(folder.toString());
    assertThat(run)
        .isEqualTo(
            new CommandLineRun(
                Headroom.OK,
                "ok: 0 objectives, 0 receivers, 0 runbooks, 0 services\n"
                    + "warning: "
                    + routing
                    + ":0:0: the file is missing: nobody is told of anything\n"));
    assertThat(check(folder.resolve("alert-rules").toString())).isEqualTo(run);
  }

  private static final String ROUTES =
      """
      route:
        receiver: desk
        routes:
          - matchers: [severity=page]
            receiver: pager
            continue: true
            mute_time_intervals: [always]
          - {match: {team: pay}, active_time_intervals: [always]}
      time_intervals: [{name: always, time_intervals: [{}]}]
      templates: ['*.tmpl']
      receivers: [{name: desk}, {name: pager}]
      """;

  @Test
  void a_check_shows_the_tree_of_routes_and_names_what_has_no_effect() throws Exception {
    Path file = write("alert-rules/routing.yaml", ROUTES);
    CommandLineRun run = check(folder.toString());
    assertThat(run.code()).isZero();
    assertThat(run.out().lines())
        .containsExactly(
            "ok: 0 objectives, 2 receivers, 0 runbooks, 0 services",
            "  everything -> desk",
            "    severity=\"page\" -> pager, then on, not within always",
            "    team=\"pay\" -> desk, only within always",
            "warning: " + file + ":10:13: no file has this path");
  }

  @Test
  void routes_are_shown_and_tested_without_a_server() throws Exception {
    String rules = write("alert-rules/routing.yaml", ROUTES).resolveSibling("").toString();
    assertThat(CommandLineRun.of("routes", "show", "--rules", rules).out().lines())
        .hasSize(3)
        .first()
        .isEqualTo("everything -> desk");
    assertThat(CommandLineRun.of("routes", "test", "--rules", rules))
        .isEqualTo(new CommandLineRun(Headroom.OK, "desk\n"));
    assertThat(
            CommandLineRun.of("routes", "test", "--rules", rules, "severity=page", "team=pay")
                .out()
                .lines())
        .containsExactly(
            "pager,desk", "pager is not told now: it is within the time interval always");
    assertThat(
            CommandLineRun.of("routes", "test", "--rules", rules, "severity=page,team=pay").out())
        .startsWith("pager,desk\n");
    assertThat(CommandLineRun.of("routes").code()).isEqualTo(Headroom.USAGE);
    assertThat(CommandLineRun.of("routes", "test", "--rules", rules, "page").code())
        .isEqualTo(Headroom.USAGE);
    write("alert-rules/routing.yaml", "route: {}\n");
    CommandLineRun bad = CommandLineRun.of("routes", "test", "--rules", rules);
    assertThat(bad.code()).isEqualTo(Headroom.FAILED);
    assertThat(bad.out()).contains("routing.yaml:1:1: missing key receivers");
  }

  @Test
  void a_name_is_no_format() throws Exception {
    String routes =
        ROUTES.replace("receiver: pager", "receiver: 100%d").replace("name: pager", "name: 100%d");
    String rules = write("alert-rules/routing.yaml", routes).resolveSibling("").toString();
    assertThat(CommandLineRun.of("routes", "test", "--rules", rules, "severity=page").out())
        .contains("100%d is not told now: it is within the time interval always");
  }

  @Test
  void routes_say_who_is_in_shadow() throws Exception {
    String rules = write("alert-rules/routing.yaml", ROUTES).resolveSibling("").toString();
    write("alert-rules/shadow.yaml", "receivers: [desk]\n");
    assertThat(CommandLineRun.of("routes", "show", "--rules", rules).out().lines())
        .containsExactly(
            "everything -> desk, in shadow",
            "  severity=\"page\" -> pager, then on, not within always",
            "  team=\"pay\" -> desk, only within always, in shadow");
    assertThat(CommandLineRun.of("routes", "test", "--rules", rules, "team=pay").out().lines())
        .containsExactly("desk", "desk is told nothing: it is in shadow");
    assertThat(check(folder.toString()).out()).contains("  everything -> desk, in shadow\n");
  }

  /** It would take every alert that lacks the label. */
  @Test
  void an_expression_that_somebody_did_not_finish_is_a_problem() throws Exception {
    write(
        "alert-rules/routing.yaml",
        """
        route: {receiver: desk, routes: [{receiver: desk, match_re: {x: }}]}
        receivers: [{name: desk}]
        """);
    CommandLineRun run = check(folder.toString());
    assertThat(run.code()).isEqualTo(Headroom.FAILED);
    assertThat(run.out()).contains("an expression is missing");
  }

  @Test
  void every_problem_is_printed_with_its_place() throws Exception {
    Path rules = write("alert-rules/services.yaml", "services: []\nnosuchkey: 1\n");
    write("runbooks/Bad.md", "no front matter");
    CommandLineRun run = check(folder.toString());
    assertThat(run.code()).isEqualTo(Headroom.FAILED);
    assertThat(run.out().lines())
        .anyMatch(line -> line.equals(rules + ":2:1: unknown key nosuchkey"))
        .anyMatch(line -> line.startsWith(folder.resolve("runbooks/Bad.md").toString()));
  }

  @Test
  void what_is_left_out_fails_a_check_that_could_be_read() throws Exception {
    write("runbooks/Bad.md", "no front matter");
    CommandLineRun run = check(folder.resolve("runbooks").toString());
    assertThat(run.code()).isEqualTo(Headroom.FAILED);
    assertThat(run.out()).startsWith("read: 0 objectives").contains("Bad.md");
  }

  @Test
  void a_folder_to_check_must_be_there() throws Exception {
    CommandLineRun run = check(folder.resolve("none").toString());
    assertThat(run.code()).isEqualTo(Headroom.FAILED);
    assertThat(run.out()).contains(folder.resolve("none") + ":0:0: there is no such folder");
  }

  @ParameterizedTest
  @ValueSource(strings = {"services.yaml", "routing.yaml", "slos/a.yaml"})
  void a_file_of_any_size_is_one_line(String name) throws Exception {
    Path large = write("alert-rules/" + name, "");
    try (RandomAccessFile sparse = new RandomAccessFile(large.toFile(), "rw")) {
      sparse.setLength(1L << 30);
    }
    CommandLineRun run = check(folder.toString());
    assertThat(run.code()).isEqualTo(Headroom.FAILED);
    assertThat(run.out().lines())
        .singleElement()
        .asString()
        .startsWith(large + ":0:0: larger than ");
  }

  @Test
  void a_fault_is_for_a_demo_that_runs() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    CommandLineRun run =
        CommandLineRun.of("demo", "fault", "errors", "on", "--port", String.valueOf(port));
    assertThat(run.code()).isEqualTo(Headroom.FAILED);
    assertThat(run.out())
        .isEqualTo("no demo listens on port %d; start one with: headroom demo%n".formatted(port));
    assertThat(CommandLineRun.of("demo", "fault", "errors", "maybe").code())
        .isEqualTo(Headroom.USAGE);
  }
}
