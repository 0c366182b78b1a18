package dev.headroom.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.config.ReceiverTypes;
import dev.headroom.model.Problem;
import dev.headroom.yaml.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code global} says holds for every entry that says nothing itself. */
class GlobalTest {
  private static final String PD = "R0123456789abcdefghijklmnopqrstu";
  private static final Map<String, String> ENVIRONMENT =
      Map.of("PD", PD, "SLACK", "https://hooks.slack.example/services/t0psecret");

  @TempDir Path folder;
  private final Problems problems = new Problems();

  @BeforeEach
  void secrets() throws IOException {
    Files.writeString(folder.resolve("slack"), "https://hooks.slack.example/services/fr0mfile\n");
    Files.writeString(folder.resolve("password"), "m41lpass\n");
    Files.writeString(folder.resolve("bearer"), "b34rer\n");
  }

  private Routing read(String text) throws IOException {
    Path file = folder.resolve("routing.yaml");
    Files.writeString(file, text);
    return RoutingReader.read(file, ReceiverTypes.ALL, ENVIRONMENT::get, problems);
  }

  private Routing read(String global, String receiver) throws IOException {
    return read(
        "global: {%s}\nroute: {receiver: a}\nreceivers: [{name: a, %s}]\n"
            .formatted(global, receiver));
  }

  private List<String> messages() {
    return problems.sorted().stream()
        .map(each -> each.line() + ":" + each.column() + ": " + each.message())
        .toList();
  }

  private static List<String> warnings(Routing routing) {
    return routing.warnings().stream().map(Problem::message).toList();
  }

  private static List<Integration> integrations(Routing routing) {
    return routing.receivers().getFirst().integrations();
  }

  @Test
  void mailGoesThroughTheOneServerOfTheFile() throws Exception {
    Routing routing =
        read(
            "smtp_smarthost: 'mail.example:587', smtp_from: us@example.org, smtp_hello: us.example,"
                + " smtp_auth_username: us, smtp_auth_password_file: password,"
                + " smtp_require_tls: true",
            "email_configs: [{to: ada@example.org},"
                + " {to: bo@example.org, smarthost: 'other.example:25', from: bo@example.org}]");
    assertThat(messages()).isEmpty();
    assertThat(warnings(routing)).isEmpty();
    assertThat(integrations(routing)).hasSize(2);
    assertThat(integrations(routing).getFirst().url().reveal())
        .isEqualTo("smtp://mail.example:587");
    assertThat(integrations(routing).getFirst().toString())
        .contains("us@example.org", "us.example", "REQUIRED")
        .doesNotContain("m41lpass");
    assertThat(integrations(routing).getFirst().redact("535 m41lpass is wrong"))
        .isEqualTo("535 <secret> is wrong");
    assertThat(integrations(routing).getLast().url().reveal()).isEqualTo("smtp://other.example:25");
    assertThat(integrations(routing).getLast().toString()).contains("from=bo@example.org");
  }

  @Test
  void whetherTlsIsRequiredIsInheritedToo() throws Exception {
    String global = "smtp_smarthost: 'mail.example:25', smtp_from: us@example.org";
    Routing routing =
        read(
            global + ", smtp_require_tls: false",
            "email_configs: [{to: ada@example.org}, {to: bo@example.org, require_tls: true}]");
    assertThat(messages()).isEmpty();
    assertThat(integrations(routing).getFirst().toString()).contains("tls=OFFERED");
    assertThat(integrations(routing).getLast().toString()).contains("tls=REQUIRED");
  }

  @Test
  void withoutItAnEntrySaysWhatItMisses() throws Exception {
    read("smtp_from: us@example.org", "email_configs: [{to: ada@example.org}]");
    assertThat(messages()).containsExactly("3:39: missing key smarthost");
  }

  @Test
  void aKeyAndItsFileAreOne() throws Exception {
    Routing routing =
        read(
            "slack_api_url: '${env:SLACK}'",
            "slack_configs: [{channel: '#a'}, {channel: '#b', api_url_file: slack}]");
    assertThat(messages()).isEmpty();
    assertThat(integrations(routing).getFirst().url().reveal()).endsWith("t0psecret");
    assertThat(integrations(routing).getLast().url().reveal()).endsWith("fr0mfile");

    read("slack_api_url: '${env:SLACK}', slack_api_url_file: slack", "slack_configs: [{}]");
    assertThat(messages()).containsExactly("1:61: there is api_url already: only one of them");
  }

  @Test
  void theAddressOfAllIsNotThatOfABot() throws Exception {
    Routing routing =
        read(
            "slack_api_url_file: slack",
            "slack_configs: [{bot_token: '${env:PD}', channel: '#a'}, {}]");
    assertThat(messages()).isEmpty();
    assertThat(integrations(routing).getFirst().url().reveal()).isEqualTo("https://slack.com/api/");
    assertThat(integrations(routing).getLast().url().reveal()).endsWith("fr0mfile");
  }

  @Test
  void pagerDutyIsWhereTheFileSays() throws Exception {
    Routing routing =
        read(
            "pagerduty_url: https://pd.example/enqueue",
            "pagerduty_configs: [{routing_key: '${env:PD}'},"
                + " {routing_key: '${env:PD}', url: 'https://own.example/enqueue'}]");
    assertThat(messages()).isEmpty();
    assertThat(integrations(routing).stream().map(each -> each.url().reveal()))
        .containsExactly("https://pd.example/enqueue", "https://own.example/enqueue");
  }

  @Test
  void aSecretThatStandsThereIsRefusedOnceAndShownNowhere() throws Exception {
    Routing routing =
        read(
            "slack_api_url: https://hooks.slack.example/services/l1teral",
            "slack_configs: [{channel: '#a'}, {channel: '#b'}]");
    assertThat(messages())
        .containsExactly(
            "1:25: a secret does not belong in this file: write ${env:NAME} or ${file:path}");
    assertThat(routing.toString()).doesNotContain("l1teral");
  }

  @Test
  void whatNobodyTakesIsNamed() throws Exception {
    Routing routing = read("victorops_api_key: x, smtp_auth_secret: y", "email_configs: []");
    assertThat(messages()).isEmpty();
    assertThat(warnings(routing))
        .containsExactly(
            "victorops_api_key has no effect here", "smtp_auth_secret has no effect here");
  }

  @Test
  void howAnAlertEndsWhoseEndIsNotSaid() throws Exception {
    assertThat(read("resolve_timeout: 90s", "webhook_configs: []").resolveTimeout())
        .contains(Duration.ofSeconds(90));
    assertThat(read("smtp_hello: a", "webhook_configs: []").resolveTimeout()).isEmpty();
    assertThat(messages()).isEmpty();
    read("resolve_timeout: 0s", "webhook_configs: []");
    read("resolve_timeout: soon", "webhook_configs: []");
    assertThat(messages())
        .containsExactlyInAnyOrder(
            "1:27: resolve_timeout must be more than 0", "1:27: expected a duration like 5m");
  }

  @Test
  void howReceiversAreReachedIsInheritedAsAWhole() throws Exception {
    Routing routing =
        read(
            "http_config: {proxy_url: 'http://proxy.example:3128', no_proxy: a, tls_config: {}}",
            "webhook_configs: [{url: 'http://a.example/'},"
                + " {url: 'http://b.example/', http_config: {bearer_token_file: bearer}}],"
                + " pagerduty_configs: [{routing_key: '${env:PD}'}]");
    assertThat(messages()).isEmpty();
    assertThat(integrations(routing).get(0).toString()).contains("proxy.example:3128");
    assertThat(integrations(routing).get(1).toString())
        .doesNotContain("proxy.example", "b34rer")
        .contains("authorization=Optional[<secret>]");
    assertThat(integrations(routing).get(2).toString()).contains("proxy.example:3128");
    assertThat(warnings(routing))
        .containsExactly("no_proxy has no effect here", "tls_config has no effect here");
  }

  @Test
  void whatIsWrongWithHttpConfigIsNamed() throws Exception {
    String entry = "webhook_configs: [{url: 'http://a.example/', http_config: {%s}}]";
    read("", entry.formatted("proxy_url: 'socks5://p:1'"));
    read("", entry.formatted("authorization: {credentials: l1teral}"));
    read("", entry.formatted("basic_auth: {username: 'a:b', password_file: password}"));
    read("", entry.formatted("bearer_token_file: bearer, basic_auth: {}"));
    read("", entry.formatted("authorization: {type: Basic, credentials_file: bearer}"));
    read("", entry.formatted("colour: red"));
    assertThat(messages().stream().map(each -> each.substring(each.indexOf(' ') + 1)))
        .contains(
            "proxy_url must be http, with a host and no user or password",
            "a secret does not belong in this file: write ${env:NAME} or ${file:path}",
            "a user's name has no colon",
            "only one of basic_auth, bearer_token_file",
            "type is one word, and not Basic: that is basic_auth",
            "unknown key colour");
    assertThat(messages().toString()).doesNotContain("l1teral");
  }
}
