package dev.headroom.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DryRunCommandTest {
  private static final String INCIDENT =
      """
      {"id": %s, "subject": "checkout", "service": "shop", "severity": "page",
       "startedAt": "2026-03-01T03:00:00Z", "endedAt": %s, "summary": "", "told": [%s]}
      """;
  private static final String PAGER = told("pager", "opened");

  @TempDir private Path folder;
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private HttpServer server;
  private volatile int status = 200;
  private volatile String answer = "";

  private static String told(String receiver, String by) {
    return "{\"receiver\": \"%s\", \"alarm\": 1, \"by\": \"%s\", \"at\": \"2026-03-01T03:00:00Z\"}"
        .formatted(receiver, by);
  }

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          asked.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
    Files.createDirectories(folder.resolve("alert-rules/slos"));
    Files.createDirectories(folder.resolve("runbooks"));
    Files.writeString(folder.resolve("alert-rules/slos/a.yaml"), "kind: SLO\n");
    Files.writeString(folder.resolve("runbooks/a.md"), "# A\n");
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private CommandLineRun attempt(Path rules) {
    String url = "http://127.0.0.1:" + server.getAddress().getPort();
    return CommandLineRun.of("rules", "try", rules.toString(), "--url", url);
  }

  private static String report(boolean complete, String wouldBe, String onlyReal, String untried) {
    return """
    {"from": "2026-02-22T03:00:00Z", "until": "2026-03-01T03:00:00Z", "step": "1m",
     "complete": %s, "cut": false,
     "promises": [{"name": "checkout", "from": "2026-02-01T00:00:00Z"},
                  {"name": "young", "from": "2026-02-28T00:00:00Z"},
                  {"name": "new", "from": null}],
     "wouldBe": [%s], "onlyReal": [%s], "untried": [%s]}
    """
        .formatted(complete, wouldBe, onlyReal, untried);
  }

  @Test
  void eachIncidentIsALineWithWhoWouldHaveBeenTold() {
    String would = INCIDENT.formatted("null", "null", PAGER + ", " + told("desk", "escalated"));
    String real = INCIDENT.formatted("\"inc-1\"", "\"2026-03-01T04:00:00Z\"", PAGER);
    answer =
        report(
            false,
            "{\"incident\": %s, \"really\": %s}, {\"incident\": %s, \"really\": null}"
                .formatted(would, real, real),
            INCIDENT.formatted("\"inc-2\"", "null", ""),
            real);
    CommandLineRun run = attempt(folder);
    assertThat(run.code()).isZero();
    assertThat(run.out().lines())
        .containsExactly(
            "from 2026-02-22T03:00:00Z until 2026-03-01T03:00:00Z, in steps of 1m",
            "young: known from 2026-02-28T00:00:00Z on",
            "new: nobody counts its events yet, so nothing is known",
            "as it was: page checkout, 2026-03-01T03:00:00Z to now, told: pager, desk (escalated)",
            "  really told: pager",
            "new: page checkout, 2026-03-01T03:00:00Z to 2026-03-01T04:00:00Z, told: pager",
            "would not have been: page checkout, 2026-03-01T03:00:00Z to now, told: nobody",
            "not known: page checkout, 2026-03-01T03:00:00Z to 2026-03-01T04:00:00Z, told: pager",
            "the time for trying was up: what came later was not tried");
  }

  @Test
  void theFilesOfTheFolderAreSent() {
    answer = report(true, "", "", "");
    attempt(folder);
    attempt(folder.resolve("alert-rules"));
    String both =
        "{\"files\":{\"alert-rules/slos/a.yaml\":\"kind: SLO\\n\",\"runbooks/a.md\":\"# A\\n\"}}";
    assertThat(asked).containsExactly(both, both);
  }

  @Test
  void whatIsRefusedIsTold() {
    status = 422;
    answer = "{\"detail\": \"the rules have problems\"}";
    CommandLineRun run = attempt(folder);
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).contains("422", "the rules have problems");
    CommandLineRun missing = attempt(folder.resolve("nowhere"));
    assertThat(missing.code()).isEqualTo(1);
    assertThat(missing.out()).contains("there is no folder");
  }
}
