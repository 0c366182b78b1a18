package dev.headroom.notify.email;

import dev.headroom.alerting.incident.Transition;
import dev.headroom.model.text.CutText;
import dev.headroom.notify.send.Attempt;
import dev.headroom.notify.send.Delivery;
import dev.headroom.notify.send.ReceiverType.SenderContext;
import dev.headroom.notify.send.Sender;
import dev.headroom.notify.words.StepWords;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import javax.net.ssl.SSLSocketFactory;

/**
 * Sends one message for each step. Its Message-ID is made of the delivery's id, so that one that
 * arrives twice is one; the receipt is the Message-ID of the incident's first message, which the
 * later ones refer to.
 */
final class EmailSender implements Sender {
  private static final String UTF_8 = "UTF-8";

  /** RFC 5322, section 2.1.1. */
  private static final int LINE_LENGTH_MAX = 998;

  private final Email email;
  private final SenderContext context;
  private final MailSession session;

  EmailSender(Email email, SenderContext context, SSLSocketFactory tls) {
    this.email = email;
    this.context = context;
    this.session = new MailSession(email.smarthost(), tls, context.calls().deadline());
  }

  @Override
  public List<String> payloads(Transition transition) {
    StepWords words = StepWords.of(transition);
    MailText plain = MailText.of(words, transition, context.links());
    String payload = plain.filled(email.look(), words, context.texts(transition)).payload();
    return switch (transition.kind()) {
      case OPENED,
          REOPENED,
          UPDATED,
          ROUTED,
          RELEASED,
          REPEATED,
          ESCALATED,
          FAILED_OVER,
          ACKNOWLEDGED,
          UNACKNOWLEDGED,
          UNMUTED ->
          List.of(payload);
      case PARTLY_RESOLVED -> List.of();
      case RESOLVED -> email.sendResolved() ? List.of(payload) : List.of();
    };
  }

  @Override
  public Attempt send(Delivery delivery) {
    String first = delivery.receipt().isEmpty() ? messageId(delivery) : delivery.receipt();
    MailSubmission submission = new MailSubmission(email, session, first);
    try {
      MimeMessage message = message(delivery, first);
      return context
          .calls()
          .within(() -> submission.submit(message), submission::abort)
          .orElseGet(submission::afterDeadline);
    } catch (MessagingException e) {
      String reason = "a message cannot be made: " + email.redact(String.valueOf(e.getMessage()));
      return new Attempt.Retry(OptionalInt.empty(), reason, Duration.ZERO);
    }
  }

  private String messageId(Delivery delivery) {
    return "<" + delivery.id() + email.from().substring(email.from().lastIndexOf('@')) + ">";
  }

  private MimeMessage message(Delivery delivery, String first) throws MessagingException {
    MailText text = MailText.parse(delivery.payload());
    String id = messageId(delivery);
    MimeMessage message = new NamedMessage(session.session(), id);
    message.setFrom(new InternetAddress(email.from()));
    for (String each : email.to()) {
      message.addRecipient(Message.RecipientType.TO, new InternetAddress(each));
    }
    message.setSubject(text.subject(), UTF_8);
    message.setSentDate(Date.from(context.clock().instant()));
    // RFC 3834: nobody's absence note is wanted.
    message.setHeader("Auto-Submitted", "auto-generated");
    // Deliveries of older versions keep no headers.
    Map<String, String> headers =
        text.headers().isEmpty() ? email.look().written() : text.headers();
    for (Map.Entry<String, String> header : headers.entrySet()) {
      message.setHeader(header.getKey(), headerText(header.getKey(), header.getValue()));
    }
    if (!first.equals(id)) {
      message.setHeader("In-Reply-To", first);
      message.setHeader("References", first);
    }
    message.setContent(bodies(text));
    message.saveChanges();
    return message;
  }

  /** In several lines where it is long; cut where it has nowhere to be folded. */
  private static String headerText(String name, String value) throws MessagingException {
    int used = name.length() + 2;
    String folded = MimeUtility.fold(used, encoded(value));
    boolean fits = folded.lines().allMatch(line -> used + line.length() <= LINE_LENGTH_MAX);
    return fits
        ? folded
        : MimeUtility.fold(used, encoded(CutText.toLength(value, LINE_LENGTH_MAX - used)));
  }

  private static String encoded(String value) throws MessagingException {
    try {
      return MimeUtility.encodeText(value, UTF_8, null);
    } catch (UnsupportedEncodingException e) {
      throw new MessagingException("every JDK has UTF-8", e);
    }
  }

  private static MimeMultipart bodies(MailText text) throws MessagingException {
    MimeBodyPart plain = new MimeBodyPart();
    plain.setText(text.text(), UTF_8);
    MimeBodyPart html = new MimeBodyPart();
    html.setText(text.html(), UTF_8, "html");
    return new MimeMultipart("alternative", plain, html);
  }

  /** The library would give it another id each time. */
  private static final class NamedMessage extends MimeMessage {
    private final String id;

    NamedMessage(Session session, String id) {
      super(session);
      this.id = id;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", id);
    }
  }
}
