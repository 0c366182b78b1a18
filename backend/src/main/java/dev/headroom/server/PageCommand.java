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
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code headroom page}: pages of a running server. */
@Command(
    name = "page",
    description = "Tries out how a running server tells people, and how often it did.")
final class PageCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  /** Without anything after it, it explains itself. */
  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getOut());
    return Headroom.USAGE;
  }

  /** {@code headroom page test}. */
  @Command(
      name = "test",
      description = {
        "Sends a test page by the routes in force, as an alert with these labels would go, or to"
            + " one receiver, and waits until the receivers have answered.",
        "Exit code 1 if somebody did not take it, nobody is told, or the server refuses."
      })
  static final class SendTestPage implements Callable<Integer> {
    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final Duration CALL_MAX = Duration.ofSeconds(10);
    private static final Duration WAIT_MAX = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(200);

    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "LABEL=VALUE", description = "The labels of the alert.")
    private Map<String, String> labels = new LinkedHashMap<>();

    @Option(names = "--receiver", paramLabel = "NAME", description = "Tell this one alone.")
    private String receiver = "";

    @Option(names = "--by", paramLabel = "NAME", description = "Who asks; stands in the page.")
    private String by = "";

    @Option(names = "--url", paramLabel = "URL", description = "Where the server is.")
    private URI url = URI.create(Listen.defaults().url());

    private final LongSupplier nanoTime;

    SendTestPage(LongSupplier nanoTime) {
      this.nanoTime = nanoTime;
    }

    @Override
    public Integer call() throws InterruptedException, IOException {
      PrintWriter out = spec.commandLine().getOut();
      try (HttpClient client = HttpClient.newBuilder().connectTimeout(CALL_MAX).build()) {
        HttpResponse<String> answer =
            client.send(
                request("/api/v1/pages/test")
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(JSON.writeValueAsString(body())))
                    .build(),
                BodyHandlers.ofString());
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

    private ObjectNode body() {
      ObjectNode body = JSON.createObjectNode();
      ObjectNode texts = body.putObject("labels");
      labels.forEach(texts::put);
      if (!receiver.isEmpty()) {
        body.put("receiver", receiver);
      }
      return body.put("by", by);
    }

    private HttpRequest.Builder request(String path) {
      String root = url.toString();
      String base = root.endsWith("/") ? root.substring(0, root.length() - 1) : root;
      return HttpRequest.newBuilder(URI.create(base + path)).timeout(CALL_MAX);
    }

    private int follow(HttpClient client, JsonNode page, PrintWriter out)
        throws InterruptedException, IOException {
      String incident = page.get("incident").asText();
      out.printf("test page %s, ends by %s%n", incident, page.get("endsBy").asText());
      page.get("notTold").forEach(line -> out.println(line.asText()));
      JsonNode deliveries = page.get("deliveries");
      if (deliveries.isEmpty()) {
        out.println("nobody is told; the routes lead to: " + names(page.get("receivers")));
        return Headroom.FAILED;
      }
      long start = nanoTime.getAsLong();
      while (arePending(deliveries) && nanoTime.getAsLong() - start < WAIT_MAX.toNanos()) {
        Thread.sleep(POLL);
        deliveries = deliveries(client, incident);
      }
      return told(deliveries, out);
    }

    private static String names(JsonNode receivers) {
      StringBuilder names = new StringBuilder();
      receivers.forEach(
          each -> names.append(names.isEmpty() ? "" : ", ").append(each.get("name").asText()));
      return names.isEmpty() ? "no receiver" : names.toString();
    }

    private JsonNode deliveries(HttpClient client, String incident)
        throws IOException, InterruptedException {
      HttpRequest question = request("/api/v1/incidents/" + incident).build();
      String answer = client.send(question, BodyHandlers.ofString()).body();
      return JSON.readTree(answer).path("deliveries");
    }

    /** The page itself; its end may be under way. */
    private static boolean isPage(JsonNode delivery) {
      return delivery.get("event").asText().equals("opened");
    }

    private static boolean arePending(JsonNode deliveries) {
      boolean pending = false;
      for (JsonNode each : deliveries) {
        pending |= isPage(each) && each.get("status").asText().equals("pending");
      }
      return pending;
    }

    private static int told(JsonNode deliveries, PrintWriter out) {
      boolean sent = !deliveries.isEmpty();
      for (JsonNode each : deliveries) {
        if (isPage(each)) {
          String status = each.get("status").asText();
          sent &= status.equals("sent");
          out.printf(
              "%s (%s): %s%s%n",
              each.get("receiver").asText(), each.get("kind").asText(), status, last(each));
        }
      }
      return sent ? Headroom.OK : Headroom.FAILED;
    }

    private static String last(JsonNode delivery) {
      JsonNode attempts = delivery.get("attempts");
      if (attempts.isEmpty()) {
        return "";
      }
      JsonNode attempt = attempts.get(attempts.size() - 1);
      String error = attempt.get("error").asText();
      return " after %d ms%s"
          .formatted(attempt.get("durationMillis").asLong(), error.isEmpty() ? "" : ", " + error);
    }
  }
}
