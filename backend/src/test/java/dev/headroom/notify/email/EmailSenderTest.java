package dev.headroom.notify.email;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.Seed;
import dev.headroom.alerting.TestClock;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.IncidentFixture;
import dev.headroom.alerting.incident.Links;
import dev.headroom.alerting.incident.Transition;
import dev.headroom.alerting.incident.TransitionKind;
import dev.headroom.model.Alert;
import dev.headroom.notify.email.Smarthost.MailTls;
import dev.headroom.notify.send.Attempt;
import dev.headroom.notify.send.CallBounds;
import dev.headroom.notify.send.Delivery;
import dev.headroom.notify.send.HttpPost;
import dev.headroom.notify.send.NotifyConfig;
import dev.headroom.notify.send.ReceiverType.SenderContext;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Encryption, deadlines and texts that would be more than text. */
class EmailSenderTest {
  private static final List<String> PIECES =
      List.of(
          "\r\nBcc: eve@example.org",
          "\n.\r\n",
          "<script>",
          "&",
          "\"",
          "\u00e4",
          "\ud83d\ude00",
          "\r",
          "\u0000",
          "a",
          " ",
          "=?utf-8?q?x?=",
          ":",
          "\ud83d");

  @TempDir Path folder;
  @RegisterExtension final Seed seed = new Seed();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final TestClock clock = new TestClock("2026-03-01T03:07:00Z");

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  private EmailSender sender(int port, MailTls tls, SSLContext trust, Duration deadline) {
    Smarthost host = new Smarthost("127.0.0.1", port, "localhost", tls, Optional.empty());
    Email email =
        new Email(
            "a/email/1", host, "h@example.org", List.of("a@example.org"), MailLook.PLAIN, true);
    SenderContext context =
        new SenderContext(
            "a",
            new Links(URI.create("http://localhost:8080")),
            new HttpPost(NotifyConfig.defaults(), "Headroom/test", clock, threads),
            new CallBounds(threads, deadline),
            clock,
            () -> {});
    return new EmailSender(email, context, trust.getSocketFactory());
  }

  private EmailSender sender(FakeSmtp server, SSLContext trust) {
    return sender(server.port(), MailTls.REQUIRED, trust, Duration.ofSeconds(30));
  }

  private EmailSender plain(FakeSmtp server, Duration deadline) throws Exception {
    return sender(server.port(), MailTls.OFFERED, SSLContext.getDefault(), deadline);
  }

  private static Transition opened(Map<String, String> annotations) {
    Incident page = IncidentFixture.page("inc-1", "latency");
    return new Transition(
        TransitionKind.OPENED,
        page.startedAt(),
        page.next(draft -> draft.figures(page.figures(), annotations)));
  }

  private static Delivery delivery(String payload) {
    Instant at = IncidentFixture.STARTED;
    return new Delivery(1, "msg_1", "inc-1", "opened", "a", "email", payload, at, at, 0, "");
  }

  private static Delivery page(EmailSender sender) {
    return delivery(sender.payloads(opened(Map.of(Alert.SUMMARY, "slow"))).getFirst());
  }

  @Test
  void everythingIsEncryptedAfterStartTls() throws Exception {
    SSLContext keys = TlsKeys.of(folder, "ip:127.0.0.1");
    try (FakeSmtp server = new FakeSmtp(keys)) {
      EmailSender sender = sender(server, keys);
      assertThat(sender.send(page(sender))).isInstanceOf(Attempt.Sent.class);
      assertThat(server.commands().subList(0, 3))
          .containsExactly("EHLO localhost", "STARTTLS", "EHLO localhost");
      assertThat(server.messages()).hasSize(1);
    }
  }

  @Test
  void whoeverIsNotWhoTheFileNamesGetsNothing() throws Exception {
    SSLContext keys = TlsKeys.of(folder, "dns:other.example");
    try (FakeSmtp server = new FakeSmtp(keys)) {
      EmailSender sender = sender(server, keys);
      assertThat(sender.send(page(sender))).isInstanceOf(Attempt.Retry.class);
      EmailSender strange = sender(server, SSLContext.getDefault());
      assertThat(strange.send(page(strange))).isInstanceOf(Attempt.Retry.class);
      assertThat(server.commands()).noneMatch(each -> each.startsWith("MAIL"));
    }
  }

  @Test
  void aServerThatHangsIsLeftAtTheDeadline() throws Exception {
    for (String step : List.of("GREETING", "RCPT", "BODY")) {
      try (FakeSmtp server = new FakeSmtp().answer(step, FakeSmtp.HANG)) {
        EmailSender sender = plain(server, Duration.ofSeconds(1));
        assertThat(sender.send(page(sender))).isInstanceOf(Attempt.Retry.class);
      }
    }
  }

  @Test
  void whatIsAcceptedIsSentThoughTheServerHangsAfterwards() throws Exception {
    try (FakeSmtp server = new FakeSmtp().answer("QUIT", FakeSmtp.HANG)) {
      EmailSender sender = plain(server, Duration.ofSeconds(30));
      assertThat(sender.send(page(sender)))
          .isInstanceOfSatisfying(
              Attempt.Sent.class,
              sent -> assertThat(sent.receipt()).isEqualTo("<msg_1@example.org>"));
    }
  }

  @Test
  void noTextOfAnIncidentIsAHeaderOrMarkup() throws Exception {
    Random random = seed.random();
    try (FakeSmtp server = new FakeSmtp()) {
      EmailSender sender = plain(server, Duration.ofSeconds(30));
      for (int i = 0; i < 50; i++) {
        Map<String, String> texts =
            Map.of(Alert.SUMMARY, text(random, 200), "description", text(random, 2_000));
        String payload = sender.payloads(opened(texts)).getFirst();
        assertThat(MailText.parse(payload).html()).doesNotContain("<script>");
        assertThat(sender.send(delivery(payload))).isInstanceOf(Attempt.Sent.class);
      }
      assertThat(server.messages())
          .hasSize(50)
          .allSatisfy(message -> {
            String head = message.substring(0, message.indexOf("\r\n\r\n"));
            assertThat(head.lines().filter(each -> !each.startsWith(" ")))
                .noneMatch(each -> each.startsWith("Bcc"))
                .allMatch(each -> each.startsWith("\t") || each.matches("[A-Za-z-]+: .*"));
            assertThat(message.lines()).allMatch(each -> each.length() <= 998);
          });
    }
  }

  private static String text(Random random, int piecesMax) {
    StringBuilder text = new StringBuilder();
    for (int left = random.nextInt(piecesMax); left > 0; left--) {
      text.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return text.toString();
  }
}
