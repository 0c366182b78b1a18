package dev.headroom.notify.record;

import dev.headroom.alerting.incident.TransitionKind;
import dev.headroom.alerting.record.Deliveries.Undelivered;
import dev.headroom.model.Urgency;
import dev.headroom.notify.send.Delivery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Deliveries in a map by their position. */
final class MemoryDeliveries implements DeliveryRecords {
  private final MemoryRecords records;
  private final Map<Long, Row> rows = new LinkedHashMap<>();

  /** A delivery as it is kept. */
  private record Row(
      Delivery delivery,
      long transition,
      String integration,
      DeliveryStatus status,
      List<DeliveryAttempt> attempts,
      String receipt) {
    boolean isPending(String of) {
      return status == DeliveryStatus.PENDING && integration.equals(of);
    }

    Row of(String other) {
      return new Row(delivery, transition, other, status, attempts, receipt);
    }

    DeliveryReport report() {
      boolean pending = status == DeliveryStatus.PENDING;
      int shown = Math.min(attempts.size(), ATTEMPTS_SHOWN_MAX);
      return new DeliveryReport(
          delivery.id(),
          delivery.incident(),
          delivery.receiver(),
          delivery.kind(),
          delivery.event(),
          status,
          delivery.createdAt(),
          pending ? Optional.of(delivery.nextAttemptAt()) : Optional.empty(),
          delivery.attempts(),
          attempts.subList(attempts.size() - shown, attempts.size()));
    }
  }

  MemoryDeliveries(MemoryRecords records) {
    this.records = records;
  }

  MemoryDeliveries copy(MemoryRecords of) {
    MemoryDeliveries copy = new MemoryDeliveries(of);
    copy.rows.putAll(rows);
    return copy;
  }

  void delete(String incident) {
    rows.values().removeIf(each -> each.delivery().incident().equals(incident));
  }

  private Stream<Row> rows(Predicate<Row> wanted) {
    return rows.values().stream().filter(wanted);
  }

  @Override
  public void add(Delivery delivery, long transition, String integration) {
    records.require(delivery.incident());
    long position = rows.keySet().stream().mapToLong(each -> each).max().orElse(0) + 1;
    rows.put(
        position,
        new Row(
            delivery.at(position), transition, integration, DeliveryStatus.PENDING, List.of(), ""));
  }

  @Override
  public Notified notified(String incident) {
    List<Row> told =
        rows(each ->
                each.delivery().incident().equals(incident)
                    && each.status() != DeliveryStatus.EXPIRED)
            .toList();
    return new Notified(
        told.stream().map(Row::integration).collect(Collectors.toSet()),
        told.stream().map(each -> each.delivery().receiver()).collect(Collectors.toSet()),
        told.stream()
            .filter(each -> each.status() == DeliveryStatus.PENDING)
            .map(Row::integration)
            .collect(Collectors.toSet()),
        ended(told));
  }

  private static Set<String> ended(List<Row> told) {
    Map<String, String> last = new HashMap<>();
    told.forEach(each -> last.put(each.integration(), each.delivery().event()));
    last.values().removeIf(event -> !event.equals(TransitionKind.RESOLVED.toString()));
    return last.keySet();
  }

  @Override
  public List<Undelivered> undelivered() {
    return rows(each ->
            each.status() != DeliveryStatus.SENT
                && TransitionKind.of(each.delivery().event()).asksForPerson()
                && records
                    .incidents()
                    .find(each.delivery().incident())
                    .filter(incident ->
                        incident.severity() == Urgency.PAGE
                            && incident.resolution().isEmpty()
                            && incident.acknowledgement().isEmpty())
                    .isPresent())
        .map(each ->
            new Undelivered(
                each.delivery().incident(),
                each.delivery().receiver(),
                each.transition(),
                each.delivery().createdAt(),
                each.status() != DeliveryStatus.PENDING))
        .toList();
  }

  @Override
  public Set<String> integrations() {
    Set<String> open = records.unresolvedIds();
    return rows(each ->
            each.status() == DeliveryStatus.PENDING || open.contains(each.delivery().incident()))
        .map(Row::integration)
        .collect(Collectors.toSet());
  }

  @Override
  public Set<String> pendingIntegrations() {
    return rows(each -> each.status() == DeliveryStatus.PENDING)
        .map(Row::integration)
        .collect(Collectors.toSet());
  }

  @Override
  public void reassign(String from, String to) {
    rows.replaceAll((position, each) -> each.integration().equals(from) ? each.of(to) : each);
  }

  @Override
  public List<Delivery> unheard(String integration) {
    Set<String> heard =
        rows(each -> each.integration().equals(integration) && each.status() == DeliveryStatus.SENT)
            .map(each -> each.delivery().incident())
            .collect(Collectors.toSet());
    return rows(each -> each.isPending(integration) && !heard.contains(each.delivery().incident()))
        .map(Row::delivery)
        .toList();
  }

  @Override
  public List<Delivery> next(String integration, Set<Long> ended, Set<String> busy, int limit) {
    Set<String> seen = new HashSet<>(busy);
    List<Delivery> first = new ArrayList<>();
    rows(each -> each.isPending(integration) && !ended.contains(each.delivery().position()))
        .map(Row::delivery)
        .filter(each -> seen.add(each.incident()))
        .map(each -> each.after(newestReceipt(integration, each.incident())))
        .forEach(first::add);
    first.sort(Comparator.comparing(Delivery::nextAttemptAt));
    return first.subList(0, Math.min(limit, first.size()));
  }

  private String newestReceipt(String integration, String incident) {
    return rows(each ->
            each.integration().equals(integration)
                && each.delivery().incident().equals(incident)
                && !each.receipt().isEmpty())
        .map(Row::receipt)
        .reduce("", (older, newer) -> newer);
  }

  @Override
  public Set<String> pendingIncidents(String integration, Set<Long> ended) {
    return rows(each -> each.isPending(integration) && !ended.contains(each.delivery().position()))
        .map(each -> each.delivery().incident())
        .collect(Collectors.toSet());
  }

  @Override
  public List<Delivery> standing(String integration, Instant resolvedSince) {
    Map<String, Row> newest = new LinkedHashMap<>();
    rows(each -> each.integration().equals(integration))
        .filter(each -> records.standsSince(each.delivery().incident(), resolvedSince))
        .forEach(each -> newest.put(each.delivery().incident(), each));
    return newest.values().stream()
        .filter(
            each -> each.status() == DeliveryStatus.SENT || each.status() == DeliveryStatus.EXPIRED)
        .map(Row::delivery)
        .sorted(Comparator.comparingLong(Delivery::position))
        .toList();
  }

  @Override
  public Backlog backlog(String integration) {
    List<Instant> created =
        rows(each -> each.isPending(integration)).map(each -> each.delivery().createdAt()).toList();
    return new Backlog(created.size(), created.stream().min(Comparator.naturalOrder()));
  }

  @Override
  public boolean record(AttemptResult result) {
    Delivery delivery = result.delivery();
    Row row = rows.get(delivery.position());
    if (row == null || !row.delivery().id().equals(delivery.id())) {
      return false;
    }
    List<DeliveryAttempt> attempts = new ArrayList<>(row.attempts());
    attempts.add(result.made());
    rows.put(
        delivery.position(),
        new Row(
            result.next(),
            row.transition(),
            row.integration(),
            result.status(),
            List.copyOf(attempts),
            result.receipt()));
    return true;
  }

  @Override
  public List<DeliveryReport> ofIncident(String incident) {
    List<DeliveryReport> all =
        rows(each -> each.delivery().incident().equals(incident)).map(Row::report).toList();
    return all.subList(Math.max(0, all.size() - OF_INCIDENT_MAX), all.size());
  }

  @Override
  public List<DeliveryReport> latest(DeliveryFilter filter, int limit) {
    return rows.values().stream().map(Row::report).toList().reversed().stream()
        .filter(filter::wants)
        .limit(limit)
        .toList();
  }

  @Override
  public Optional<DeliveryAttempt> lastAttempt(String integration, boolean sent) {
    return rows.values().stream()
        .filter(each -> each.integration.equals(integration))
        .flatMap(each -> each.report().latest().stream())
        .filter(each -> each.outcome().equals("sent") == sent)
        .max(Comparator.comparing(DeliveryAttempt::at));
  }
}
