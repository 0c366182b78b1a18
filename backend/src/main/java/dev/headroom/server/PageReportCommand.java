package dev.headroom.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.headroom.config.Config.Listen;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code headroom page report}: how often people were paged, beside what was planned. */
@Command(
    name = "report",
    description = {
      "Says for each service and week how many pages people got, how many at night, and on how"
          + " many somebody acted, each beside its target.",
      "Exit code 1 if the server cannot be asked; being over budget is no failure."
    })
final class PageReportCommand implements Callable<Integer> {
  private static final Duration CALL_MAX = Duration.ofSeconds(10);
  private static final int PER_CENT = 100;

  /** How a null reads as text. */
  private static final String NONE = "null";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--weeks", paramLabel = "N", description = "How many weeks, 1 to 26.")
  private int weeks = 4;

  @Option(names = "--url", paramLabel = "URL", description = "Where the server is.")
  private URI url = URI.create(Listen.defaults().url());

  @Override
  public Integer call() throws InterruptedException, IOException {
    PrintWriter out = spec.commandLine().getOut();
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(CALL_MAX).build()) {
      HttpResponse<String> answer = client.send(question(), BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        out.printf("the server says %d: %s%n", answer.statusCode(), answer.body());
        return Headroom.FAILED;
      }
      print(JsonMapper.builder().build().readTree(answer.body()), out);
      return Headroom.OK;
    } catch (ConnectException e) {
      out.printf("nobody listens at %s; name the server with --url%n", url);
      return Headroom.FAILED;
    }
  }

  private HttpRequest question() {
    String root = url.toString();
    String base = root.endsWith("/") ? root.substring(0, root.length() - 1) : root;
    return HttpRequest.newBuilder(URI.create(base + "/api/v1/pages/report?weeks=" + weeks))
        .timeout(CALL_MAX)
        .build();
  }

  private static void print(JsonNode report, PrintWriter out) {
    out.printf(
        "%-24s %-10s %16s %16s %16s%n", "service", "week of", "pages", "at night", "acted on");
    for (JsonNode service : report.get("services")) {
      JsonNode budget = service.get("budget");
      for (JsonNode week : service.get("weeks")) {
        out.printf(
            "%-24s %-10s %16s %16s %16s%s%n",
            service.get("service").asText(),
            week.get("monday").asText(),
            beside(week.get("pages").asText(), "max", budget.get("perWeek").asText()),
            beside(week.get("atNight").asText(), "max", budget.get("atNight").asText()),
            beside(share(week.get("actionShare")), "min", share(budget.get("actionShare"))),
            week.get("over").isEmpty() ? "" : "  over budget");
      }
    }
    report.get("overBudget").forEach(line -> out.println(line.asText()));
    if (report.get("truncated").asBoolean()) {
      out.println("There were more pages than are counted: the oldest weeks may lack some.");
    }
  }

  private static String beside(String number, String bound, String target) {
    return target.equals(NONE) ? shown(number) : shown(number) + ", " + bound + " " + target;
  }

  private static String shown(String number) {
    return number.equals(NONE) ? "-" : number;
  }

  private static String share(JsonNode share) {
    return share.isNull() ? NONE : Math.round(share.asDouble() * PER_CENT) + " %";
  }
}
