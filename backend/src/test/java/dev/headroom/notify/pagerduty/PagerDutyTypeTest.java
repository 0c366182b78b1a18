package dev.headroom.notify.pagerduty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.model.Problem;
import dev.headroom.routing.Integration;
import dev.headroom.routing.Routing;
import dev.headroom.routing.RoutingReader;
import dev.headroom.yaml.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** How entries for PagerDuty are read. */
class PagerDutyTypeTest {
  private static final String PD = "R0123456789abcdefghijklmnopqrstu";
  private static final Map<String, String> ENVIRONMENT =
      Map.of("PD", PD, "TOKEN", "t0p", "SHORT", "R0123456789");

  @TempDir Path folder;
  private final Problems problems = new Problems();

  private Routing read(String text) throws IOException {
    Path file = folder.resolve("routing.yaml");
    Files.writeString(file, text);
    return RoutingReader.read(file, List.of(new PagerDutyType()), ENVIRONMENT::get, problems);
  }

  private List<String> messages() {
    return problems.sorted().stream()
        .map(each -> each.line() + ":" + each.column() + ": " + each.message())
        .toList();
  }

  private static Arguments bad(String text, String... expected) {
    return Arguments.of(text, List.of(expected));
  }

  private static String pagerDuty(String config) {
    return "route: {receiver: a}\nreceivers: [{name: a, pagerduty_configs: [{%s}]}]\n"
        .formatted(config);
  }

  private static Stream<Arguments> mistakes() {
    String key = "routing_key: '${env:PD}', ";
    return Stream.of(
        bad(pagerDuty("severity: info"), "2:43: missing key routing_key"),
        bad(
            pagerDuty("routing_key: " + PD),
            "2:57: a secret does not belong in this file: write ${env:NAME} or ${file:path}"),
        bad(
            pagerDuty("routing_key: '${env:SHORT}'"),
            "2:57: a routing key is 32 letters and digits"),
        bad(pagerDuty("routing_key_file: none"), "2:62: secret file none cannot be read"),
        bad(
            pagerDuty(key + "routing_key_file: none"),
            "2:88: there is routing_key already: only one of them"),
        bad(
            pagerDuty(key + "severity: page"),
            "2:80: severity is critical, error, warning or info"),
        bad(
            pagerDuty(key + "class: '{{ nope }}', details: {a: '{{ template \"a\" }}'}"),
            "2:77: template, line 1, column 4: function nope not defined",
            "2:104: template, line 1, column 1: template \"a\" is not defined"),
        bad(
            pagerDuty(key + "group: '${env:TOKEN}'"),
            "2:77: secrets are for addresses and keys alone"),
        bad(
            pagerDuty(key + "client_url: home, links: [{href: /wiki}, {text: a}]"),
            "2:82: expected an address with http or https and a host",
            "2:103: expected an address with http or https and a host",
            "2:111: missing key href"),
        bad(
            pagerDuty(key + "images: [{src: 'http://h/a.png'}, {src: 'https://h/', size: 1}]"),
            "2:85: PagerDuty shows images over https alone",
            "2:124: unknown key size"),
        bad(pagerDuty(key + "source: " + "x".repeat(1_025)), "2:78: longer than 1024 characters"));
  }

  @Test
  void whatHasNoEffectIsNamedAndNotRefused() throws Exception {
    Routing routing =
        read(pagerDuty("routing_key: '${env:PD}', description: '{{ .X }}', service_key: a"));
    assertThat(messages()).isEmpty();
    assertThat(routing.warnings())
        .extracting(each -> each.message())
        .containsExactly("service_key has no effect here");
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void everyMistakeIsNamedWithItsPlace(String text, List<String> expected) throws Exception {
    read(text);
    assertThat(messages()).isEqualTo(expected);
  }

  @Test
  void whatAlertmanagerKnowsAndHasNoEffectIsNamed() throws Exception {
    String key = "routing_key: '${env:PD}', ";
    Routing routing = read(pagerDuty(key + "description: '{{ .CommonLabels }}', service_key: a"));
    assertThat(messages()).isEmpty();
    assertThat(routing.warnings().stream().map(Problem::message))
        .containsExactlyInAnyOrder("service_key has no effect here");
  }

  @Test
  void aRoutingKeyIsReadFromAFileAndPagerDutyIsAtItsUsualAddress() throws Exception {
    Files.writeString(folder.resolve("pd"), PD + "\n");
    Integration fromFile =
        read(pagerDuty("routing_key_file: pd")).receivers().getFirst().integrations().getFirst();
    Integration byReference =
        read(pagerDuty("routing_key: '${env:PD}'"))
            .receivers()
            .getFirst()
            .integrations()
            .getFirst();
    assertThat(messages()).isEmpty();
    assertThat(fromFile.id()).isEqualTo(byReference.id()).startsWith("a/pagerduty/");
    assertThat(fromFile.url().reveal()).isEqualTo("https://events.pagerduty.com/v2/enqueue");
    assertThat(fromFile.redact("refused: " + PD)).isEqualTo("refused: <secret>");
    assertThat(fromFile.toString()).doesNotContain(PD);
  }
}
