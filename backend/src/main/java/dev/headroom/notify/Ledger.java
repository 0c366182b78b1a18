package dev.headroom.notify;

import dev.headroom.notify.record.AttemptResult;
import dev.headroom.notify.record.DeliveryAttempt;
import dev.headroom.notify.record.DeliveryReport;
import dev.headroom.notify.record.DeliveryStatus;
import dev.headroom.notify.send.Delivery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is true of one integration's deliveries and does not stand in the state database yet: how
 * attempts ended, and deliveries of transitions that could not be written. Not for use by several
 * threads.
 */
final class Ledger {
  private final int unwrittenMax;

  /** The latest attempt at a delivery, by its position. */
  private final Map<Long, AttemptResult> unrecorded = new LinkedHashMap<>();

  /** By their id, in the order they came. */
  private final Map<String, UnwrittenDelivery> unwritten = new LinkedHashMap<>();

  private long unwrittenSoFar;

  /** A delivery without a row. */
  private static final class UnwrittenDelivery {
    private final Delivery delivery;
    private @Nullable AttemptResult latest;

    UnwrittenDelivery(Delivery delivery) {
      this.delivery = delivery;
    }

    boolean isPending() {
      return latest == null || latest.status() == DeliveryStatus.PENDING;
    }

    Delivery next() {
      return latest == null ? delivery : latest.next();
    }
  }

  Ledger(int unwrittenMax) {
    this.unwrittenMax = unwrittenMax;
  }

  /**
   * Keeps a delivery that could not be written.
   *
   * @return false if it is known, or too many are kept that have not ended
   */
  boolean add(Delivery delivery) {
    if (unwritten.size() >= unwrittenMax) {
      unwritten.values().stream()
          .filter(each -> !each.isPending())
          .findFirst()
          .ifPresent(ended -> unwritten.remove(ended.delivery.id()));
    }
    if (unwritten.size() >= unwrittenMax || unwritten.containsKey(delivery.id())) {
      return false;
    }
    unwritten.put(delivery.id(), new UnwrittenDelivery(delivery.at(--unwrittenSoFar)));
    return true;
  }

  /** Notes how an attempt ended. */
  void settled(AttemptResult result) {
    UnwrittenDelivery known = unwritten.get(result.delivery().id());
    if (known != null) {
      known.latest = result;
    } else {
      unrecorded.put(result.delivery().position(), result);
    }
  }

  List<AttemptResult> unrecorded() {
    return List.copyOf(unrecorded.values());
  }

  void recorded(AttemptResult result) {
    unrecorded.remove(result.delivery().position(), result);
  }

  /** Positions of deliveries that have ended. */
  Set<Long> ended() {
    Set<Long> ended = new HashSet<>();
    for (AttemptResult result : unrecorded.values()) {
      if (result.status() != DeliveryStatus.PENDING) {
        ended.add(result.delivery().position());
      }
    }
    return ended;
  }

  /** Deliveries that have a row and are to be tried again. */
  List<Delivery> retries() {
    return unrecorded.values().stream()
        .filter(result -> result.status() == DeliveryStatus.PENDING)
        .map(AttemptResult::next)
        .toList();
  }

  /** A delivery that is to be sent, with the newest receipt there is of its incident. */
  Delivery withReceipt(Delivery next) {
    String receipt = next.receipt();
    for (AttemptResult result : unrecorded.values()) {
      receipt = newer(receipt, result, next);
    }
    for (UnwrittenDelivery each : unwritten.values()) {
      receipt = each.latest == null ? receipt : newer(receipt, each.latest, next);
    }
    return next.after(receipt);
  }

  /** Of one incident everything is sent in order, so that a later one is the newer one. */
  private static String newer(String known, AttemptResult result, Delivery next) {
    boolean same = result.delivery().incident().equals(next.incident());
    return same && !result.receipt().isEmpty() ? result.receipt() : known;
  }

  /** Whether there are deliveries without a row. */
  boolean hasUnwritten() {
    return !unwritten.isEmpty();
  }

  int pendingUnwritten() {
    return (int) unwritten.values().stream().filter(UnwrittenDelivery::isPending).count();
  }

  /** Of each incident the first delivery without a row that has not ended. */
  Collection<Delivery> nextUnwritten() {
    Map<String, Delivery> first = new LinkedHashMap<>();
    for (UnwrittenDelivery each : unwritten.values()) {
      if (each.isPending()) {
        first.putIfAbsent(each.delivery.incident(), each.next());
      }
    }
    return first.values();
  }

  /** Whether the integration was told of an incident, or is to be, by a delivery without a row. */
  boolean knows(String incident) {
    return unwritten.values().stream().anyMatch(each -> each.delivery.incident().equals(incident));
  }

  /**
   * A delivery has got its row: what is known of it belongs to the row from now on.
   *
   * @return whether something was known that the row does not say
   */
  boolean adopt(Delivery row) {
    UnwrittenDelivery known = unwritten.remove(row.id());
    if (known == null || known.latest == null) {
      return false;
    }
    unrecorded.put(row.position(), known.latest.of(row));
    return true;
  }

  /** Deliveries without a row, oldest first, as people see them. */
  List<DeliveryReport> reports() {
    List<DeliveryReport> reports = new ArrayList<>();
    for (UnwrittenDelivery each : unwritten.values()) {
      Delivery delivery = each.delivery;
      Optional<AttemptResult> latest = Optional.ofNullable(each.latest);
      List<DeliveryAttempt> tries = latest.map(result -> List.of(result.made())).orElse(List.of());
      Optional<Instant> next =
          each.isPending() ? Optional.of(each.next().nextAttemptAt()) : Optional.empty();
      reports.add(
          new DeliveryReport(
              delivery.id(),
              delivery.incident(),
              delivery.receiver(),
              delivery.kind(),
              delivery.event(),
              latest.map(AttemptResult::status).orElse(DeliveryStatus.PENDING),
              delivery.createdAt(),
              next,
              each.next().attempts(),
              tries));
    }
    return reports;
  }
}
