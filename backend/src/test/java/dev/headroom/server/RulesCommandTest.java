package dev.headroom.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is said of the versions that a server lists. */
class RulesCommandTest {
  private HttpServer server;
  private volatile String answer = "";
  private volatile int status = 200;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private String listed(String inForce, String rolledBack) {
    answer =
        """
        {"inForce": %s, "rolledBack": %s, "filesDiffer": false, "inShadow": {}, "versionsMax": 100,
         "versions": [{"number": 2, "at": "2026-03-01T03:00:00Z", "author": "ada", "inForce": true}],
         "decisions": [{"kind": "promoted", "version": 1, "by": "eve", "at": "2026-03-01T03:07:00Z"}]}
        """
            .formatted(inForce, rolledBack);
    String url = "http://127.0.0.1:" + server.getAddress().getPort();
    return CommandLineRun.of("rules", "versions", "--url", url).out();
  }

  private static String back(boolean inForce, String problems) {
    return """
    {"version": 1, "by": "dana", "at": "2026-03-01T03:00:00Z", "promoted": true, "inForce": %s, "problems": [%s]}
    """
        .formatted(inForce, problems);
  }

  @Test
  void whoRolledBackIsNamed() {
    assertThat(listed("2", "null"))
        .isEqualTo(
            "* 2  2026-03-01T03:00:00Z  ada\n2026-03-01T03:07:00Z  version 1 promoted by eve\n");
    assertThat(listed("1", back(true, ""))).contains("version 1 is in force, promoted by dana\n");
    assertThat(listed("1", back(true, "").replace("\"promoted\": true", "\"promoted\": false")))
        .contains("version 1 is in force, rolled back by dana\n");
  }

  @Test
  void theOldestThatIsKeptIsNotSaidToBeNew() {
    String url = "http://127.0.0.1:" + server.getAddress().getPort();
    answer = "{\"before\": null, \"diff\": \"+a\\n\"}";
    assertThat(CommandLineRun.of("rules", "show", "7", "--url", url).out())
        .isEqualTo("the version before is not kept any more; all of this one:\n+a\n");
    assertThat(CommandLineRun.of("rules", "show", "1", "--url", url).out()).isEqualTo("+a\n");
    answer = "{\"before\": 6, \"diff\": \"+a\\n\"}";
    assertThat(CommandLineRun.of("rules", "show", "7", "--url", url).out()).isEqualTo("+a\n");
  }

  @Test
  void problemsAreLinesOfPlaces() {
    status = 422;
    answer =
        """
        {"type": "about:blank", "title": "Unprocessable", "status": 422, "detail": "nothing was changed",
         "problems": [{"file": "alert-rules/routing.yaml", "line": 5, "column": 29, "message": "gone"}]}
        """;
    String url = "http://127.0.0.1:" + server.getAddress().getPort();
    CommandLineRun run = CommandLineRun.of("rules", "resume", "--by", "dana", "--url", url);
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out())
        .isEqualTo(
            "the server says 422: nothing was changed\nalert-rules/routing.yaml:5:29: gone\n");
  }

  @Test
  void theListOfCommandsCutsNoSentence() {
    assertThat(CommandLineRun.of("rules", "--help").out())
        .contains("Tries rules on the last 7 days.\n", "a receiver out of shadow.\n");
  }

  @Test
  void whatATerminalWouldObeyIsNotPrinted() {
    assertThat(listed("1", back(true, "").replace("dana", "\\u001b]0;pwn\\u0007\\u202Edana")))
        .contains(" by \uFFFD]0;pwn\uFFFD\uFFFDdana\n")
        .doesNotContain("\u001b", "\u0007", "\u202E");
  }

  @Test
  void aVersionThatCannotBeUsedIsNotSaidToBeInForce() {
    String problem =
        "{\"file\": \"alert-rules/routing.yaml\", \"line\": 5, \"column\": 29, \"message\":"
            + " \"gone\"}";
    assertThat(listed("2", back(false, problem)))
        .contains(
            "version 1, which dana decided on, is not in force: the files on disk are until it can"
                + " be used\n"
                + "alert-rules/routing.yaml:5:29: gone\n")
        .doesNotContain("version 1 is in force");
  }
}
