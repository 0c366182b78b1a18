package dev.headroom.notify.email;

import static dev.headroom.burn.EvaluationFixture.PAGE_1H;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.notify.World;
import dev.headroom.notify.record.DeliveryReport;
import dev.headroom.notify.record.DeliveryStatus;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people read in their mailbox, and what becomes of a message that is not taken. */
class EmailTest {
  @TempDir Path folder;
  private GreenMail mailbox;
  private FakeSmtp fake;
  private World world;

  @BeforeEach
  void start() throws Exception {
    mailbox = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    mailbox.start();
    fake = new FakeSmtp();
    world = new World(folder);
  }

  @AfterEach
  void stop() throws Exception {
    world.close();
    mailbox.stop();
    fake.close();
  }

  private void route(int port, String more) throws IOException {
    world.route(
        """
        route: {receiver: desk}
        receivers:
          - name: desk
            email_configs:
              - {to: 'ada@example.org, bo@example.org', from: Headroom <headroom@example.org>,
                 smarthost: '127.0.0.1:%d', require_tls: false%s}
        """
            .formatted(port, more));
  }

  private void routeToMailbox(String more) throws IOException {
    route(mailbox.getSmtp().getPort(), more);
  }

  private void routeToFake() throws IOException {
    route(fake.port(), "");
  }

  /** Those that ada got, in the order they came. */
  private List<MimeMessage> received() throws Exception {
    List<MimeMessage> all = List.of(mailbox.getReceivedMessages());
    for (MimeMessage each : all) {
      assertThat(each.getAllRecipients()).hasSize(2);
    }
    // One mailbox after the other.
    return all.subList(0, all.size() / 2);
  }

  private static String header(MimeMessage message, String name) {
    try {
      return message.getHeader(name, null);
    } catch (jakarta.mail.MessagingException e) {
      throw new AssertionError(e);
    }
  }

  private DeliveryReport first() throws IOException {
    return world.deliveries().getFirst();
  }

  @Test
  void aLongHeaderIsFoldedAndCutWhereItCannotBe() throws Exception {
    String words = "word ".repeat(204).strip();
    routeToMailbox(
        ", headers: {X-Words: '%s', X-Letters: '%s'}".formatted(words, "x".repeat(1_020)));
    world.fires(World.LATENCY, PAGE_1H);

    MimeMessage mail = received().getFirst();
    assertThat(MimeUtility.unfold(header(mail, "X-Words"))).isEqualTo(words);
    assertThat(MimeUtility.decodeText(MimeUtility.unfold(header(mail, "X-Letters"))))
        .startsWith("xxx")
        .endsWith("\u2026");
    assertThat(GreenMailUtil.getHeaders(mail).lines()).allMatch(line -> line.length() <= 998);
  }

  @Test
  void everyStepIsAMessageInOneThread() throws Exception {
    routeToMailbox(", send_resolved: true, headers: {X-Team: payments}");
    Incident incident = world.fires(World.LATENCY, PAGE_1H);
    world.doubles(World.LATENCY, PAGE_1H);
    world.alerting.acknowledge(incident.id(), "ada");
    world.pass(Duration.ofSeconds(90));
    world.stop();
    world.open();
    world.isSilent(World.LATENCY);

    List<MimeMessage> mails = received();
    assertThat(mails)
        .extracting(MimeMessage::getSubject)
        .extracting(each -> each.substring(0, each.indexOf(']') + 1))
        .containsExactly("[FIRING page]", "[WORSE page]", "[ACKNOWLEDGED page]", "[RESOLVED page]");
    String root = header(mails.getFirst(), "Message-ID");
    assertThat(root).isEqualTo("<" + first().id() + "@example.org>");
    assertThat(header(mails.getFirst(), "References")).isNull();
    assertThat(mails.subList(1, 4))
        .allMatch(each -> header(each, "In-Reply-To").equals(root))
        .allMatch(each -> header(each, "References").equals(root));
    assertThat(mails).extracting(each -> header(each, "Message-ID")).doesNotHaveDuplicates();
    assertThat(header(mails.getFirst(), "X-Team")).isEqualTo("payments");
    assertThat(header(mails.getFirst(), "Auto-Submitted")).isEqualTo("auto-generated");
    assertThat(header(mails.getFirst(), "Date")).startsWith("Sun, 1 Mar 2026");
    String end = GreenMailUtil.getWholeMessage(mails.getLast());
    assertThat(end)
        .contains("multipart/alternative", "text/plain", "text/html")
        .contains("Resolved by headroom at 03:08:30 UTC, after 2m", "/i/" + incident.id());
    assertThat(world.deliveries())
        .allMatch(each -> each.status() == DeliveryStatus.SENT && each.kind().equals("email"));
  }

  @Test
  void whoLogsInIsLetInAndWhoCannotIsToldSoForGood() throws Exception {
    mailbox.getUserManager().setAuthRequired(true);
    mailbox.setUser("headroom@example.org", "headroom", World.TOKEN);
    routeToMailbox(", auth_username: headroom, auth_password: '${env:TOKEN}'");
    world.fires(World.LATENCY, PAGE_1H);
    assertThat(received()).hasSize(1);

    world.route(
        """
        route: {receiver: other}
        receivers:
          - name: other
            email_configs:
              - {to: cy@example.org, from: h@example.org, smarthost: '127.0.0.1:%d',
                 require_tls: false, auth_username: headroom, auth_password: '${env:KEY}'}
        """
            .formatted(mailbox.getSmtp().getPort()));
    world.fires(World.ERRORS, PAGE_1H);
    DeliveryReport refused = world.deliveries().getLast();
    assertThat(refused.status()).isEqualTo(DeliveryStatus.REJECTED);
    assertThat(refused.latest().getFirst().error()).contains("535").doesNotContain(World.KEY);
    try (var files = Files.list(folder)) {
      for (Path file :
          files.filter(each -> each.getFileName().toString().startsWith("state")).toList()) {
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).doesNotContain("topsecret");
      }
    }
  }

  @ParameterizedTest
  @DisplayName("#4006: a server that broke off after the data was counted as one that had taken it")
  @CsvSource({
    "GREETING,554 go away,REJECTED",
    "GREETING,421 busy,PENDING",
    "GREETING,drop,PENDING",
    "EHLO,drop,PENDING",
    "MAIL,451 later,PENDING",
    "MAIL,550 not you,REJECTED",
    "MAIL,drop,PENDING",
    "RCPT,450 later,PENDING",
    "RCPT,550 nobody,REJECTED",
    "RCPT,drop,PENDING",
    "DATA,451 later,PENDING",
    "DATA,554 no,REJECTED",
    "BODY,452 no room,PENDING",
    "BODY,554 spam,REJECTED",
    "BODY,drop,PENDING",
    "QUIT,421 closing,SENT",
    "QUIT,500 what,SENT",
    "QUIT,drop,SENT",
    "RCPT TO:<ada,550 nobody,SENT",
    "RCPT TO:<ada,450 later,PENDING"
  })
  void aFailureIsJudgedByItsCodeAndAcceptedDataIsSent(
      String step, String answer, DeliveryStatus status) throws Exception {
    fake.answer(step, answer);
    routeToFake();
    world.fires(World.LATENCY, PAGE_1H);
    assertThat(first().status()).as(first().toString()).isEqualTo(status);
    assertThat(first().latest().getFirst().httpStatus()).isEmpty();
    if (!answer.equals("drop") && status != DeliveryStatus.SENT) {
      assertThat(first().latest().getFirst().error()).contains(answer.substring(0, 3));
    }

    fake.answersAsUsual();
    int taken = fake.messages().size();
    world.pass(Duration.ofSeconds(2));
    assertThat(fake.messages()).hasSize(taken + (status == DeliveryStatus.PENDING ? 1 : 0));
    if (status == DeliveryStatus.PENDING) {
      assertThat(first().status()).isEqualTo(DeliveryStatus.SENT);
    }
  }

  @Test
  void whatIsSentTwiceHasTheSameId() throws Exception {
    fake.answer("BODY", FakeSmtp.DROP);
    routeToFake();
    world.fires(World.LATENCY, PAGE_1H);
    fake.answersAsUsual();
    world.pass(Duration.ofSeconds(2));
    String id = "Message-ID: <" + first().id() + "@example.org>";
    assertThat(fake.messages()).hasSize(2).allMatch(each -> each.contains(id));
  }

  @Test
  void aServerThatIsNotThereIsAskedAgain() throws Exception {
    int port = fake.port();
    fake.close();
    route(port, "");
    world.fires(World.LATENCY, PAGE_1H);
    assertThat(first().status()).isEqualTo(DeliveryStatus.PENDING);
  }

  @Test
  void withoutEncryptionNothingIsSentWhereItIsRequired() throws Exception {
    world.route(
        """
        route: {receiver: desk}
        receivers:
          - name: desk
            email_configs:
              - {to: a@example.org, from: h@example.org, smarthost: '127.0.0.1:%d'}
        """
            .formatted(fake.port()));
    world.fires(World.LATENCY, PAGE_1H);
    assertThat(first().status()).isEqualTo(DeliveryStatus.PENDING);
    assertThat(first().latest().getFirst().error()).contains("STARTTLS");
    assertThat(fake.commands()).noneMatch(each -> each.startsWith("MAIL"));
  }
}
