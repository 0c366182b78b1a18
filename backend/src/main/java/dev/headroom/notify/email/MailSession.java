package dev.headroom.notify.email;

import jakarta.mail.Authenticator;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Properties;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/** How a smarthost is spoken to. */
final class MailSession {
  private final Smarthost smarthost;
  private final SSLSocketFactory tls;
  private final Duration deadline;
  private final Session session;

  /**
   * @param deadline for connecting, and for each answer
   */
  MailSession(Smarthost smarthost, SSLSocketFactory tls, Duration deadline) {
    this.smarthost = smarthost;
    this.tls = tls;
    this.deadline = deadline;
    this.session = Session.getInstance(properties(), authenticator());
  }

  Session session() {
    return session;
  }

  private Properties properties() {
    boolean isRequired = smarthost.tls() == Smarthost.MailTls.REQUIRED;
    boolean isImplicit = smarthost.tls() == Smarthost.MailTls.IMPLICIT;
    Properties properties = new Properties();
    properties.put("mail.smtp.host", smarthost.host());
    properties.put("mail.smtp.port", Integer.toString(smarthost.port()));
    properties.put("mail.smtp.localhost", smarthost.hello());
    properties.put("mail.smtp.auth", Boolean.toString(smarthost.login().isPresent()));
    smarthost.login().ifPresent(login -> properties.put("mail.smtp.user", login.username()));
    properties.put("mail.smtp.starttls.enable", Boolean.toString(!isImplicit));
    properties.put("mail.smtp.starttls.required", Boolean.toString(isRequired));
    properties.put("mail.smtp.ssl.socketFactory", tls);
    properties.put("mail.smtp.ssl.checkserveridentity", "true");
    // Whom the server takes is told, even if it refuses another one.
    properties.put("mail.smtp.sendpartial", "true");
    // What was accepted stays so, whatever comes of the farewell.
    properties.put("mail.smtp.quitwait", "false");
    return properties;
  }

  private Authenticator authenticator() {
    return new Authenticator() {
      @Override
      protected PasswordAuthentication getPasswordAuthentication() {
        Smarthost.MailLogin login = smarthost.login().orElseThrow();
        return new PasswordAuthentication(login.username(), login.password().reveal());
      }
    };
  }

  SMTPTransport transport() throws MessagingException {
    return (SMTPTransport) session.getTransport("smtp");
  }

  /** Connects a socket, encrypted where everything is. */
  Socket connect(Socket socket) throws IOException {
    int millis = (int) Math.min(Integer.MAX_VALUE, deadline.toMillis());
    InetAddress found = InetAddress.getByName(smarthost.host());
    // Certificates are held to the name in the file, not to what an address is called elsewhere.
    InetAddress named = InetAddress.getByAddress(smarthost.host(), found.getAddress());
    socket.connect(new InetSocketAddress(named, smarthost.port()), millis);
    socket.setSoTimeout(millis);
    return smarthost.tls() == Smarthost.MailTls.IMPLICIT ? encrypted(socket) : socket;
  }

  private Socket encrypted(Socket socket) throws IOException {
    SSLSocket encrypted =
        (SSLSocket) tls.createSocket(socket, smarthost.host(), smarthost.port(), true);
    SSLParameters parameters = encrypted.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    encrypted.setSSLParameters(parameters);
    encrypted.startHandshake();
    return encrypted;
  }
}
