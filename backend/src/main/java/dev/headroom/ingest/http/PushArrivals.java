package dev.headroom.ingest.http;

import dev.headroom.model.Rejection;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What was taken since the start, by protocol, and what was not, by reason. Any thread; bounded,
 * for protocols and reasons are words of the program.
 */
public final class PushArrivals {
  private final InstantSource clock;
  private final Map<String, Count> taken = new LinkedHashMap<>();
  private final Map<String, Long> refused = new TreeMap<>();

  /**
   * What came by one protocol.
   *
   * @param requests pushes that were taken, in whole or in part, repeated ones included
   * @param items points and records taken
   * @param last when the last of them was taken; empty before the first
   */
  public record Arrival(String protocol, long requests, long items, Optional<Instant> last) {}

  private static final class Count {
    long requests;
    long items;
    @Nullable Instant last;
  }

  public PushArrivals(InstantSource clock) {
    this.clock = clock;
  }

  /** Lists a protocol before anything came by it. */
  synchronized void expect(String protocol) {
    taken.putIfAbsent(protocol, new Count());
  }

  synchronized void add(String protocol, Outcome.Taken outcome) {
    for (Rejection rejection : outcome.rejections().byReason()) {
      refused.merge(rejection.reason(), rejection.points(), Long::sum);
    }
    if (outcome.isNothing()) {
      return;
    }
    Count count = taken.computeIfAbsent(protocol, _ -> new Count());
    count.requests++;
    count.items += outcome.duplicate() ? 0 : outcome.accepted();
    count.last = clock.instant();
  }

  /** By protocol, in the order in which they are documented. */
  public synchronized List<Arrival> all() {
    return taken.entrySet().stream()
        .map(entry -> {
          Count count = entry.getValue();
          return new Arrival(
              entry.getKey(), count.requests, count.items, Optional.ofNullable(count.last));
        })
        .toList();
  }

  /** Points and records that were not taken, by reason. */
  public synchronized Map<String, Long> refused() {
    return Map.copyOf(refused);
  }
}
