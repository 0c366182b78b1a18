package dev.headroom.reply;

import dev.headroom.routing.Secrets;
import java.time.Duration;
import java.util.List;

/**
 * What may come back of pages, and how much of it.
 *
 * @param linkLife how long the link in a page works; 1 minute to 7 days
 * @param pagerDutySecrets references to the secrets of PagerDuty's webhook subscriptions; with none
 *     its webhooks are not taken
 * @param slackSecrets references to the signing secrets of Slack apps; with none no message has a
 *     button that Slack tells us of
 * @param perMinuteMax genuine requests in a minute, for each way; 1 to 100,000
 * @param refusedPerMinuteMax requests in a minute that are answered although they prove nothing,
 *     for each way; 1 to 100,000
 */
public record ReplyConfig(
    Duration linkLife,
    List<String> pagerDutySecrets,
    List<String> slackSecrets,
    int perMinuteMax,
    int refusedPerMinuteMax) {
  /** A secret for each of two, while one takes the place of the other, and some more. */
  private static final int SECRETS_MAX = 10;

  private static final int PER_MINUTE_MOST = 100_000;

  public ReplyConfig {
    pagerDutySecrets = List.copyOf(pagerDutySecrets);
    slackSecrets = List.copyOf(slackSecrets);
    if (linkLife.compareTo(Duration.ofMinutes(1)) < 0
        || linkLife.compareTo(Duration.ofDays(7)) > 0) {
      throw new IllegalArgumentException("linkLife must be 1m to 7d: " + linkLife);
    }
    check("pagerDutySecrets", pagerDutySecrets);
    check("slackSecrets", slackSecrets);
    check("perMinuteMax", perMinuteMax);
    check("refusedPerMinuteMax", refusedPerMinuteMax);
  }

  private static void check(String key, List<String> references) {
    if (references.size() > SECRETS_MAX) {
      throw new IllegalArgumentException("%s has %d entries at most".formatted(key, SECRETS_MAX));
    }
    if (!references.stream().allMatch(Secrets::isReference)) {
      throw new IllegalArgumentException(
          key + " names secrets and holds none: ${env:NAME} or ${file:path}");
    }
  }

  private static void check(String key, int perMinute) {
    if (perMinute < 1 || perMinute > PER_MINUTE_MOST) {
      throw new IllegalArgumentException(
          "%s must be 1 to %d: %d".formatted(key, PER_MINUTE_MOST, perMinute));
    }
  }

  /** Links for a day, as long as a delivery is tried; nobody else is heard; 600 and 60 a minute. */
  public static ReplyConfig defaults() {
    return new ReplyConfig(Duration.ofDays(1), List.of(), List.of(), 600, 60);
  }
}
