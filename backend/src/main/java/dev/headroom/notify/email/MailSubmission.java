package dev.headroom.notify.email;

import dev.headroom.notify.send.Attempt;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.OptionalInt;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands one message to a smarthost, once. From the moment its data was accepted it is sent, however
 * the conversation ends.
 */
final class MailSubmission {
  private static final Logger LOG = LoggerFactory.getLogger(MailSubmission.class);

  private final Email email;
  private final MailSession session;
  private final String receipt;
  private final Socket socket = new Socket();
  private volatile boolean accepted;

  /**
   * @param receipt left behind if it is sent
   */
  MailSubmission(Email email, MailSession session, String receipt) {
    this.email = email;
    this.session = session;
    this.receipt = receipt;
  }

  /** Blocks until the server has answered, or {@link #abort} was called. */
  Attempt submit(MimeMessage message) {
    try {
      SMTPTransport transport = session.transport();
      try {
        transport.connect(session.connect(socket));
        transport.sendMessage(message, message.getAllRecipients());
        accepted = true;
        return sent();
      } catch (MessagingException e) {
        return judged(MailFailure.of(e, transport.getLastReturnCode()));
      } finally {
        farewell(transport);
      }
    } catch (MessagingException | IOException e) {
      return accepted ? sent() : judged(MailFailure.unreached(e));
    }
  }

  private void farewell(SMTPTransport transport) throws IOException {
    try {
      transport.close();
    } catch (MessagingException e) {
      LOG.debug("smarthost {} did not take leave", email.smarthost().host(), e);
    }
    socket.close();
  }

  private Attempt judged(MailFailure failure) {
    String reason = email.redact(failure.reason());
    return switch (failure.verdict()) {
      case SENT_TO_SOME -> {
        LOG.warn("a message was sent, but not to everybody it names: {}", reason);
        yield sent();
      }
      case FINAL -> new Attempt.Rejected(OptionalInt.empty(), reason);
      case LATER -> new Attempt.Retry(OptionalInt.empty(), reason, Duration.ZERO);
    };
  }

  private Attempt sent() {
    return new Attempt.Sent(OptionalInt.empty(), receipt);
  }

  /** Ends the conversation, whatever it is about. */
  void abort() {
    try {
      socket.close();
    } catch (IOException e) {
      LOG.debug("a connection to {} was not closed", email.smarthost().host(), e);
    }
  }

  /** What is known when no more is waited for. */
  Attempt afterDeadline() {
    return accepted
        ? sent()
        : new Attempt.Retry(
            OptionalInt.empty(), "no answer within the deadline of a request", Duration.ZERO);
  }
}
