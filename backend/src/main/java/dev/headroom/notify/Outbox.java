package dev.headroom.notify;

import dev.headroom.alerting.incident.Links;
import dev.headroom.alerting.incident.Transition;
import dev.headroom.alerting.record.Audience;
import dev.headroom.alerting.record.Deliveries;
import dev.headroom.model.text.TextDigest;
import dev.headroom.notify.pace.RetrySchedule;
import dev.headroom.notify.record.DeliveryRecords.DeliveryFilter;
import dev.headroom.notify.record.DeliveryRecords.Notified;
import dev.headroom.notify.record.DeliveryReport;
import dev.headroom.notify.record.NotifyRecords;
import dev.headroom.notify.record.ReceiverState;
import dev.headroom.notify.resend.Resends;
import dev.headroom.notify.send.CallBounds;
import dev.headroom.notify.send.Delivery;
import dev.headroom.notify.send.HttpPost;
import dev.headroom.notify.send.NotifyConfig;
import dev.headroom.notify.send.RateLimit;
import dev.headroom.notify.send.ReceiverType;
import dev.headroom.notify.send.Sender;
import dev.headroom.routing.Receiver;
import dev.headroom.storage.StateStore;
import io.prometheus.client.CollectorRegistry;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deliveries that wait for their receivers, in the state store, and what sends them. */
public final class Outbox implements Deliveries<NotifyRecords>, AutoCloseable {
  /** Longest list of deliveries anybody is given. */
  public static final int LIMIT_MAX = 1_000;

  private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
  private static final int ID_BYTES = 16;

  private final DeliveryTools tools;
  private final SenderFactory senders;
  private final Resends resends;
  private final List<ExecutorService> threads;
  private final UnwrittenMark mark = new UnwrittenMark();
  private final GoneIntegrations gone;
  private final DeliveryWorkers workers;
  private volatile ActiveIntegrations active = ActiveIntegrations.NONE;

  /**
   * How receivers are told.
   *
   * @param types of receivers there are
   * @param links to pages that receivers may show
   * @param userAgent name and version we give to receivers: {@code Headroom/0.1.0}
   */
  public record Sending(List<? extends ReceiverType<?>> types, Links links, String userAgent) {}

  /**
   * Times and chance.
   *
   * @param clock wall time
   * @param nanoTime monotonic time, for measuring
   * @param random for spreading retries; safe for several threads
   */
  public record Timing(InstantSource clock, LongSupplier nanoTime, RandomGenerator random) {}

  /**
   * @param threads ended when the outbox is closed
   */
  Outbox(
      DeliveryTools tools, SenderFactory senders, Resends resends, List<ExecutorService> threads) {
    this.tools = tools;
    this.senders = senders;
    this.resends = resends;
    this.threads = List.copyOf(threads);
    this.gone = new GoneIntegrations(tools.store(), tools.clock(), tools.metrics());
    this.workers = new DeliveryWorkers(tools);
  }

  /**
   * An outbox on threads of the platform, of which there are only as many as deliveries are under
   * way. It sends nothing until it has been given receivers; alerting does that.
   *
   * @param registry of its metrics
   */
  public static Outbox open(
      StateStore<? extends NotifyRecords> store,
      Sending sending,
      NotifyConfig config,
      Timing timing,
      DeliveryListener listener,
      CollectorRegistry registry) {
    InstantSource clock = timing.clock();
    ExecutorService threads =
        Executors.newCachedThreadPool(Thread.ofPlatform().daemon().name("notify-", 0).factory());
    ScheduledExecutorService timer =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("notify-timer").factory());
    DeliveryTools tools =
        new DeliveryTools(
            store,
            config,
            new AttemptMaker(
                new RetrySchedule(timing.random()), config.expireAfter(), clock, timing.nanoTime()),
            clock,
            threads,
            WakeupTimer.on(timer),
            listener,
            new NotifyMetrics(config, clock, registry));
    HttpPost http = new HttpPost(config, sending.userAgent(), clock, threads);
    CallBounds calls = new CallBounds(threads, config.requestDeadline());
    SenderFactory senders =
        new SenderFactory(sending.types(), sending.links(), http, calls, clock, tools.metrics());
    Resends resends = new Resends(store, clock, threads, registry).start();
    return new Outbox(tools, senders, resends, List.of(timer, threads));
  }

  @Override
  public void receivers(List<Receiver> receivers) {
    ActiveIntegrations next = ActiveIntegrations.of(receivers, senders::active);
    gone.settle(next.ids());
    Map<String, Sender> byId = new HashMap<>();
    // A receiver that is gone keeps what it has to hear the end of.
    workers.withUnwritten().forEach(id -> byId.put(id, new MissingSender()));
    gone.pending().forEach(id -> byId.put(id, new MissingSender()));
    Map<String, RateLimit> limits = new HashMap<>();
    for (ActiveIntegration each : next.all()) {
      byId.put(each.id(), each.sender());
      each.limit().ifPresent(limit -> limits.put(each.id(), limit));
    }
    workers.replace(byId, limits);
    active = next;
    resends.to(next.resending());
    committed();
  }

  @Override
  public void enqueue(NotifyRecords records, Transition transition, Audience audience) {
    Notified notified = records.deliveries().notified(transition.incident().id());
    Instant now = tools.clock().instant();
    for (ActiveIntegration each : active.due(transition, audience, notified)) {
      for (Delivery delivery : deliveries(transition, audience, notified, each, now)) {
        records.deliveries().add(delivery, transition.sequence(), each.id());
      }
    }
  }

  @Override
  public List<String> untold(String incident, List<Receiver> routed) throws IOException {
    if (active.isEmpty() || routed.isEmpty()) {
      return List.of();
    }
    Set<String> told = workers.notifiedUnwritten(incident);
    told.addAll(
        tools.store().read(records -> records.deliveries().notified(incident)).integrations());
    return active.untold(routed, told);
  }

  @Override
  public Map<String, Instant> lastTold(String incident) throws IOException {
    return DeliveryReport.lastTold(deliveries(incident));
  }

  @Override
  public Map<String, Instant> lastHeard(String incident) throws IOException {
    return DeliveryReport.lastHeard(deliveries(incident), tools.clock().instant());
  }

  @Override
  public List<Undelivered> undelivered() throws IOException {
    List<Undelivered> all =
        new ArrayList<>(tools.store().read(records -> records.deliveries().undelivered()));
    workers.undelivered().forEach(all::add);
    return all;
  }

  @Override
  public void sendUnwritten(Transition transition, Audience audience) {
    Notified notified = notifiedAsFarAsKnown(transition.incident().id());
    Instant now = tools.clock().instant().truncatedTo(ChronoUnit.MILLIS);
    for (ActiveIntegration each : active.due(transition, audience, notified)) {
      for (Delivery delivery : deliveries(transition, audience, notified, each, now)) {
        workers.take(each.id(), delivery.withPayload(mark.on(delivery.payload())));
      }
    }
  }

  private static List<Delivery> deliveries(
      Transition transition,
      Audience audience,
      Notified notified,
      ActiveIntegration to,
      Instant now) {
    List<Delivery> deliveries = new ArrayList<>();
    // Nothing ends for whoever has heard of nothing, or of its end.
    List<String> payloads =
        audience
            .asHeardBy(to.receiver(), transition)
            .map(each -> notified.waitsForEnd(to.id(), to.receiver()) ? each : each.beginning())
            .map(to.sender()::payloads)
            .orElse(List.of());
    for (String payload : payloads) {
      deliveries.add(
          new Delivery(
              -1,
              id(transition, to.id(), deliveries.size()),
              transition.incident().id(),
              transition.kind().toString(),
              to.receiver(),
              to.integration().kind(),
              payload,
              now,
              now,
              0,
              ""));
    }
    return deliveries;
  }

  /** A part of what a transition tells an integration always has the same id. */
  private static String id(Transition transition, String integration, int part) {
    String named = transition.incident().id() + "\n" + transition.sequence() + "\n" + integration;
    return "msg_" + TextDigest.hex(part == 0 ? named : named + "\n" + part, ID_BYTES);
  }

  private Notified notifiedAsFarAsKnown(String incident) {
    Set<String> integrations = workers.notifiedUnwritten(incident);
    Set<String> receivers = new HashSet<>();
    Set<String> ended = new HashSet<>();
    try {
      Notified written =
          tools.store().readFirst(records -> records.deliveries().notified(incident));
      integrations.addAll(written.integrations());
      receivers.addAll(written.receivers());
      ended.addAll(written.ended());
      ended.removeAll(workers.notifiedUnwritten(incident));
    } catch (IOException e) {
      tools.metrics().failed();
      LOG.warn("who was told of {} earlier cannot be read", incident, e);
    }
    return new Notified(integrations, receivers, Set.of(), ended);
  }

  @Override
  public void committed() {
    workers.wake();
  }

  /** Why deliveries are not recorded at the moment; empty if they are. */
  public Optional<String> failing() {
    return workers.failing();
  }

  /** The latest 1,000 deliveries of an incident, oldest first, and those not written yet. */
  public List<DeliveryReport> deliveries(String incident) throws IOException {
    return joined(
        tools.store().read(records -> records.deliveries().ofIncident(incident)),
        each -> each.incident().equals(incident));
  }

  private List<DeliveryReport> joined(
      List<DeliveryReport> written, Predicate<DeliveryReport> wanted) {
    Set<String> ids = written.stream().map(DeliveryReport::id).collect(Collectors.toSet());
    List<DeliveryReport> all = new ArrayList<>(written);
    workers
        .unwritten()
        .filter(each -> wanted.test(each) && !ids.contains(each.id()))
        .sorted(Comparator.comparing(DeliveryReport::createdAt))
        .forEach(all::add);
    return all;
  }

  /**
   * The latest deliveries, newest first.
   *
   * @param limit how many at most, 1 to {@link #LIMIT_MAX}
   */
  public List<DeliveryReport> latest(int limit) throws IOException {
    return latest(DeliveryFilter.ALL, limit);
  }

  /** The latest of those that are wanted, in the same way. */
  public List<DeliveryReport> latest(DeliveryFilter filter, int limit) throws IOException {
    if (limit < 1 || limit > LIMIT_MAX) {
      throw new IllegalArgumentException("limit must be 1 to " + LIMIT_MAX + ": " + limit);
    }
    List<DeliveryReport> written =
        tools.store().read(records -> records.deliveries().latest(filter, limit));
    List<DeliveryReport> all = joined(written.reversed(), filter::wants).reversed();
    return all.subList(0, Math.min(limit, all.size()));
  }

  /** How each integration in use stands, in the order of receivers. */
  public List<ReceiverState> states() throws IOException {
    ActiveIntegrations now = active;
    Instant at = tools.clock().instant();
    return tools
        .store()
        .read(records ->
            now.all().stream()
                .map(each -> each.state(workers.paceOf(each.id()), records.deliveries(), at))
                .toList());
  }

  /**
   * Stops sending. Attempts under way are given a moment to end, then cut off; they stay pending
   * and go out again after the next start. The store must be closed after this.
   */
  @Override
  public void close() {
    resends.close();
    workers.close(tools.config().closeGrace(), senders.http()::close);
    threads.forEach(ExecutorService::shutdownNow);
  }
}
