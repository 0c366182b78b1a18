package dev.headroom.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PageReportCommandTest {
  private static final String REPORT =
      """
      {"timezone": "UTC", "truncated": true, "overBudget": ["web is over its page budget."],
       "services": [{"service": "web", "budget": {"perWeek": 2, "atNight": null, "actionShare": 0.8},
         "weeks": [
           {"monday": "2026-10-19", "pages": 3, "atNight": 1, "actionShare": 0.66, "over": ["perWeek"]},
           {"monday": "2026-10-26", "pages": 0, "atNight": 0, "actionShare": null, "over": []}]}]}
      """;

  private final List<String> asked = new CopyOnWriteArrayList<>();
  private HttpServer server;
  private volatile int status = 200;
  private volatile String answer = REPORT;

  @BeforeEach
  void start() throws Exception {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          asked.add(exchange.getRequestURI().toString());
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

  private CommandLineRun report(String weeks) {
    String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    return CommandLineRun.of("page", "report", "--weeks", weeks, "--url", url);
  }

  @Test
  void eachNumberStandsBesideItsTarget() {
    CommandLineRun run = report("2");
    assertThat(run.code()).isZero();
    assertThat(asked).containsExactly("/api/v1/pages/report?weeks=2");
    assertThat(run.out().lines().map(line -> line.strip().replaceAll(" {2,}", " | ")))
        .containsExactly(
            "service | week of | pages | at night | acted on",
            "web | 2026-10-19 | 3, max 2 | 1 | 66 %, min 80 % | over budget",
            "web | 2026-10-26 | 0, max 2 | 0 | -, min 80 %",
            "web is over its page budget.",
            "There were more pages than are counted: the oldest weeks may lack some.");
  }

  @Test
  void whatTheServerRefusesIsTold() {
    status = 400;
    answer = "weeks: must be 1 to 26: 99";
    CommandLineRun run = report("99");
    assertThat(run.code()).isOne();
    assertThat(run.out()).contains("the server says 400: weeks: must be 1 to 26: 99");
  }

  @Test
  void whereNobodyListensItSaysSo() {
    stop();
    assertThat(report("1").out()).contains("nobody listens at");
  }
}
