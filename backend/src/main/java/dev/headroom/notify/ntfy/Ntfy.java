package dev.headroom.notify.ntfy;

import dev.headroom.notify.send.HttpAccess;
import dev.headroom.routing.Integration;
import dev.headroom.routing.Secret;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A topic of an ntfy server.
 *
 * @param url of the server
 * @param topic whoever knows it may read along, so it is not shown
 * @param token of an account; empty where the topic is everybody's
 * @param look what the file says of messages
 * @param access how the server is reached
 * @param sendResolved whether the end is told as well
 */
public record Ntfy(
    String id,
    Secret url,
    Secret topic,
    Optional<Secret> token,
    NtfyLook look,
    HttpAccess access,
    boolean sendResolved)
    implements Integration {
  static final String KIND = "ntfy";

  /**
   * What the file says of messages.
   *
   * @param priority 1 (least) to 5 of messages that ask for a person; empty if it says nothing
   * @param tags beside our own
   */
  record NtfyLook(OptionalInt priority, List<String> tags) {
    NtfyLook {
      tags = List.copyOf(tags);
    }
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Secret address() {
    return addressOf(url, topic);
  }

  /** A token may change, the topic is the same. */
  static Secret addressOf(Secret url, Secret topic) {
    return new Secret(url.reveal() + "\n" + topic.reveal());
  }

  @Override
  public String redact(String answer) {
    String redacted = topic.redact(url.redact(answer));
    return token.map(each -> each.redact(redacted)).orElse(redacted);
  }
}
