package dev.headroom.notify.slack;

import dev.headroom.notify.send.HttpAccess;
import dev.headroom.routing.Integration;
import dev.headroom.routing.Secret;
import java.util.Optional;

/**
 * A channel of Slack.
 *
 * @param url the incoming webhook; with a token, where Slack's methods are
 * @param token of a bot; empty for an incoming webhook
 * @param access how Slack is reached
 * @param sendResolved whether the end is told as well
 */
public record Slack(
    String id,
    Secret url,
    Optional<Secret> token,
    SlackLook look,
    HttpAccess access,
    boolean sendResolved)
    implements Integration {
  static final String KIND = "slack";

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Secret address() {
    return token.isEmpty() ? url : channelOf(url, look.channel().source());
  }

  /** A token may change, the channel is the same. */
  static Secret channelOf(Secret url, String channel) {
    return new Secret(url.reveal() + "\n" + channel);
  }

  @Override
  public String redact(String answer) {
    String redacted = token.isEmpty() ? url.redact(answer) : answer;
    return token.map(secret -> secret.redact(redacted)).orElse(redacted);
  }
}
