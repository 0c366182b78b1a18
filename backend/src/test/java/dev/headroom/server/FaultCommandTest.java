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

class FaultCommandTest {
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private HttpServer demo;
  private volatile int status = 200;

  @BeforeEach
  void start() throws Exception {
    demo = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    demo.createContext(
        "/",
        exchange -> {
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          asked.add(
              exchange.getRequestMethod()
                  + " "
                  + exchange.getRequestURI().getRawPath()
                  + " "
                  + body);
          byte[] answer = "there is no such fault".getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    demo.start();
  }

  @AfterEach
  void stop() {
    demo.stop(0);
  }

  private CommandLineRun fault(String name, String position) {
    return CommandLineRun.of(
        "demo", "fault", name, position, "--port", String.valueOf(demo.getAddress().getPort()));
  }

  @Test
  void it_is_switched_on_and_off() {
    assertThat(fault("errors", "on")).isEqualTo(new CommandLineRun(0, "errors is on\n"));
    assertThat(fault("errors", "OFF")).isEqualTo(new CommandLineRun(0, "errors is off\n"));
    assertThat(asked)
        .containsExactly(
            "PUT /api/v1/faults/errors {\"on\":true}", "PUT /api/v1/faults/errors {\"on\":false}");
  }

  @Test
  void its_name_stays_one_part_of_the_path() {
    fault("a b/c?d", "on");
    assertThat(asked).containsExactly("PUT /api/v1/faults/a%20b%2Fc%3Fd {\"on\":true}");
  }

  @Test
  void what_the_demo_refuses_is_told() {
    status = 404;
    assertThat(fault("nothing", "on"))
        .isEqualTo(
            new CommandLineRun(Headroom.FAILED, "the server says 404: there is no such fault\n"));
  }
}
