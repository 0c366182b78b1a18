package dev.headroom.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.Thorough;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starting, refusing to start, stopping, reloading. */
class StartIT {
  @TempDir Path folder;

  @Test
  void a_data_directory_belongs_to_one_process() throws Exception {
    try (HeadroomProcess first = HeadroomProcess.serve(folder.resolve("data"))) {
      HeadroomProcess second =
          HeadroomProcess.launch(
              "serve", "--port", "0", "--data", folder.resolve("data").toString());
      assertThat(second.exitCode()).isEqualTo(3);
      assertThat(second.text()).contains("pid " + first.pid());
    }
  }

  @Test
  void a_taken_port_is_named() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());
      HeadroomProcess refused =
          HeadroomProcess.launch(
              "serve", "--port", port, "--data", folder.resolve("data").toString());
      assertThat(refused.exitCode()).isEqualTo(3);
      assertThat(refused.text()).contains("127.0.0.1:" + port);
    }
  }

  @Test
  void an_address_for_all_needs_to_be_meant() throws Exception {
    HeadroomProcess refused =
        HeadroomProcess.launch(
            "serve", "--host", "0.0.0.0", "--data", folder.resolve("data").toString());
    assertThat(refused.exitCode()).isEqualTo(3);
    assertThat(refused.text()).contains("--insecure");
  }

  @Test
  void broken_files_stop_the_start_with_every_problem() throws Exception {
    Path rules = brokenRules();
    HeadroomProcess refused =
        HeadroomProcess.launch(
            "serve", "--data", folder.resolve("data").toString(), "--rules", rules.toString());
    assertThat(refused.exitCode()).isEqualTo(3);
    assertThat(refused.text()).contains("slos/a.yaml:").contains("routing.yaml:");
    HeadroomProcess checked = HeadroomProcess.launch("check", "--rules", rules.toString());
    assertThat(checked.exitCode()).isEqualTo(1);
    assertThat(checked.text()).containsPattern("slos/a\\.yaml:\\d+:\\d+: ");
  }

  @Thorough
  @Test
  void a_promise_whose_runbook_does_not_exist_is_named() throws Exception {
    Path rules = goodRules();
    Path objective = rules.resolve("slos/a.yaml");
    Files.writeString(
        objective,
        Files.readString(objective)
            .replace(
                "pay-errors\nspec:", "pay-errors\n  annotations: {headroom/runbook: gone}\nspec:"));
    Path runbooks = PayFiles.runbooks(folder.resolve("others"), 1);
    HeadroomProcess checked =
        HeadroomProcess.launch(
            "check", "--rules", rules.toString(), "--runbooks", runbooks.toString());
    assertThat(checked.exitCode()).isEqualTo(0);
    assertThat(checked.text())
        .containsPattern(
            "warning: \\S+slos/a\\.yaml:1:1: 'pay-errors' names the runbook 'gone', which does not exist");
  }

  @Test
  void a_reload_that_fails_keeps_what_is_in_force() throws Exception {
    Path rules = goodRules();
    try (HeadroomProcess server =
        HeadroomProcess.serve(folder.resolve("data"), "--rules", rules.toString())) {
      assertThat(server.json("/api/v1/slos").get("slos")).hasSize(1);
      Files.writeString(rules.resolve("slos/broken.yaml"), "apiVersion: openslo/v9\nkind: SLO\n");
      HttpResponse<String> refused = server.post("/-/reload", "text/plain", "");
      assertThat(refused.statusCode()).isEqualTo(422);
      assertThat(refused.body()).contains("broken.yaml");
      assertThat(server.json("/api/v1/slos").get("slos")).hasSize(1);
      Files.delete(rules.resolve("slos/broken.yaml"));
      Files.writeString(
          rules.resolve("slos/second.yaml"),
          Files.readString(rules.resolve("slos/a.yaml")).replace("pay-errors", "pay-more"));
      Path first = rules.resolve("slos/a.yaml");
      Files.writeString(first, Files.readString(first).replace("0.999", "0.95"));
      HttpResponse<String> taken = server.post("/-/reload", "text/plain", "");
      assertThat(taken.statusCode()).isEqualTo(200);
      assertThat(taken.body())
          .contains("{\"added\":[\"pay-more\"],\"changed\":[\"pay-errors\"],\"removed\":[]}");
      assertThat(server.json("/api/v1/slos").get("slos")).hasSize(2);
      Files.delete(first);
      assertThat(server.post("/-/reload", "text/plain", "").body())
          .contains("{\"added\":[],\"changed\":[],\"removed\":[\"pay-errors\"]}");
    }
  }

  @Thorough
  @Test
  void a_mistaken_flag_is_named() throws Exception {
    String data = folder.resolve("data").toString();
    HeadroomProcess port = HeadroomProcess.launch("serve", "--data", data, "--port", "99999");
    assertThat(port.exitCode()).isEqualTo(2);
    assertThat(port.text()).contains("port must be 0 to 65535: 99999").doesNotContain("\tat ");
    HeadroomProcess rules = HeadroomProcess.launch("serve", "--data", data, "--rules", "nowhere");
    assertThat(rules.exitCode()).isEqualTo(3);
    assertThat(rules.text()).contains("nowhere:0:0: there is no such folder");
    HeadroomProcess checked = HeadroomProcess.launch("check", "nowhere");
    assertThat(checked.exitCode()).isEqualTo(1);
    assertThat(checked.text()).contains("nowhere:0:0: there is no such folder");
    Path file = Files.createFile(folder.resolve("file"));
    HeadroomProcess noFolder = HeadroomProcess.launch("serve", "--data", file.toString());
    assertThat(noFolder.exitCode()).isEqualTo(3);
    assertThat(noFolder.text()).contains(file + " is there and is not a folder");
  }

  @Test
  void the_command_works_in_any_folder() throws Exception {
    String data = folder.resolve("data").toString();
    try (HeadroomProcess server =
        HeadroomProcess.launchIn(folder, "serve", "--port", "0", "--data", data)) {
      server.awaitUrl();
      assertThat(server.json("/api/v1/slos").get("slos")).isNotEmpty();
      assertThat(server.json("/api/v1/runbooks").get("runbooks")).isNotEmpty();
    }
  }

  @Thorough
  @Test
  void rules_of_ones_own_keep_those_that_come_with_the_program_away() throws Exception {
    String data = folder.resolve("data").toString();
    String rules = Files.createDirectories(folder.resolve("mine")).toString();
    try (HeadroomProcess server =
        HeadroomProcess.launchIn(
            folder, "serve", "--port", "0", "--data", data, "--rules", rules)) {
      server.awaitUrl();
      assertThat(server.json("/api/v1/slos").get("slos")).isEmpty();
      assertThat(server.json("/api/v1/runbooks").get("runbooks")).isEmpty();
    }
  }

  @Test
  void a_polite_end_is_quick_and_clean() throws Exception {
    HeadroomProcess server = HeadroomProcess.serve(folder.resolve("data"));
    assertThat(server.get("/-/ready").statusCode()).isEqualTo(200);
    assertThat(server.terminate()).isZero();
  }

  @Thorough
  @Test
  void whoever_watches_is_told_that_it_ends() throws Exception {
    HeadroomProcess server = HeadroomProcess.serve(folder.resolve("data"));
    URI url = URI.create(server.url() + "/api/v1/stream");
    try (InputStream stream = url.toURL().openStream()) {
      assertThat(stream.read()).isEqualTo(':');
      assertThat(server.terminate()).isZero();
      assertThat(new String(stream.readAllBytes(), UTF_8)).startsWith(" welcome");
    }
    assertThat(server.text()).doesNotContain("did not close");
  }

  private Path brokenRules() throws IOException {
    Path rules = folder.resolve("rules");
    Files.createDirectories(rules.resolve("slos"));
    Files.writeString(
        rules.resolve("slos/a.yaml"),
        "apiVersion: openslo/v1\nkind: SLO\nmetadata: {name: Not A Name}\nspec: {service: pay}\n");
    Files.writeString(rules.resolve("routing.yaml"), "route:\n  receiver: nobody\n");
    return rules;
  }

  private Path goodRules() throws IOException {
    Path rules = folder.resolve("rules");
    Files.createDirectories(rules.resolve("slos"));
    Files.writeString(
        rules.resolve("slos/a.yaml"),
        """
        apiVersion: openslo/v1
        kind: SLO
        metadata:
          name: pay-errors
        spec:
          service: pay
          budgetingMethod: Occurrences
          timeWindow:
            - duration: 30d
              isRolling: true
          indicator:
            metadata:
              name: pay-errors
            spec:
              ratioMetric:
                counter: true
                bad:
                  metricSource:
                    type: Headroom
                    spec:
                      counter: 'pay_total{code="500"}'
                total:
                  metricSource:
                    type: Headroom
                    spec:
                      counter: 'pay_total'
          objectives:
            - target: 0.999
        """);
    return rules;
  }
}
