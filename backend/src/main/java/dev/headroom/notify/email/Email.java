package dev.headroom.notify.email;

import dev.headroom.routing.Integration;
import dev.headroom.routing.Secret;
import java.util.List;

/**
 * People who are told by e-mail.
 *
 * @param from address of the author
 * @param to addresses, at least one
 * @param look what the file says of messages
 * @param sendResolved whether the end is told as well
 */
public record Email(
    String id,
    Smarthost smarthost,
    String from,
    List<String> to,
    MailLook look,
    boolean sendResolved)
    implements Integration {
  static final String KIND = "email";

  public Email {
    to = List.copyOf(to);
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Secret url() {
    return smarthost.url();
  }

  @Override
  public Secret address() {
    return addressOf(smarthost, from, to);
  }

  /** Who is told, and through whom; a password may change. */
  static Secret addressOf(Smarthost smarthost, String from, List<String> to) {
    return new Secret(smarthost.url().reveal() + "\n" + from + "\n" + String.join(",", to));
  }

  @Override
  public String redact(String answer) {
    return smarthost.login().map(login -> login.password().redact(answer)).orElse(answer);
  }
}
