package dev.headroom.server;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headroom.config.Config;
import dev.headroom.config.RuleSet;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code headroom rules try}: what other rules would have told in the last days. */
@Command(
    name = "try",
    description = {
      "Tries rules on the last 7 days.",
      "Says which incidents there would have been and who would have been told, beside what really",
      "happened. Nothing is sent and nothing is kept."
    })
final class DryRunCommand extends RulesCommand.RulesQuestion {
  private static final Duration ANSWER_MAX = Duration.ofMinutes(2);

  @Parameters(
      paramLabel = "DIR",
      description = "A folder with alert-rules/ and runbooks/, or one with slos/ and routing.yaml.")
  private Path folder = Path.of(".");

  @Override
  JsonNode ask(ServerCall server) throws IOException, InterruptedException, ServerCall.CallRefused {
    if (!Files.isDirectory(folder)) {
      throw new ServerCall.CallRefused("there is no folder " + folder);
    }
    Config defaults = Config.defaults();
    Path rules = folder.resolve("alert-rules");
    Config here =
        Files.isDirectory(rules)
            ? defaults.with(rules, folder.resolve("runbooks"))
            : defaults.with(folder, folder.resolve("../runbooks"));
    Map<String, String> texts = RuleSet.texts(here.ruleFolders(System::getenv));
    return server.post("/api/v1/rules/try", Map.of("files", texts), ANSWER_MAX);
  }

  @Override
  void tell(JsonNode tried, PrintWriter out) {
    out.printf(
        "from %s until %s, in steps of %s%n",
        tried.get("from").asText(), tried.get("until").asText(), tried.get("step").asText());
    tried.get("promises").forEach(each -> limit(each, tried.get("from").asText(), out));
    tried.get("wouldBe").forEach(each -> would(each, out));
    tried.get("onlyReal").forEach(each -> out.println("would not have been: " + line(each)));
    tried.get("untried").forEach(each -> out.println("not known: " + line(each)));
    if (!tried.get("complete").asBoolean()) {
      out.println("the time for trying was up: what came later was not tried");
    }
    if (tried.get("cut").asBoolean()) {
      out.println("there were more incidents than are listed");
    }
  }

  private static void limit(JsonNode promise, String from, PrintWriter out) {
    JsonNode known = promise.get("from");
    if (known.isNull()) {
      out.printf("%s: nobody counts its events yet, so nothing is known%n", name(promise));
    } else if (known.asText().compareTo(from) > 0) {
      out.printf("%s: known from %s on%n", name(promise), known.asText());
    }
  }

  private static String name(JsonNode promise) {
    return promise.get("name").asText();
  }

  private static void would(JsonNode each, PrintWriter out) {
    JsonNode really = each.get("really");
    out.printf("%s: %s%n", really.isNull() ? "new" : "as it was", line(each.get("incident")));
    if (!really.isNull() && !told(really).equals(told(each.get("incident")))) {
      out.printf("  really told: %s%n", told(really));
    }
  }

  private static String line(JsonNode incident) {
    return "%s %s, %s to %s, told: %s"
        .formatted(
            incident.get("severity").asText(),
            incident.get("subject").asText(),
            incident.get("startedAt").asText(),
            incident.get("endedAt").isNull() ? "now" : incident.get("endedAt").asText(),
            told(incident));
  }

  private static String told(JsonNode incident) {
    List<String> names = new ArrayList<>();
    incident
        .get("told")
        .forEach(each -> {
          String by = each.get("by").asText();
          String name = each.get("receiver").asText();
          names.add(by.equals("opened") ? name : name + " (" + by + ")");
        });
    return names.isEmpty() ? "nobody" : String.join(", ", names);
  }
}
