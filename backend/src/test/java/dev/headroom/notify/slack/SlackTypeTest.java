package dev.headroom.notify.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.model.Problem;
import dev.headroom.routing.Routing;
import dev.headroom.routing.RoutingReader;
import dev.headroom.yaml.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Entries of {@code slack_configs} as people write them. */
class SlackTypeTest {
  @TempDir Path folder;
  private final Problems problems = new Problems();

  private Routing read(String entry) throws IOException {
    Path file = folder.resolve("routing.yaml");
    Files.writeString(
        file,
        "route: {receiver: a}\nreceivers: [{name: a, slack_configs: [{%s}]}]\n".formatted(entry));
    Map<String, String> environment =
        Map.of("HOOK", "https://hooks.slack.com/services/T0/B0/abcdefgh", "TOKEN", "xoxb-1");
    return RoutingReader.read(file, List.of(new SlackType()), environment::get, problems);
  }

  private Slack only(String entry) throws IOException {
    Routing routing = read(entry);
    assertThat(problems.sorted()).isEmpty();
    return (Slack) routing.receivers().getFirst().integrations().getFirst();
  }

  @Test
  void theEndIsToldByDefaultOnlyWhereItIsAnEdit() throws Exception {
    assertThat(only("api_url: '${env:HOOK}'").sendResolved()).isFalse();
    Slack bot = only("bot_token: '${env:TOKEN}', channel: C1");
    assertThat(bot.sendResolved()).isTrue();
    assertThat(bot.url().reveal()).isEqualTo("https://slack.com/api/");
  }

  @Test
  void twoChannelsOfOneBotAreTwoWhateverItsTokenIs() throws Exception {
    String first = only("bot_token: '${env:TOKEN}', channel: C1").id();
    assertThat(only("bot_token: '${env:TOKEN}', channel: C2").id()).isNotEqualTo(first);
    assertThat(only("bot_token: '${env:HOOK}', channel: C1").id()).isEqualTo(first);
    assertThat(first).startsWith("a/slack/");
  }

  @Test
  void whatHasNoEffectIsNamedAndNotRefused() throws Exception {
    Routing routing = read("api_url: '${env:HOOK}', color: danger, update_message: true");
    assertThat(problems.sorted()).isEmpty();
    assertThat(routing.warnings())
        .extracting(Problem::message)
        .containsExactly("color has no effect here", "update_message has no effect here");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "channel: C1 | missing key api_url",
        "api_url: https://hooks.slack.com/services/T0/B0/abcdefgh | a secret does not belong",
        "bot_token: xoxb-plain, channel: C1 | a secret does not belong in this file",
        "bot_token: '${env:TOKEN}' | missing key channel",
        "api_url: '${env:HOOK}', colour: red | unknown key colour",
        "api_url: '${env:HOOK}', text: '{{ .Status ' | template, line 1, column 12: unclosed action",
        "api_url: '${env:HOOK}', send_resolved: maybe | expected true or false",
        "api_url: '${env:HOOK}', actions: [{type: select, text: a, url: 'http://h/'}] | not supported",
        "api_url: '${env:HOOK}', actions: [{type: button, text: ' ', url: 'http://h/'}] | text must",
        "api_url: '${env:HOOK}', actions: [{type: button, text: a, url: 'ftp://h/'}] | url must be",
        "api_url: '${env:HOOK}', actions: [{type: button, text: a, url: 'http://h/', style: x}] | style is"
      })
  void aMistakeIsSaidWithItsPlace(String entry, String message) throws IOException {
    read(entry);
    assertThat(problems.sorted())
        .extracting(Problem::message)
        .hasSize(1)
        .first()
        .asString()
        .contains(message);
  }
}
