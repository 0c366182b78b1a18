package dev.headroom.notify;

import dev.headroom.notify.record.DeliveryReport;
import dev.headroom.notify.record.DeliveryStatus;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** When receivers were told of an incident last, by what has become of its deliveries. */
final class LastTold {
  private LastTold() {}

  /**
   * When something was last made due for each of them.
   *
   * @param deliveries of one incident
   * @return by the receiver's name
   */
  static Map<String, Instant> of(List<DeliveryReport> deliveries) {
    Map<String, Instant> latest = new HashMap<>();
    deliveries.forEach(each -> latest.merge(each.receiver(), each.createdAt(), LastTold::later));
    return latest;
  }

  /**
   * When each of them heard of the last step that was made due for it: that it came to one of its
   * integrations is enough. While it has come to none, it is now.
   *
   * @param deliveries of one incident
   * @return by the receiver's name
   */
  static Map<String, Instant> heard(List<DeliveryReport> deliveries, Instant now) {
    Map<String, Instant> latest = of(deliveries);
    Map<String, Instant> heard = new HashMap<>();
    for (DeliveryReport each : deliveries) {
      boolean ended = each.status() != DeliveryStatus.PENDING;
      if (ended && each.createdAt().equals(latest.get(each.receiver()))) {
        heard.merge(each.receiver(), endedAt(each), LastTold::later);
      }
    }
    latest.keySet().forEach(each -> heard.putIfAbsent(each, now));
    return heard;
  }

  private static Instant endedAt(DeliveryReport delivery) {
    return delivery.latest().isEmpty() ? delivery.createdAt() : delivery.latest().getLast().at();
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
