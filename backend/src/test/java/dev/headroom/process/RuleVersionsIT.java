package dev.headroom.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headroom.Thorough;
import dev.headroom.config.PromiseFiles;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rolling rules back by the command, on a real server, with a kill between. */
class RuleVersionsIT {
  private static final String VERSIONS = "/api/v1/rules/versions";

  @TempDir private Path folder;

  @Test
  void a_rollback_holds_through_a_kill_and_broken_files_until_somebody_resumes() throws Exception {
    write("a", PromiseFiles.objective("a"));
    try (HeadroomProcess server = serve()) {
      write("b", PromiseFiles.objective("b"));
      server.post("/-/reload?by=ada", "application/json", "");
      assertThat(promises(server)).containsExactlyInAnyOrder("a", "b");
      assertThat(command(server, 0, "show", "2"))
          .contains("--- /dev/null", "+++ b/alert-rules/slos/b.yaml");
      assertThat(command(server, 0, "rollback", "1", "--by", "dana"))
          .contains("version 1 of the rules is in force", "removed: b");
      assertThat(promises(server)).containsExactly("a");
      server.kill();
    }
    write("b", "not: an objective\n");
    try (HeadroomProcess server = serve()) {
      assertThat(promises(server)).containsExactly("a");
      JsonNode list = server.json(VERSIONS);
      assertThat(list.at("/rolledBack/by").asText()).isEqualTo("dana");
      assertThat(list.get("filesDiffer").asBoolean()).isTrue();
      assertThat(command(server, 0, "versions"))
          .contains("* 1", "files on disk", "  2", "ada", "by dana");
      assertThat(command(server, 1, "resume", "--by", "eve")).contains("the server says 422");
      assertThat(promises(server)).containsExactly("a");

      write("b", PromiseFiles.objective("b"));
      assertThat(command(server, 0, "resume", "--by", "eve"))
          .contains("version 2 of the rules is in force", "added: b");
      assertThat(promises(server)).containsExactlyInAnyOrder("a", "b");
      assertThat(server.json(VERSIONS).get("filesDiffer").asBoolean()).isFalse();
      assertThat(command(server, 1, "resume", "--by", "eve")).contains("nothing is rolled back");
      assertThat(command(server, 1, "rollback", "9", "--by", "dana")).contains("404");
      server.kill();
    }
    write("b", "not: an objective\n");
    try (HeadroomProcess server = serve()) {
      assertThat(promises(server)).containsExactlyInAnyOrder("a", "b");
      assertThat(server.json("/api/v1/system").at("/config/warnings/0").asText())
          .startsWith("version 2 of the rules, the last without problems, is in force");
      assertThat(server.text()).contains("b.yaml:1:1", "not put into force");
    }
  }

  @Thorough
  @Test
  void a_promise_is_tried_runs_in_shadow_and_is_promoted() throws Exception {
    write("a", PromiseFiles.objective("a"));
    Files.writeString(folder.resolve("rules/shadow.yaml"), "objectives: [a]\n");
    try (HeadroomProcess server = serve()) {
      assertThat(server.json("/api/v1/slos").at("/slos/0/shadow").asBoolean()).isTrue();
      assertThat(command(server, 0, "try", folder.resolve("rules").toString()))
          .contains("in steps of 1m", "a: known from ");
      HttpResponse<String> refused =
          server.post(
              "/api/v1/rules/try", "application/json", "{\"files\": {\"runbooks/x.md\": \"# X\"}}");
      assertThat(refused.statusCode()).as(refused.body()).isEqualTo(422);
      assertThat(refused.body()).contains("runbooks/x.md");
      assertThat(command(server, 0, "versions")).contains("in shadow, of objectives: a");
      assertThat(command(server, 0, "promote", "--objective", "a", "--by", "dana"))
          .contains("version 2 of the rules is in force");
      assertThat(command(server, 1, "promote", "--objective", "a", "--by", "dana"))
          .contains("409", "not all of that is in shadow");
      assertThat(server.json("/api/v1/slos").at("/slos/0/shadow").asBoolean()).isFalse();
      server.kill();
    }
    try (HeadroomProcess server = serve()) {
      assertThat(server.json("/api/v1/slos").at("/slos/0/shadow").asBoolean()).isFalse();
      assertThat(command(server, 0, "show", "2")).contains("-objectives: [a]", "+objectives: []");
    }
  }

  private void write(String name, String text) throws IOException {
    Path slos = Files.createDirectories(folder.resolve("rules/slos"));
    Files.writeString(slos.resolve(name + ".yaml"), text);
  }

  private HeadroomProcess serve() throws IOException, InterruptedException {
    Path runbooks = Files.createDirectories(folder.resolve("runbooks"));
    return HeadroomProcess.serve(
        folder.resolve("data"),
        "--rules",
        folder.resolve("rules").toString(),
        "--runbooks",
        runbooks.toString());
  }

  private static String command(HeadroomProcess server, int exitCode, String... words)
      throws Exception {
    List<String> all = new ArrayList<>(List.of("rules"));
    all.addAll(List.of(words));
    all.addAll(List.of("--url", server.url()));
    try (HeadroomProcess command = HeadroomProcess.launch(all.toArray(new String[0]))) {
      assertThat(command.exitCode()).isEqualTo(exitCode);
      return command.text();
    }
  }

  private static List<String> promises(HeadroomProcess server) throws Exception {
    return StreamSupport.stream(server.json("/api/v1/slos").get("slos").spliterator(), false)
        .map(each -> each.get("name").asText())
        .toList();
  }
}
