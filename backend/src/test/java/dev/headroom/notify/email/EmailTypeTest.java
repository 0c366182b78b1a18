package dev.headroom.notify.email;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.model.Problem;
import dev.headroom.notify.email.Smarthost.MailTls;
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

/** Entries of {@code email_configs} as people write them. */
class EmailTypeTest {
  private static final String GOOD = "to: a@h.org, from: b@h.org, smarthost: 'mail.h.org:587'";

  @TempDir Path folder;
  private final Problems problems = new Problems();

  private Routing read(String entry) throws IOException {
    Path file = folder.resolve("routing.yaml");
    Files.writeString(
        file,
        "route: {receiver: a}\nreceivers: [{name: a, email_configs: [{%s}]}]\n".formatted(entry));
    return RoutingReader.read(
        file, List.of(new EmailType()), Map.of("PASSWORD", "hunter22")::get, problems);
  }

  private Email only(String entry) throws IOException {
    Routing routing = read(entry);
    assertThat(problems.sorted()).isEmpty();
    return (Email) routing.receivers().getFirst().integrations().getFirst();
  }

  @Test
  void whatIsNotSaidIsAsWithAlertmanager() throws Exception {
    Email email = only(GOOD);
    assertThat(email.smarthost().tls()).isEqualTo(MailTls.REQUIRED);
    assertThat(email.smarthost().hello()).isEqualTo("localhost");
    assertThat(email.sendResolved()).isFalse();
    assertThat(only(GOOD.replace("587", "465")).smarthost().tls()).isEqualTo(MailTls.IMPLICIT);
    assertThat(only(GOOD + ", require_tls: false").smarthost().tls()).isEqualTo(MailTls.OFFERED);
  }

  @Test
  void whoIsToldTellsEntriesApartAndPasswordsDoNot() throws Exception {
    String login = GOOD + ", auth_username: u, auth_password: '${env:PASSWORD}'";
    assertThat(only(login).id()).isEqualTo(only(GOOD).id()).startsWith("a/email/");
    assertThat(only(GOOD.replace("a@", "c@")).id()).isNotEqualTo(only(GOOD).id());
    assertThat(only(login).redact("535 hunter22?")).isEqualTo("535 <secret>?");
  }

  @Test
  void whatHasNoEffectIsNamedAndNotRefused() throws Exception {
    Routing routing = read(GOOD + ", threading: {}, tls_config: {}");
    assertThat(problems.sorted()).isEmpty();
    assertThat(routing.warnings())
        .extracting(Problem::message)
        .containsExactly("threading has no effect here", "tls_config has no effect here");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "from: b@h.org, smarthost: 'h:25' | missing key to",
        "to: a@h.org, smarthost: 'h:25' | missing key from",
        "to: a@h.org, from: b@h.org | missing key smarthost",
        "to: nobody, from: b@h.org, smarthost: 'h:25' | expected addresses",
        "to: 'a@h.org, <', from: b@h.org, smarthost: 'h:25' | expected addresses",
        "to: a@h.org, from: 'b@h.org, c@h.org', smarthost: 'h:25' | from is one address",
        "to: a@h.org, from: b@h.org, smarthost: h | expected host:port",
        "to: a@h.org, from: b@h.org, smarthost: 'h:99999' | expected host:port",
        "GOOD, hello: 'a b' | hello is a host's name",
        "GOOD, auth_username: u | missing key auth_password",
        "GOOD, auth_username: u, auth_password: plain | a secret does not belong in this file",
        "GOOD, auth_username: u, auth_password: '${env:PASSWORD}', require_tls: false | a password is",
        "GOOD, headers: {From: x} | not supported yet: header From",
        "GOOD, headers: {X-A: \"b\\r\\nBcc: c\"} | a header is one line of ASCII",
        "GOOD, headers: {\"X A\": b} | a header is one line of ASCII",
        "GOOD, colour: x | unknown key colour"
      })
  void aMistakeIsSaidWithItsPlace(String entry, String message) throws IOException {
    read(entry.replace("GOOD", GOOD));
    assertThat(problems.sorted())
        .extracting(Problem::message)
        .hasSize(1)
        .first()
        .asString()
        .contains(message);
  }
}
