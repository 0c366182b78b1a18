package dev.headroom.server;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headroom.config.Config.Listen;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private static final Duration WAIT_MAX = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(200);

    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(
        paramLabel = "LABEL=VALUE",
        description = "The labels of the alert, one each or with commas between them.")
    private List<String> labels = new ArrayList<>();

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
      try (ServerCall server = new ServerCall(url)) {
        return follow(server, server.post("/api/v1/pages/test", body()), out);
      } catch (ServerCall.CallRefused refused) {
        out.println(refused.getMessage());
        return Headroom.FAILED;
      }
    }

    private Map<String, String> labels() {
      return RoutesCommand.labels(spec, labels);
    }

    private Map<String, Object> body() {
      Map<String, Object> body = new HashMap<>(Map.of("labels", labels(), "by", by));
      if (!receiver.isEmpty()) {
        body.put("receiver", receiver);
      }
      return body;
    }

    private int follow(ServerCall server, JsonNode page, PrintWriter out)
        throws InterruptedException, IOException, ServerCall.CallRefused {
      String incident = page.get("incident").asText();
      out.printf("test page %s, ends by %s%n", incident, page.get("endsBy").asText());
      page.get("notTold").forEach(line -> out.println(line.asText()));
      JsonNode deliveries = page.get("deliveries");
      if (deliveries.isEmpty()) {
        out.println("nobody is told; the routes lead to: " + names(page.get("receivers")));
        return Headroom.FAILED;
      }
      HeldReceivers held = HeldReceivers.of(server.get("/api/v1/receivers"));
      long start = nanoTime.getAsLong();
      while (arePending(deliveries, held) && nanoTime.getAsLong() - start < WAIT_MAX.toNanos()) {
        Thread.sleep(POLL);
        deliveries = server.get("/api/v1/incidents/" + incident).path("deliveries");
      }
      return told(deliveries, held, out);
    }

    private static String names(JsonNode receivers) {
      StringBuilder names = new StringBuilder();
      receivers.forEach(
          each -> names.append(names.isEmpty() ? "" : ", ").append(each.get("name").asText()));
      return names.isEmpty() ? "no receiver" : names.toString();
    }

    /** The page itself; its end may be under way. */
    private static boolean isPage(JsonNode delivery) {
      return delivery.get("event").asText().equals("opened");
    }

    private static boolean isPending(JsonNode delivery) {
      return delivery.get("status").asText().equals("pending");
    }

    /** Whether something may be sent before long. */
    private static boolean arePending(JsonNode deliveries, HeldReceivers held) {
      boolean pending = false;
      for (JsonNode each : deliveries) {
        pending |= isPage(each) && isPending(each) && held.why(each).isEmpty();
      }
      return pending;
    }

    private static int told(JsonNode deliveries, HeldReceivers held, PrintWriter out) {
      boolean sent = !deliveries.isEmpty();
      for (JsonNode each : deliveries) {
        if (isPage(each)) {
          String status = each.get("status").asText();
          sent &= status.equals("sent");
          out.printf(
              "%s (%s): %s%s%n",
              each.get("receiver").asText(),
              each.get("kind").asText(),
              status,
              isPending(each) ? held.why(each).orElseGet(() -> soFar(each)) : last(each));
        }
      }
      return sent ? Headroom.OK : Headroom.FAILED;
    }

    private static String soFar(JsonNode delivery) {
      JsonNode attempts = delivery.get("attempts");
      return attempts.isEmpty()
          ? ", not tried yet"
          : ", not taken so far: " + attempts.get(attempts.size() - 1).get("error").asText();
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

  /**
   * Receivers that are sent nothing for now, because they are taken to be down; by name and kind.
   */
  private record HeldReceivers(Map<ReceiverName, String> reasons) {
    record ReceiverName(String receiver, String kind) {
      static ReceiverName of(JsonNode named) {
        return new ReceiverName(named.get("receiver").asText(), named.get("kind").asText());
      }
    }

    HeldReceivers {
      reasons = Map.copyOf(reasons);
    }

    /**
     * Those of the receivers that a server lists.
     *
     * @param list the answer of {@code GET /api/v1/receivers}
     */
    static HeldReceivers of(JsonNode list) {
      Map<ReceiverName, String> reasons = new HashMap<>();
      for (JsonNode each : list.get("receivers")) {
        if (each.get("circuit").asText().equals("open")) {
          reasons.put(ReceiverName.of(each), reason(each));
        }
      }
      return new HeldReceivers(reasons);
    }

    private static String reason(JsonNode state) {
      String failure = state.path("lastFailed").path("error").asText();
      return ": taken to be down%s%s"
          .formatted(
              state.hasNonNull("waitingUntil")
                  ? ", tried again at " + state.get("waitingUntil").asText()
                  : "",
              failure.isEmpty() ? "" : "; last: " + failure);
    }

    /** What to say of a delivery that waits for its receiver; empty if it waits for nothing. */
    Optional<String> why(JsonNode delivery) {
      return Optional.ofNullable(reasons.get(ReceiverName.of(delivery)));
    }
  }
}
