package dev.headroom.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.config.ReceiverTypes;
import dev.headroom.model.Problem;
import dev.headroom.notify.send.ReceiverType;
import dev.headroom.yaml.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RoutingReaderTest {
  private static final String KEY = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final Map<String, String> ENVIRONMENT =
      Map.of("KEY", KEY, "TOKEN", "t0p", "SHORT", "whsec_c2hvcnQ=", "NOT_A_KEY", "s3cr3t!");
  private static final List<ReceiverType<?>> KINDS = ReceiverTypes.ALL;
  private static final String RECEIVERS = "receivers: [{name: a}]\n";

  @TempDir Path folder;
  private final Problems problems = new Problems();

  private Routing read(String text) throws IOException {
    Path file = folder.resolve("routing.yaml");
    Files.writeString(file, text);
    return RoutingReader.read(file, KINDS, ENVIRONMENT::get, problems);
  }

  private List<String> messages() {
    return problems.sorted().stream()
        .map(each -> each.line() + ":" + each.column() + ": " + each.message())
        .toList();
  }

  @Test
  void aSecretFileIsReadUpToItsLimit() throws Exception {
    String address = "https://hooks.example/";
    Files.writeString(folder.resolve("fits"), address + "x".repeat(4_096 - address.length()));
    Files.writeString(folder.resolve("larger"), address + "x".repeat(4_097 - address.length()));

    read(webhook("url: '${file:fits}'"));
    assertThat(messages()).isEmpty();

    read(webhook("url: '${file:larger}'"));
    assertThat(messages())
        .singleElement()
        .asString()
        .endsWith("secret file larger is larger than 4096 bytes");
  }

  @Test
  void readsAlertmanagersForm() throws Exception {
    Files.writeString(folder.resolve("url"), "https://hooks.example/from-file\n");
    Routing routing =
        read(
            """
            route:
              receiver: everybody
              group_by: ['...']
              group_interval: 2m30s
              routes:
                - matchers: ['severity="page"', 'team=~"a|b"']
                  receiver: pager
                  continue: true
                - match: {team: a}
                  match_re: {severity: page|ticket}
                  group_by: [slo]
            receivers:
              - name: everybody
              - name: pager
                webhook_configs:
                  - url: https://hooks.example/${env:TOKEN}
                    send_resolved: false
                    max_alerts: 0
                  - url: ${file:url}
                signed_webhook_configs:
                  - url: http://127.0.0.1:9000/page
                    secret: ${env:KEY}
            """);

    assertThat(messages()).isEmpty();
    assertThat(routing.times().groupInterval()).isEqualTo(Duration.ofSeconds(150));
    assertThat(routing.receiversOf(Map.of("team", "b", "severity", "page")))
        .containsExactly(routing.receivers().get(1));
    assertThat(routing.receiversOf(Map.of("team", "a", "severity", "page")))
        .extracting(Receiver::name)
        .containsExactly("pager", "everybody");
    List<Integration> integrations = routing.receivers().get(1).integrations();
    assertThat(integrations)
        .extracting(Integration::id)
        .satisfiesExactly(
            first -> assertThat(first).matches("pager/webhook/[0-9a-f]{12}"),
            second -> assertThat(second).matches("pager/webhook/[0-9a-f]{12}"),
            third -> assertThat(third).matches("pager/signed_webhook/[0-9a-f]{12}"))
        .doesNotHaveDuplicates();
    assertThat(integrations)
        .extracting(each -> each.url().reveal())
        .containsExactly(
            "https://hooks.example/t0p",
            "https://hooks.example/from-file",
            "http://127.0.0.1:9000/page");
    assertThat(integrations.get(0).toString()).contains("sendResolved=false");
    assertThat(integrations.get(1).toString()).contains("sendResolved=true");
  }

  @Test
  void anEntryIsKnownByItsAddressWhereverItStands() throws Exception {
    String both =
        """
        route: {receiver: a}
        receivers: [{name: a, webhook_configs: [{url: 'http://x/1'}, {url: 'http://x/2'}]}]
        """;
    List<Integration> before = read(both).receivers().getFirst().integrations();
    List<Integration> after =
        read(both.replace("{url: 'http://x/1'}, ", "")).receivers().getFirst().integrations();
    assertThat(after).extracting(Integration::id).containsExactly(before.get(1).id());
    assertThat(read(both.replace("x/1", "x/2")).receivers().getFirst().integrations())
        .extracting(Integration::id)
        .containsExactly(before.get(1).id(), before.get(1).id() + "-1");
  }

  @Test
  void secretsAreNotShown() throws Exception {
    Routing routing =
        read(
            """
            route: {receiver: a}
            receivers:
              - name: a
                webhook_configs: [{url: 'https://hooks.example/${env:TOKEN}'}]
                signed_webhook_configs: [{url: 'http://h/', secret: '${env:KEY}'}]
            """);
    assertThat(routing.toString()).contains("<secret>").doesNotContain("t0p", "whsec", "MfKQ");
  }

  @Test
  void withoutAFileNobodyIsToldAndAWarningSaysSo() throws Exception {
    Routing routing =
        RoutingReader.read(folder.resolve("none.yaml"), KINDS, ENVIRONMENT::get, problems);
    assertThat(routing.receivers()).isEmpty();
    assertThat(routing.receiversOf(Map.of("severity", "page"))).isEmpty();
    assertThat(routing.warnings())
        .extracting(Problem::message)
        .containsExactly("the file is missing: nobody is told of anything");
    assertThat(messages()).isEmpty();
  }

  @Test
  void whatHasNoEffectIsNamedAndNotRefused() throws Exception {
    Routing routing =
        read(
            """
            global: {victorops_api_key: ''}
            templates: ['*.tmpl']
            route: {receiver: a, group_wait: 30s, group_by: [alertname], routes: [{group_wait: 0s}]}
            receivers:
              - name: a
                telegram_configs: [{chat_id: 1}]
                webhook_configs: [{url: 'http://h/', timeout: 5s}]
            """);
    assertThat(messages()).isEmpty();
    assertThat(routing.warnings())
        .extracting(each -> each.line() + ":" + each.column() + ": " + each.message())
        .containsExactly(
            "1:29: victorops_api_key has no effect here",
            "2:13: no file has this path",
            "6:23: telegram_configs is not supported: receiver a tells nobody this way",
            "7:51: timeout has no effect here");
  }

  static Stream<Arguments> mistakes() {
    return Stream.concat(firstMistakes(), moreMistakes());
  }

  private static Stream<Arguments> firstMistakes() {
    return Stream.of(
        bad("", "1:1: missing key route"),
        bad("# all of it is a comment\n", "1:1: missing key route"),
        bad("route: {receiver: a}\n", "1:1: missing key receivers", "1:19: unknown receiver a"),
        bad(RECEIVERS, "1:1: missing key route"),
        bad(
            "[]\n",
            "1:1: expected a mapping with the key receivers",
            "1:1: expected a mapping with the key route"),
        bad(RECEIVERS + "route: {}\n", "2:8: missing key receiver"),
        bad(RECEIVERS + "route: {receiver: b}\n", "2:19: unknown receiver b"),
        bad(
            RECEIVERS + "route: {receiver: a, routes: [{receiver: c}]}\n",
            "2:42: unknown receiver c"),
        bad(
            RECEIVERS + "route: {receiver: a, routes: [{matchers: ['severity']}]}\n",
            "2:43: not a matcher: severity (expected name=\"value\", with =, !=, =~ or !~)"),
        bad(
            RECEIVERS + "route: {receiver: a, routes: [{match_re: {team: '[z-a]'}}]}\n",
            "2:49: bad regular expression: error parsing regexp: invalid character class range:"
                + " `z-a`"),
        bad(
            RECEIVERS + "route: {receiver: a, routes: [{continue: maybe}]}\n",
            "2:42: expected true or false"),
        bad(
            RECEIVERS + "route: {receiver: a, group_by: ['...', slo]}\n",
            "2:32: group_by has '...' alone or not at all"),
        bad(
            RECEIVERS + "route: {receiver: a, group_by: [slo, slo]}\n",
            "2:38: label slo is there twice in group_by"),
        bad(
            RECEIVERS + "route: {receiver: a, repeat_interval: 0s}\n",
            "2:39: repeat_interval must not be 0"),
        bad(
            RECEIVERS + "route: {receiver: a, continue: true, mute_time_intervals: []}\n",
            "2:32: the root route must not have continue",
            "2:59: the root route must not have mute_time_intervals"),
        bad(
            RECEIVERS + "route: {receiver: a, routes: [{active_time_intervals: [night]}]}\n",
            "2:56: unknown time interval night"),
        bad(
            RECEIVERS + "route: {receiver: a}\ninhibit_rules: [{target_matchers: [x], to: y}]\n",
            "3:36: not a matcher: x (expected name=\"value\", with =, !=, =~ or !~)",
            "3:40: unknown key to"),
        bad(
            RECEIVERS + "route: {receiver: a, group_interval: soon}\n",
            "2:38: expected a duration like 5m"),
        bad(
            RECEIVERS + "route: {receiver: a, matchers: []}\n",
            "2:32: the root route must not have matchers"),
        bad(RECEIVERS + "route: {receiver: a, foo: 1}\n", "2:22: unknown key foo"),
        bad(RECEIVERS + "route: {receiver: a}\nfoo: 1\n", "3:1: unknown key foo"),
        bad(
            "route: {receiver: a}\nreceivers: [{name: a}, {name: a}, {}]\n",
            "2:24: receiver a is there twice",
            "2:35: missing key name"));
  }

  private static Stream<Arguments> moreMistakes() {
    return Stream.of(
        bad(webhook("send_resolved: true"), "2:41: missing key url"),
        bad(webhook("url: ftp://h/"), badUrl()),
        bad(webhook("url: 'http://h:99999/x'"), badUrl()),
        bad(webhook("url: 'http://h:0/x'"), badUrl()),
        bad(webhook("url: /relative"), badUrl()),
        bad(webhook("url: 'http://me:pw@h/'"), badUrl()),
        bad(webhook("url: 'http://h/${env:NOT_A_KEY'"), badUrl()),
        bad(webhook("url: '${env:NOT_A_KEY}'"), badUrl()),
        bad(webhook("url: 'http://h/${env:NONE}'"), "2:47: environment variable NONE is not set"),
        bad(
            webhook("url: 'http://h/${vault:x}'"),
            "2:47: not a secret: ${vault:x} (expected ${env:NAME} or ${file:path})"),
        bad(webhook("url: '${file:none}'"), "2:47: secret file none cannot be read"),
        // Endless, and no file.
        bad(webhook("url: '${file:/dev/zero}'"), "2:47: secret file /dev/zero cannot be read"),
        bad(
            webhook("url: 'http://h/', max_alerts: -1"),
            "2:72: expected a whole number, 0 or more"),
        bad(signed("url: 'http://h/'"), "2:48: missing key secret"),
        bad(
            signed("url: 'http://h/', secret: " + KEY),
            "2:75: a secret does not belong in this file: write ${env:NAME} or ${file:path}"),
        bad(signed("url: 'http://h/', secret: '${env:SHORT}'"), badKey()),
        bad(signed("url: 'http://h/', secret: '${env:NOT_A_KEY}'"), badKey()),
        bad(
            "route: [\n",
            "2:1: not valid YAML: expected the node content, but found '<stream end>'"),
        bad(RECEIVERS + "route: {receiver: a}\n---\nroute: {}\n", "4:1: expected one document"));
  }

  private static String webhook(String config) {
    return "route: {receiver: a}\nreceivers: [{name: a, webhook_configs: [{%s}]}]\n"
        .formatted(config);
  }

  private static String signed(String config) {
    return "route: {receiver: a}\nreceivers: [{name: a, signed_webhook_configs: [{%s}]}]\n"
        .formatted(config);
  }

  private static String badUrl() {
    return "2:47: url must be http or https, with a host, no port but 1 to 65535 and no user or password";
  }

  private static String badKey() {
    return "2:75: the secret must be whsec_ followed by 24 to 64 bytes in base64,"
        + " or whsk_ and a private key";
  }

  private static Arguments bad(String text, String... expected) {
    return Arguments.of(text, List.of(expected));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void everyMistakeIsNamedWithItsPlace(String text, List<String> expected) throws Exception {
    read(text);
    assertThat(messages()).isEqualTo(expected);
  }
}
