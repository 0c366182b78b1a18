package dev.headroom.watch.page;

import dev.headroom.notify.record.DeliveryAttempt;
import dev.headroom.notify.record.DeliveryReport;
import dev.headroom.notify.record.DeliveryStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The deliveries that ask for a person, of the newest alarm of an incident.
 *
 * @param all oldest first; none where nobody is told
 * @param since when the first was due that nobody has got since: where only a silence has ended,
 *     one of an earlier alarm
 */
record PageDeliveries(List<DeliveryReport> all, Instant since) {
  /** With these an incident asks for a person anew. */
  private static final Set<String> ALARMS =
      Set.of("opened", "reopened", "unacknowledged", "unmuted");

  /** With these it asks for what nobody was asked before. */
  private static final Set<String> BEGINNINGS = Set.of("opened", "reopened", "unacknowledged");

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
            .toList(),
        since(ofIncident));
  }

  private static Instant since(List<DeliveryReport> ofIncident) {
    Optional<Instant> since = Optional.empty();
    for (DeliveryReport each : ofIncident) {
      if (QUIET.contains(each.event()) || each.status() == DeliveryStatus.SENT) {
        since = Optional.empty();
      } else if (since.isEmpty() || BEGINNINGS.contains(each.event())) {
        since = Optional.of(each.createdAt());
      }
    }
    return since.orElse(Instant.MAX);
  }

  boolean hasArrived() {
    return all.stream().anyMatch(each -> each.status() == DeliveryStatus.SENT);
  }

  /** Whether it has taken too long, or nobody will ever take it. */
  boolean isUndelivered(Instant now, Duration after) {
    boolean refused = all.stream().noneMatch(each -> each.status() == DeliveryStatus.PENDING);
    return !all.isEmpty()
        && !hasArrived()
        && (refused || !now.isBefore(all.getFirst().createdAt().plus(after)));
  }

  /** By receiver, what it said last; empty of one that has said nothing. */
  Map<String, String> errors() {
    Map<String, String> errors = new TreeMap<>();
    for (DeliveryReport each : all) {
      errors.merge(
          each.receiver(),
          each.latest().stream().map(DeliveryAttempt::error).reduce("", (_, next) -> next),
          (before, next) -> next.isEmpty() ? before : next);
    }
    return errors;
  }
}
