package dev.headroom.notify.email;

import dev.headroom.routing.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * The server that takes messages.
 *
 * @param hello the name by which we greet it
 * @param tls what is encrypted
 * @param login empty if nobody logs in
 */
record Smarthost(String host, int port, String hello, MailTls tls, Optional<MailLogin> login) {
  /** Who logs in. */
  record MailLogin(String username, Secret password) {
    /** Servers echo what logins are made of: of AUTH PLAIN and of LOGIN (RFC 4616). */
    static MailLogin of(String username, Secret password) {
      String text = password.reveal();
      return new MailLogin(
          username,
          new Secret(
              text,
              List.of(
                  text,
                  base64(text),
                  base64("\0" + username + "\0" + text),
                  base64(username + "\0" + username + "\0" + text))));
    }

    private static String base64(String text) {
      return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  /** What is encrypted. */
  enum MailTls {
    /** Everything, from the first byte. */
    IMPLICIT,
    /** Everything after STARTTLS; without it nothing is sent. */
    REQUIRED,
    /** As {@link #REQUIRED} where the server offers it, else nothing. */
    OFFERED
  }

  Secret url() {
    String scheme = tls == MailTls.IMPLICIT ? "smtps" : "smtp";
    return new Secret("%s://%s:%d".formatted(scheme, host, port));
  }
}
