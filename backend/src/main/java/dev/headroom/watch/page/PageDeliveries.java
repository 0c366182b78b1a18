package dev.headroom.watch.page;

import dev.headroom.notify.record.DeliveryAttempt;
import dev.headroom.notify.record.DeliveryReport;
import dev.headroom.notify.record.DeliveryStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The deliveries that ask for a person, of the newest alarm of an incident.
 *
 * @param all oldest first; none where nobody is told
 */
record PageDeliveries(List<DeliveryReport> all) {
  /** With these an incident asks for a person anew. */
  private static final Set<String> ALARMS =
      Set.of("opened", "reopened", "unacknowledged", "unmuted");

  /** These ask nobody. */
  private static final Set<String> QUIET = Set.of("acknowledged", "resolved");

  static PageDeliveries of(List<DeliveryReport> ofIncident) {
    Instant alarm =
        ofIncident.stream()
            .filter(each -> ALARMS.contains(each.event()))
            .map(DeliveryReport::createdAt)
            .max(Instant::compareTo)
            .orElse(Instant.MIN);
    return new PageDeliveries(
        ofIncident.stream()
            .filter(each -> !QUIET.contains(each.event()) && !each.createdAt().isBefore(alarm))
            .toList());
  }

  boolean hasArrived() {
    return all.stream().anyMatch(each -> each.status() == DeliveryStatus.SENT);
  }

  /** Whether it has taken too long, or nobody will ever take it. */
  boolean isUndelivered(Instant now, Duration after) {
    boolean refused = all.stream().noneMatch(each -> each.status() == DeliveryStatus.PENDING);
    return !all.isEmpty() && !hasArrived() && (refused || !now.isBefore(since().plus(after)));
  }

  Instant since() {
    return all.getFirst().createdAt();
  }

  Set<String> receivers() {
    return all.stream().map(DeliveryReport::receiver).collect(Collectors.toSet());
  }

  /** What the last attempt said. */
  String error() {
    return all.stream()
        .flatMap(each -> each.latest().stream())
        .map(DeliveryAttempt::error)
        .reduce("", (_, next) -> next);
  }
}
