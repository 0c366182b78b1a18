package dev.headroom.notify.record;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A delivery as people see it.
 *
 * @param id constant over attempts; the {@code webhook-id} of a signed webhook
 * @param incident what it is about
 * @param receiver name of the receiver
 * @param kind kind of integration: {@code webhook}, {@code pagerduty} and so on
 * @param event what is told: {@code opened}, {@code updated}, {@code acknowledged}, {@code
 *     resolved}
 * @param nextAttemptAt empty unless pending
 * @param attempts how often it was tried
 * @param latest the latest attempts, 20 at most, oldest first
 */
public record DeliveryReport(
    String id,
    String incident,
    String receiver,
    String kind,
    String event,
    DeliveryStatus status,
    Instant createdAt,
    Optional<Instant> nextAttemptAt,
    int attempts,
    List<DeliveryAttempt> latest) {
  public DeliveryReport {
    latest = List.copyOf(latest);
  }

  /**
   * When each receiver was last made to be told.
   *
   * @param deliveries of one incident
   * @return by the receiver's name
   */
  public static Map<String, Instant> lastTold(List<DeliveryReport> deliveries) {
    Map<String, Instant> latest = new HashMap<>();
    deliveries.forEach(
        each -> latest.merge(each.receiver(), each.createdAt(), DeliveryReport::later));
    return latest;
  }

  /**
   * When each receiver heard of the last step that it was to be told: that it came to one of its
   * integrations is enough. While it has come to none, it is now.
   *
   * @param deliveries of one incident
   * @return by the receiver's name
   */
  public static Map<String, Instant> lastHeard(List<DeliveryReport> deliveries, Instant now) {
    Map<String, Instant> latest = lastTold(deliveries);
    Map<String, Instant> heard = new HashMap<>();
    for (DeliveryReport each : deliveries) {
      boolean ended = each.status() != DeliveryStatus.PENDING;
      if (ended && each.createdAt().equals(latest.get(each.receiver()))) {
        heard.merge(each.receiver(), each.endedAt(), DeliveryReport::later);
      }
    }
    latest.keySet().forEach(each -> heard.putIfAbsent(each, now));
    return heard;
  }

  private Instant endedAt() {
    return latest.isEmpty() ? createdAt : latest.getLast().at();
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
