package dev.headroom.server;

import dev.headroom.config.Config.Listen;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code headroom demo fault NAME on|off}: switches a fault of a running demo. */
@Command(name = "fault", description = "Switches a fault of a running demo.")
final class FaultCommand implements Callable<Integer> {
  private static final Duration WAIT_MAX = Duration.ofSeconds(5);

  enum Position {
    ON,
    OFF
  }

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(index = "0", paramLabel = "NAME", description = "As the demo lists them.")
  private String name = "";

  @Parameters(index = "1", paramLabel = "on|off")
  private Position position = Position.ON;

  @Option(names = "--port", paramLabel = "PORT", description = "Where the demo listens.")
  private int port = Listen.defaults().port();

  @Override
  public Integer call() throws InterruptedException, IOException {
    PrintWriter out = spec.commandLine().getOut();
    boolean on = position == Position.ON;
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + port + "/api/v1/faults/" + encoded(name)))
            .timeout(WAIT_MAX)
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString("{\"on\":" + on + "}"))
            .build();
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(WAIT_MAX).build()) {
      HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
      if (answer.statusCode() == 200) {
        out.printf("%s is %s%n", name, on ? "on" : "off");
        return Headroom.OK;
      }
      out.printf("the server says %d: %s%n", answer.statusCode(), answer.body());
      return Headroom.FAILED;
    } catch (ConnectException e) {
      out.printf("no demo listens on port %d; start one with: headroom demo%n", port);
      return Headroom.FAILED;
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
