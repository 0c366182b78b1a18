package dev.headroom.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headroom.config.Config.Listen;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code headroom drill}. */
@Command(
    name = "drill",
    description = {
      "Sends bad events that are marked as a drill through a running server, from the push to"
          + " somebody who acknowledges the page, and shows what each leg took.",
      "Exit code 1 if a leg took too long or was not done, or the server refuses."
    })
final class DrillCommand implements Callable<Integer> {
  private static final ObjectMapper JSON = JsonMapper.builder().build();
  private static final Duration CALL_MAX = Duration.ofSeconds(20);

  /** Longer than any drill whose tier fires within the hour: then the server is at fault. */
  private static final Duration WAIT_MAX = Duration.ofMinutes(75);

  private static final Duration POLL = Duration.ofMillis(250);
  private static final String SERVICE = "service=";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "NAME|service=NAME",
      description = "The promise whose way to people is drilled, or a service.")
  private String drilled = "";

  @Option(names = "--by", paramLabel = "NAME", description = "Who asks; stands in the page.")
  private String by = "";

  @Option(names = "--url", paramLabel = "URL", description = "Where the server is.")
  private URI url = URI.create(Listen.defaults().url());

  private final LongSupplier nanoTime;

  DrillCommand(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  @Override
  public Integer call() throws InterruptedException, IOException {
    PrintWriter out = spec.commandLine().getOut();
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(CALL_MAX).build()) {
      HttpResponse<String> answer = client.send(asked(), BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        out.printf("the server says %d: %s%n", answer.statusCode(), answer.body());
        return Headroom.FAILED;
      }
      return follow(client, JSON.readTree(answer.body()), out);
    } catch (ConnectException e) {
      out.printf("nobody listens at %s; name the server with --url%n", url);
      return Headroom.FAILED;
    }
  }

  private HttpRequest asked() throws IOException {
    ObjectNode body = JSON.createObjectNode().put("by", by);
    if (drilled.startsWith(SERVICE)) {
      body.put("service", drilled.substring(SERVICE.length()));
    } else {
      body.put("slo", drilled);
    }
    return request("")
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)))
        .build();
  }

  private HttpRequest.Builder request(String below) {
    String root = url.toString();
    String base = root.endsWith("/") ? root.substring(0, root.length() - 1) : root;
    return HttpRequest.newBuilder(URI.create(base + "/api/v1/drills" + below)).timeout(CALL_MAX);
  }

  private int follow(HttpClient client, JsonNode begun, PrintWriter out)
      throws InterruptedException, IOException {
    out.printf("drill %s of %s%n", begun.get("id").asText(), begun.get("slo").asText());
    out.flush();
    HttpRequest question = request("/" + begun.get("id").asText()).build();
    Set<String> shown = new HashSet<>();
    JsonNode drill = begun;
    long start = nanoTime.getAsLong();
    while (isRunning(drill) && nanoTime.getAsLong() - start < WAIT_MAX.toNanos()) {
      Thread.sleep(POLL);
      drill = JSON.readTree(client.send(question, BodyHandlers.ofString()).body());
      show(drill, shown, out);
    }
    String result = drill.path("result").asText();
    out.printf("%s%s%n", result, reason(drill));
    return result.equals("passed") ? Headroom.OK : Headroom.FAILED;
  }

  private static boolean isRunning(JsonNode drill) {
    return drill.path("result").asText().equals("running");
  }

  private static String reason(JsonNode drill) {
    String reason = drill.path("reason").asText();
    return drill.path("missed").isTextual()
        ? " at '%s': %s".formatted(drill.get("missed").asText(), reason)
        : reason.isEmpty() ? "" : ": " + reason;
  }

  private static void show(JsonNode drill, Set<String> shown, PrintWriter out) {
    for (JsonNode leg : drill.path("legs")) {
      if (leg.get("tookMillis").isNumber() && shown.add(leg.get("leg").asText())) {
        out.printf(
            Locale.ROOT,
            "%-13s %8.3f s  theory %.3f s, limit %.0f s%s%n",
            leg.get("leg").asText(),
            leg.get("tookMillis").asLong() / 1e3,
            leg.get("expectedMillis").asLong() / 1e3,
            leg.get("limitMillis").asLong() / 1e3,
            leg.get("late").asBoolean() ? "  LATE" : "");
        out.flush();
      }
    }
  }
}
