package dev.headroom.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code headroom drill --report}. */
class DrillReportCommandTest {
  private static final String REPORT =
      """
      {"drills": [], "next": null, "runs": [], "report": [
        {"service": "checkout", "schedule": "weekly", "nextAt": "2026-03-10T09:00:00Z", "last":
          {"startedAt": "2026-03-03T09:00:00Z", "result": "passed", "missed": null, "reason": "", "pagedMillis": 52140}},
        {"service": "search", "schedule": "", "nextAt": null, "last":
          {"startedAt": "2026-02-01T09:00:00Z", "result": "failed", "missed": "alert", "reason": "The tier did not fire in time.", "pagedMillis": null}},
        {"service": "stock", "schedule": "", "nextAt": null, "last": null}]}
      """;

  private final List<String> asked = new CopyOnWriteArrayList<>();
  private HttpServer server;

  @BeforeEach
  void start() throws Exception {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
          byte[] bytes = REPORT.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private CommandLineRun drill(String... arguments) {
    List<String> all = new ArrayList<>(List.of("drill", "--url"));
    all.add("http://127.0.0.1:" + server.getAddress().getPort());
    all.addAll(List.of(arguments));
    return CommandLineRun.of(all.toArray(String[]::new));
  }

  @Test
  void eachServiceHasALineWithItsLastDrillAndTheNext() {
    CommandLineRun run = drill("--report");
    assertThat(run.code()).isZero();
    assertThat(asked).containsExactly("GET /api/v1/drills?limit=1");
    assertThat(run.out().lines().map(line -> line.strip().replaceAll(" {2,}", " | ")))
        .containsExactly(
            "service | schedule | last drill | result | paged in | next",
            "checkout | weekly | 2026-03-03T09:00:00Z | passed | 52.1 s | 2026-03-10T09:00:00Z",
            "search | - | 2026-02-01T09:00:00Z | failed at 'alert' | - | -",
            "The tier did not fire in time.",
            "stock | - | never | - | - | -");
  }

  @Test
  void oneServiceIsAskedForByName() {
    assertThat(drill("--report", "--service", "a b&c").code()).isZero();
    assertThat(asked).containsExactly("GET /api/v1/drills?limit=1&service=a+b%26c");
  }

  @Test
  void withoutAReportSomethingIsToBeDrilled() {
    CommandLineRun run = drill();
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).contains("Name a promise, service=NAME or --report");
    assertThat(asked).isEmpty();
  }

  @Test
  void aReportBeginsNoDrill() {
    assertThat(drill("checkout-latency", "--report").code()).isEqualTo(2);
    assertThat(asked).isEmpty();
  }
}
