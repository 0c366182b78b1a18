package dev.headroom.notify.pace;

import dev.headroom.notify.send.RateLimit;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is left of each rate limit. Integrations of the same kind that post to the same address, for
 * two receivers, say, share one, for their service counts them together. Safe for any thread.
 */
public final class RateLimits {
  private final Map<String, TokenBucket> byAddress = new HashMap<>();

  synchronized TokenBucket of(String integration, RateLimit limit) {
    TokenBucket bucket = byAddress.get(address(integration));
    if (bucket == null || !bucket.limit().equals(limit)) {
      bucket = new TokenBucket(limit);
      byAddress.put(address(integration), bucket);
    }
    return bucket;
  }

  /** Forgets those of all integrations but these. */
  public synchronized void keep(Collection<String> integrations) {
    Set<String> addresses =
        integrations.stream().map(RateLimits::address).collect(Collectors.toSet());
    byAddress.keySet().retainAll(addresses);
  }

  /** Kind and fingerprint, without the receiver and without the number of one that is repeated. */
  private static String address(String integration) {
    int fingerprint = integration.lastIndexOf('/');
    int kind = integration.lastIndexOf('/', fingerprint - 1);
    int number = integration.indexOf('-', fingerprint);
    return integration.substring(kind + 1, number < 0 ? integration.length() : number);
  }
}
