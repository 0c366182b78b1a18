package dev.headroom.notify.filled;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.IncidentFixture;
import dev.headroom.alerting.incident.Links;
import dev.headroom.alerting.incident.Transition;
import dev.headroom.alerting.incident.TransitionKind;
import dev.headroom.config.ReceiverTypes;
import dev.headroom.model.Problem;
import dev.headroom.notify.send.CallBounds;
import dev.headroom.notify.send.HttpPost;
import dev.headroom.notify.send.NotifyConfig;
import dev.headroom.notify.send.ReceiverType;
import dev.headroom.notify.send.ReceiverType.SenderContext;
import dev.headroom.notify.send.Sender;
import dev.headroom.routing.Integration;
import dev.headroom.routing.Routing;
import dev.headroom.routing.RoutingReader;
import dev.headroom.yaml.Problems;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the file's templates say reaches each kind of receiver, and no template costs a page. */
class FilledTextsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Links LINKS = new Links(URI.create("https://headroom.example"));

  @TempDir Path folder;
  private final Problems problems = new Problems();
  private int failures;

  private Routing read(String receiver) throws IOException {
    Path file = folder.resolve("routing.yaml");
    Files.writeString(
        file,
        "templates: ['t/*.tmpl']\nroute: {receiver: a}\nreceivers:\n  - name: a\n"
            + receiver.indent(4));
    Map<String, String> environment = Map.of("KEY", "0123456789abcdef0123456789abcdef");
    return RoutingReader.read(file, ReceiverTypes.ALL, environment::get, problems);
  }

  private void template(String text) throws IOException {
    Files.createDirectories(folder.resolve("t"));
    Files.writeString(folder.resolve("t/mine.tmpl"), text);
  }

  private JsonNode told(String receiver, TransitionKind kind) throws IOException {
    Routing routing = read(receiver);
    assertThat(problems.sorted()).isEmpty();
    Integration integration = routing.receivers().getFirst().integrations().getFirst();
    InstantSource clock = InstantSource.fixed(IncidentFixture.STARTED);
    SenderContext context =
        new SenderContext(
            "a",
            LINKS,
            new HttpPost(NotifyConfig.defaults(), "Headroom/test", clock, Runnable::run),
            new CallBounds(Runnable::run, Duration.ofSeconds(1)),
            clock,
            () -> failures++);
    for (ReceiverType<?> type : ReceiverTypes.ALL) {
      Optional<Sender> sender = type.senderOf(integration, context);
      if (sender.isPresent()) {
        return JSON.readTree(sender.get().payloads(transition(kind)).getFirst());
      }
    }
    throw new AssertionError("nobody sends " + integration);
  }

  private static Transition transition(TransitionKind kind) {
    Incident page = IncidentFixture.page("inc-1", "latency");
    Map<String, String> labels =
        Map.of("alertname", "HostDown", "severity", "page", "team", "web<1>");
    Incident incident =
        page.next(draft ->
            draft
                .lead("page-1h", labels)
                .figures(page.figures(), Map.of("summary", "host is down", "n", "7")));
    return new Transition(kind, page.startedAt(), incident);
  }

  @Test
  void slackShowsWhatItsTemplatesSay() throws Exception {
    template(
        "{{ define \"mine\" }}{{ .CommonLabels.alertname }}/{{ .CommonLabels.team }}{{ end }}");
    JsonNode body =
        told(
            """
            slack_configs:
              - api_url: http://127.0.0.1:1/hook
                channel: '#{{ .CommonLabels.severity }}'
                username: '{{ template "slack.default.username" . }}'
                title: '[{{ .Status | toUpper }}] {{ template "mine" . }}'
                text: '{{ range .Alerts }}*{{ .Annotations.summary }}* <{{ .GeneratorURL }}|more>{{ end }}'
                fallback: '{{ .CommonAnnotations.summary }}'
                fields: [{title: Team, value: '{{ .CommonLabels.team }}'}, {title: '', value: '{{ .CommonLabels.none }}'}]
                actions: [{type: button, text: 'Go {{ .Status }}', url: 'https://h/{{ .CommonLabels.alertname }}'}]
            """,
            TransitionKind.OPENED);
    assertThat(body.at("/channel").asText()).isEqualTo("#page");
    assertThat(body.at("/username").asText()).isEqualTo("Headroom");
    assertThat(body.at("/text").asText()).isEqualTo("host is down");
    assertThat(body.at("/blocks/0/text/text").asText()).isEqualTo("[FIRING] HostDown/web&lt;1&gt;");
    assertThat(body.toString())
        .contains("\"*host is down* <https://headroom.example/i/inc-1|more>\"")
        .contains("\"*Team*\\nweb<1>\"", "\"Go firing\"");
    assertThat(body.findValuesAsText("url")).contains("https://h/HostDown");
    assertThat(failures).isZero();
  }

  @Test
  void aTitleDoesNotHideThatSomebodyTookIt() throws Exception {
    String entry = "slack_configs: [{api_url: 'http://127.0.0.1:1/', title: '{{ .Status }}!'}]";
    assertThat(told(entry, TransitionKind.ACKNOWLEDGED).at("/blocks/0/text/text").asText())
        .isEqualTo("[ACKNOWLEDGED page] firing!");
  }

  @Test
  void whatCannotBeFilledInIsSaidBesideTheLabels() throws Exception {
    JsonNode body =
        told(
            """
            slack_configs:
              - api_url: http://127.0.0.1:1/hook
                title: '{{ index .Alerts 3 }}'
                text: '{{ .Nope }}'
            """,
            TransitionKind.OPENED);
    assertThat(body.at("/blocks/0/text/text").asText()).isEqualTo("[FIRING page] host is down");
    assertThat(body.toString())
        .contains("The template of title cannot be filled in: 1:4: index out of range: 3")
        .contains("The template of text cannot be filled in: 1:4: can't evaluate field Nope")
        .contains("Labels: alertname=HostDown, severity=page, team=web&lt;1&gt;");
    assertThat(failures).isEqualTo(2);
  }

  @Test
  void pagerDutyHearsWhatItsTemplatesSayAndNothingThatItWouldRefuse() throws Exception {
    String good =
        """
        pagerduty_configs:
          - routing_key: ${env:KEY}
            description: '{{ template "pagerduty.default.description" . }}'
            severity: '{{ if eq .CommonLabels.severity "page" }}error{{ else }}info{{ end }}'
            class: '{{ .CommonLabels.team }}'
            details: {firing: '{{ template "pagerduty.default.instances" .Alerts.Firing }}', n: '{{ .CommonAnnotations.n }}'}
            links: [{href: '{{ (index .Alerts 0).GeneratorURL }}', text: '{{ .Receiver }}'}, {href: '{{ .CommonLabels.none }}', text: x}]
        """;
    JsonNode event = told(good, TransitionKind.OPENED);
    assertThat(event.at("/payload/summary").asText()).isEqualTo("[FIRING:1] HostDown page web<1> ");
    assertThat(event.at("/payload/severity").asText()).isEqualTo("error");
    assertThat(event.at("/payload/class").asText()).isEqualTo("web<1>");
    assertThat(event.at("/payload/custom_details/firing").asText())
        .contains(" - team = web<1>\n", "Source: https://headroom.example/i/inc-1");
    assertThat(event.at("/links")).hasSize(3);
    assertThat(event.at("/links/2/text").asText()).isEqualTo("a");
    assertThat(failures).isZero();

    String bad =
        """
        pagerduty_configs:
          - routing_key: ${env:KEY}
            description: '{{ .Nope }}'
            severity: '{{ .CommonLabels.severity }}'
            client_url: '{{ .CommonLabels.team }}'
            links: [{href: 'x{{ .Status }}'}]
        """;
    JsonNode other = told(bad, TransitionKind.OPENED);
    assertThat(other.at("/payload/summary").asText()).isEqualTo("host is down");
    assertThat(other.at("/payload/severity").asText()).isEqualTo("critical");
    assertThat(other.at("/client_url").asText()).isEqualTo("https://headroom.example/i/inc-1");
    assertThat(other.at("/links")).hasSize(2);
    assertThat(other.at("/payload/custom_details/template_problems").asText().lines())
        .hasSize(5)
        .last()
        .isEqualTo("Labels: alertname=HostDown, severity=page, team=web<1>");
    assertThat(failures).isEqualTo(4);
  }

  private static String mail(String more) {
    return "email_configs:\n  - {to: a@x.org, from: h@x.org, smarthost: 'localhost:25', %s}\n"
        .formatted(more);
  }

  @Test
  void anEmailSaysWhatItsTemplatesSay() throws Exception {
    JsonNode mail =
        told(
            mail(
                "headers: {Subject: '{{ .Status }} {{ .CommonLabels.team }}', X-Team: '{{ .CommonLabels.team }}'},"
                    + " text: '{{ .CommonLabels.team }}', html: '<b>{{ .CommonLabels.team }}</b>'"),
            TransitionKind.OPENED);
    assertThat(mail.at("/subject").asText()).isEqualTo("firing web<1>");
    assertThat(mail.at("/headers/X-Team").asText()).isEqualTo("web<1>");
    assertThat(mail.at("/text").asText()).isEqualTo("web<1>");
    assertThat(mail.at("/html").asText()).isEqualTo("<b>web&lt;1&gt;</b>");

    JsonNode failed = told(mail("html: '{{ .Nope }}', text: '{{ .Nope }}'"), TransitionKind.OPENED);
    assertThat(failed.at("/subject").asText()).isEqualTo("[FIRING page] host is down");
    assertThat(failed.at("/text").asText())
        .contains("Incident: https://headroom.example/i/inc-1")
        .contains("The template of html cannot be filled in: 1:4: ")
        .contains("Labels: alertname=HostDown, severity=page, team=web<1>");
    assertThat(failed.at("/html").asText()).contains("team=web&lt;1&gt;");
  }

  @Test
  void aMistakeInAFileOfTemplatesIsSaidWithItsPlace() throws Exception {
    template("{{ define \"a\" }}\n{{ template \"b\" . }}{{ end }}\n{{ define \"c\" }}{{ end }}");
    read("webhook_configs: [{url: 'http://h/'}]");
    Files.writeString(folder.resolve("t/other.tmpl"), "x\n{{ nope }}");
    read("webhook_configs: [{url: 'http://h/'}]");
    assertThat(problems.sorted())
        .extracting(Problem::toString)
        .map(each -> each.substring(each.lastIndexOf('/') + 1))
        .contains(
            "mine.tmpl:2:1: template \"b\" is not defined",
            "other.tmpl:2:4: function nope not defined");
  }
}
