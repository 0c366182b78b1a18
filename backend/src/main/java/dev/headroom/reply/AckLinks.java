package dev.headroom.reply;

import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.ReplyLinks;
import dev.headroom.alerting.incident.Transition;
import dev.headroom.alerting.reply.AlarmKey;
import dev.headroom.disk.Disk;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The links in pages that acknowledge without a login. A link is made of the transition it tells of
 * alone, so that a delivery that is tried again has the same one.
 */
public final class AckLinks implements ReplyLinks {
  private final LinkKey key;
  private final ReplyConfig config;

  /**
   * Goes on with the key there is. While there is none and none can be made, pages have no link.
   *
   * @param disk the data directory
   * @param random of the quality that keys need
   */
  public AckLinks(Disk disk, RandomGenerator random, ReplyConfig config) {
    this.key = new LinkKey(disk, random);
    this.config = config;
  }

  @Override
  public Optional<String> token(Transition transition) {
    Incident incident = transition.incident();
    if (incident.acknowledgement().isPresent() || incident.resolution().isPresent()) {
      return Optional.empty();
    }
    AckToken token =
        new AckToken(
            AlarmKey.of(incident),
            transition.at().plus(config.linkLife()).truncatedTo(ChronoUnit.SECONDS));
    return key.bytes().map(token::text);
  }

  @Override
  public boolean hearsSlack() {
    return !config.slackSecrets().isEmpty();
  }

  /** What a link of ours says; empty for what is none, or not whole. */
  Optional<AckToken> read(String token) {
    return key.bytes().flatMap(with -> AckToken.read(token, with));
  }

  /** Whether there is a key to sign with. */
  boolean areSigned() {
    return key.bytes().isPresent();
  }
}
