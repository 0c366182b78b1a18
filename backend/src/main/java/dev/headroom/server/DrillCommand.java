package dev.headroom.server;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headroom.config.Config.Listen;
import dev.headroom.server.ServerCall.CallRefused;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code headroom drill}. */
@Command(
    name = "drill",
    description = {
      "Sends bad events that are marked as a drill through a running server, from the push to"
          + " somebody who acknowledges the page, and shows what each leg took.",
      "With --report it begins none, and says of each service and schedule how the last drill went"
          + " and when the next is due.",
      "Exit code 1 if a leg took too long or was not done, or the server refuses."
    })
final class DrillCommand implements Callable<Integer> {
  private static final String PATH = "/api/v1/drills";
  private static final Duration CALL_MAX = Duration.ofSeconds(20);

  /** Longer than any drill whose tier fires within the hour: then the server is at fault. */
  private static final Duration WAIT_MAX = Duration.ofMinutes(75);

  private static final Duration POLL = Duration.ofMillis(250);
  private static final String SERVICE = "service=";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      arity = "0..1",
      paramLabel = "NAME|service=NAME",
      description = "The promise whose way to people is drilled, or a service.")
  private String drilled = "";

  @Option(names = "--by", paramLabel = "NAME", description = "Who asks; stands in the page.")
  private String by = "";

  @Option(names = "--report", description = "Show the last drills, and begin none.")
  private boolean report;

  @Option(names = "--service", paramLabel = "NAME", description = "Report of this one alone.")
  private String service = "";

  @Option(names = "--url", paramLabel = "URL", description = "Where the server is.")
  private URI url = URI.create(Listen.defaults().url());

  private final LongSupplier nanoTime;

  DrillCommand(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  @Override
  public Integer call() throws InterruptedException, IOException {
    if (report != drilled.isEmpty() || (!report && !service.isEmpty())) {
      throw new ParameterException(
          spec.commandLine(),
          "Name a promise, service=NAME or --report, and --service beside --report alone.");
    }
    PrintWriter out = spec.commandLine().getOut();
    try (ServerCall server = new ServerCall(url)) {
      return report
          ? report(server, out)
          : follow(server, server.post(PATH, asked(), CALL_MAX), out);
    } catch (CallRefused refused) {
      out.println(refused.getMessage());
      return Headroom.FAILED;
    }
  }

  private int report(ServerCall server, PrintWriter out)
      throws InterruptedException, IOException, CallRefused {
    String of =
        service.isEmpty() ? "" : "&service=" + URLEncoder.encode(service, StandardCharsets.UTF_8);
    ReportTable.print(server.get(PATH + "?limit=1" + of), out);
    return Headroom.OK;
  }

  private Map<String, String> asked() {
    return drilled.startsWith(SERVICE)
        ? Map.of("service", drilled.substring(SERVICE.length()), "by", by)
        : Map.of("slo", drilled, "by", by);
  }

  private int follow(ServerCall server, JsonNode begun, PrintWriter out)
      throws InterruptedException, IOException, CallRefused {
    String id = begun.get("id").asText();
    out.printf("drill %s of %s%n", id, begun.get("slo").asText());
    out.flush();
    Set<String> shown = new HashSet<>();
    JsonNode drill = begun;
    long start = nanoTime.getAsLong();
    while (isRunning(drill) && nanoTime.getAsLong() - start < WAIT_MAX.toNanos()) {
      Thread.sleep(POLL);
      drill = server.get(PATH + "/" + id);
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

  /** The last drill of each service and schedule, as lines of text. */
  private static final class ReportTable {
    private static final String LINE = "%-24s %-24s %-26s %-24s %10s  %s%n";
    private static final String NOTHING = "-";

    private ReportTable() {}

    /** Of what {@code GET /api/v1/drills} answers. */
    static void print(JsonNode list, PrintWriter out) {
      out.printf(LINE, "service", "schedule", "last drill", "result", "paged in", "next");
      for (JsonNode each : list.get("report")) {
        JsonNode last = each.get("last");
        out.printf(
            LINE,
            each.get("service").asText(),
            shown(each.get("schedule")),
            last.isNull() ? "never" : last.get("startedAt").asText(),
            last.isNull() ? NOTHING : result(last),
            last.isNull() ? NOTHING : seconds(last.get("pagedMillis")),
            shown(each.get("nextAt")));
        if (!last.isNull() && !last.get("reason").asText().isEmpty()) {
          out.println("  " + last.get("reason").asText());
        }
      }
    }

    private static String shown(JsonNode text) {
      return text.isNull() || text.asText().isEmpty() ? NOTHING : text.asText();
    }

    private static String result(JsonNode drill) {
      String result = drill.get("result").asText();
      return drill.get("missed").isTextual()
          ? "%s at '%s'".formatted(result, drill.get("missed").asText())
          : result;
    }

    private static String seconds(JsonNode millis) {
      return millis.isNumber()
          ? String.format(Locale.ROOT, "%.1f s", millis.asLong() / 1e3)
          : NOTHING;
    }
  }
}
