package dev.headroom.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.routing.IntegrationReader;
import dev.headroom.routing.Routing;
import dev.headroom.routing.RoutingReader;
import dev.headroom.yaml.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each kind of receiver has an example in the documentation, which loads as it is. */
class ReceiverExamplesTest {
  private static final Path EXAMPLES = Path.of("docs/receivers");

  private static final Map<String, String> ENVIRONMENT =
      Map.ofEntries(
          Map.entry("PAGERDUTY_ROUTING_KEY", "0123456789abcdef0123456789abcdef"),
          Map.entry("SLACK_WEBHOOK_URL", "https://hooks.slack.com/services/T0/B0/abc"),
          Map.entry("SLACK_BOT_TOKEN", "xoxb-1-2-abc"),
          Map.entry("SMTP_PASSWORD", "secret"),
          Map.entry("BRIDGE_TOKEN", "secret"),
          Map.entry(
              "WEBHOOK_SECRETS",
              "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD"),
          Map.entry("OPSGENIE_API_KEY", "01234567-89ab-cdef-0123-456789abcdef"),
          Map.entry("TEAMS_WORKFLOW_URL", "https://prod.example/workflows/abc?sig=def"),
          Map.entry("NTFY_TOPIC", "on-call-7f3a"),
          Map.entry("NTFY_TOKEN", "tk_abc"),
          Map.entry("HEARTBEAT_URL", "https://hc.example/ping/abc"));

  private static List<Path> examples() throws IOException {
    try (Stream<Path> files = Files.list(EXAMPLES)) {
      return files.sorted().toList();
    }
  }

  private static Routing read(Path file) throws IOException {
    Problems problems = new Problems();
    Routing routing = RoutingReader.read(file, ReceiverTypes.ENTRIES, ENVIRONMENT::get, problems);
    assertThat(problems.sorted()).as(file.toString()).isEmpty();
    return routing;
  }

  @Test
  void eachLoadsWithoutAWarning() throws IOException {
    for (Path file : examples()) {
      Routing routing = read(file);
      assertThat(routing.warnings()).as(file.toString()).isEmpty();
      assertThat(routing.receivers())
          .as(file.toString())
          .anyMatch(each -> !each.integrations().isEmpty() || !each.others().isEmpty());
    }
  }

  @Test
  void eachKindHasOne() throws IOException {
    StringBuilder all = new StringBuilder();
    for (Path file : examples()) {
      all.append(Files.readString(file));
    }
    assertThat(all.toString())
        .contains(
            ReceiverTypes.ENTRIES.stream().map(IntegrationReader::key).toArray(String[]::new));
  }

  @Test
  void eachIsNamedWhereReceiversAreDescribed() throws IOException {
    String page = Files.readString(Path.of("docs/routing.md"));
    String names =
        examples().stream()
            .map(each -> each.getFileName().toString())
            .filter(each -> !page.contains("(receivers/" + each + ")"))
            .collect(Collectors.joining(", "));
    assertThat(names).isEmpty();
  }
}
