package dev.headroom.notify.email;

import dev.headroom.routing.Secret;
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
  record MailLogin(String username, Secret password) {}

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
