package dev.headroom.notify;

import dev.headroom.alerting.incident.TransitionKind;
import dev.headroom.alerting.record.Deliveries.Undelivered;
import dev.headroom.notify.pace.Pace;
import dev.headroom.notify.pace.RateLimits;
import dev.headroom.notify.record.DeliveryReport;
import dev.headroom.notify.record.DeliveryStatus;
import dev.headroom.notify.send.Delivery;
import dev.headroom.notify.send.RateLimit;
import dev.headroom.notify.send.Sender;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The workers of all integrations, one each. Replaced by one thread at a time, used by any. */
final class DeliveryWorkers {
  private final DeliveryTools tools;
  private final RateLimits rateLimits = new RateLimits();
  private volatile Map<String, DeliveryWorker> byIntegration = Map.of();

  DeliveryWorkers(DeliveryTools tools) {
    this.tools = tools;
  }

  /**
   * There is one for each of these from now on; those there were go on.
   *
   * @param senders by the integration's id
   * @param limits of those that have one
   */
  void replace(Map<String, Sender> senders, Map<String, RateLimit> limits) {
    Map<String, DeliveryWorker> before = byIntegration;
    Map<String, DeliveryWorker> next = new HashMap<>();
    senders.forEach((id, sender) -> {
      DeliveryWorker worker = before.get(id);
      if (worker == null) {
        worker = new DeliveryWorker(id, pace(id), tools);
      }
      worker.use(sender, Optional.ofNullable(limits.get(id)));
      next.put(id, worker);
    });
    rateLimits.keep(limits.keySet());
    byIntegration = next;
    before.forEach((id, worker) -> {
      if (!next.containsKey(id)) {
        worker.close();
        tools.metrics().forget(id);
      }
    });
  }

  private Pace pace(String integration) {
    return new Pace(integration, rateLimits, tools.attempts().schedule());
  }

  /** Of an integration in use. */
  Optional<Pace> paceOf(String integration) {
    return Optional.ofNullable(byIntegration.get(integration)).map(DeliveryWorker::pace);
  }

  void wake() {
    byIntegration.values().forEach(DeliveryWorker::wake);
  }

  /** Sends a delivery that could not be written; one of an integration that is gone is dropped. */
  void take(String integration, Delivery unwritten) {
    DeliveryWorker worker = byIntegration.get(integration);
    if (worker != null) {
      worker.take(unwritten);
    }
  }

  /** Ids of integrations that hear of an incident by something that could not be written. */
  Set<String> notifiedUnwritten(String incident) {
    return ids(worker -> worker.tellsUnwritten(incident));
  }

  /** Ids of integrations with deliveries that could not be written. */
  Set<String> withUnwritten() {
    return ids(worker -> !worker.unwritten().isEmpty());
  }

  private Set<String> ids(Predicate<DeliveryWorker> wanted) {
    return byIntegration.entrySet().stream()
        .filter(each -> wanted.test(each.getValue()))
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(HashSet::new));
  }

  /** Deliveries that could not be written yet. */
  Stream<DeliveryReport> unwritten() {
    return byIntegration.values().stream().flatMap(worker -> worker.unwritten().stream());
  }

  /** Those of them that ask for a person and have not arrived. */
  Stream<Undelivered> undelivered() {
    return unwritten()
        .filter(each -> each.status() != DeliveryStatus.SENT)
        .filter(each -> TransitionKind.of(each.event()).asksForPerson())
        .map(each ->
            new Undelivered(
                each.incident(),
                each.receiver(),
                Long.MAX_VALUE,
                each.createdAt(),
                each.status() != DeliveryStatus.PENDING));
  }

  /** Why deliveries are not recorded at the moment; empty if they are. */
  Optional<String> failing() {
    return byIntegration.values().stream().flatMap(worker -> worker.failing().stream()).findFirst();
  }

  /**
   * Starts nothing more, and gives what is under way a moment to end.
   *
   * @param cutOff ends attempts that have not ended by then
   */
  void close(Duration grace, Runnable cutOff) {
    List<DeliveryWorker> all = List.copyOf(byIntegration.values());
    all.forEach(DeliveryWorker::close);
    boolean idle = true;
    for (DeliveryWorker worker : all) {
      idle &= worker.awaitIdle(idle ? grace : Duration.ZERO);
    }
    cutOff.run();
    if (!idle) {
      all.forEach(worker -> worker.awaitIdle(grace));
    }
  }
}
