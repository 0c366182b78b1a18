package dev.headroom.notify;

import dev.headroom.alerting.incident.Links;
import dev.headroom.alerting.incident.Transition;
import dev.headroom.alerting.record.Deliveries;
import dev.headroom.engine.sqlite.StateDatabase;
import dev.headroom.notify.OutboxStore.Told;
import dev.headroom.notify.send.Delivery;
import dev.headroom.notify.send.HttpPost;
import dev.headroom.notify.send.MissingSender;
import dev.headroom.notify.send.NotifyConfig;
import dev.headroom.notify.send.Sender;
import dev.headroom.notify.webhook.SignedWebhookSender;
import dev.headroom.notify.webhook.WebhookSender;
import dev.headroom.routing.Integration;
import dev.headroom.routing.Receiver;
import io.prometheus.client.CollectorRegistry;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deliveries that wait for their receivers, in the state database, and what sends them. */
public final class Outbox implements Deliveries, AutoCloseable {
  /** Longest list of deliveries anybody is given. */
  public static final int LIMIT_MAX = 1_000;

  private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);

  private final Courier.Tools tools;
  private final Links links;
  private final HttpPost http;
  private final List<ExecutorService> threads;
  private final UnwrittenMark mark = new UnwrittenMark();
  private final OutboxStore store = new OutboxStore();
  private volatile Map<String, Line> lines = Map.of();
  private volatile Map<String, Courier> couriers = Map.of();

  /** An integration in use. */
  private record Line(String receiver, Integration integration, Sender sender) {}

  /**
   * @param threads ended when the outbox is closed
   */
  Outbox(Courier.Tools tools, Links links, HttpPost http, List<ExecutorService> threads) {
    this.tools = tools;
    this.links = links;
    this.http = http;
    this.threads = List.copyOf(threads);
  }

  /**
   * An outbox on threads of the platform, of which there are only as many as deliveries are under
   * way. It sends nothing until it has been given receivers; alerting does that.
   *
   * @param userAgent name and version we give to receivers: {@code Headroom/0.1.0}
   * @param nanoTime monotonic time, for measuring
   * @param random for spreading retries; safe for several threads
   */
  public static Outbox open(
      StateDatabase database,
      Links links,
      NotifyConfig config,
      String userAgent,
      InstantSource clock,
      LongSupplier nanoTime,
      RandomGenerator random,
      DeliveryListener listener,
      CollectorRegistry registry) {
    ExecutorService threads =
        Executors.newCachedThreadPool(Thread.ofPlatform().daemon().name("notify-", 0).factory());
    ScheduledExecutorService timer =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("notify-timer").factory());
    Courier.Tools tools =
        new Courier.Tools(
            database,
            config,
            new RetrySchedule(random),
            clock,
            nanoTime,
            threads,
            Alarm.on(timer),
            listener,
            new NotifyMetrics(config, clock, registry));
    HttpPost http = new HttpPost(config, userAgent, clock, threads);
    return new Outbox(tools, links, http, List.of(timer, threads));
  }

  @Override
  public void receivers(List<Receiver> receivers) {
    Map<String, Line> next = new LinkedHashMap<>();
    for (Receiver receiver : receivers) {
      for (Integration integration : receiver.integrations()) {
        Sender sender = sender(receiver, integration);
        next.put(integration.id(), new Line(receiver.name(), integration, sender));
      }
    }
    settleWithGone(List.copyOf(next.keySet()));
    Map<String, Sender> senders = new HashMap<>();
    waitedFor().forEach(id -> senders.put(id, new MissingSender()));
    next.forEach((id, line) -> senders.put(id, line.sender()));
    replaceCouriers(senders);
    lines = next;
    committed();
  }

  /** Nothing waits with somebody whom the files do not name any more, so that others hear of it. */
  private void settleWithGone(List<String> present) {
    try {
      int givenUp = tools.database().write(transaction -> settleWithGone(transaction, present));
      if (givenUp > 0) {
        LOG.warn("{} deliveries to receivers that are gone are given up", givenUp);
      }
    } catch (IOException e) {
      tools.metrics().failed();
      LOG.error("what waits for receivers that are gone stays until the next reload", e);
    }
  }

  private int settleWithGone(Handle transaction, List<String> present) {
    Set<String> gone = store.known(transaction);
    Map<String, String> successors = Successors.of(gone, present);
    successors.forEach((from, to) -> store.hand(transaction, from, to));
    gone.removeAll(present);
    gone.removeAll(successors.keySet());
    Instant now = tools.clock().instant();
    return gone.stream().mapToInt(each -> store.giveUp(transaction, each, now)).sum();
  }

  /**
   * A receiver that is gone keeps what it has to hear the end of; a database that fails keeps
   * nobody waiting.
   */
  private Set<String> waitedFor() {
    Set<String> waitedFor = new HashSet<>();
    couriers.forEach((id, courier) -> {
      if (!courier.unwritten().isEmpty()) {
        waitedFor.add(id);
      }
    });
    try {
      waitedFor.addAll(tools.database().readFirst(store::waitedFor));
    } catch (IOException e) {
      tools.metrics().failed();
      LOG.error("what waits for receivers that are gone stays until the next reload", e);
    }
    return waitedFor;
  }

  private Sender sender(Receiver receiver, Integration integration) {
    return switch (integration) {
      case Integration.Webhook webhook -> new WebhookSender(webhook, receiver.name(), links, http);
      case Integration.SignedWebhook webhook ->
          new SignedWebhookSender(webhook, links, http, tools.clock());
    };
  }

  private void replaceCouriers(Map<String, Sender> senders) {
    Map<String, Courier> before = couriers;
    Map<String, Courier> next = new HashMap<>();
    senders.forEach((id, sender) -> {
      Courier courier = before.get(id);
      if (courier == null) {
        courier = new Courier(id, sender, tools);
      } else {
        courier.use(sender);
      }
      next.put(id, courier);
    });
    couriers = next;
    before.forEach((id, courier) -> {
      if (!next.containsKey(id)) {
        courier.close();
        tools.metrics().forget(id);
      }
    });
  }

  @Override
  public void enqueue(Handle transaction, Transition transition, List<Receiver> routed) {
    Told told = store.told(transaction, transition.incident().id());
    tell(
        transition,
        routed,
        told,
        (line, payloads) ->
            store.add(
                transaction,
                transition,
                line.receiver(),
                line.integration(),
                payloads,
                tools.clock().instant()));
  }

  @Override
  public List<String> untold(String incident, List<Receiver> routed) throws IOException {
    if (lines.isEmpty() || routed.isEmpty()) {
      return List.of();
    }
    Set<String> told = toldUnwritten(incident);
    told.addAll(tools.database().read(handle -> store.told(handle, incident)).integrations());
    Set<String> names = routed.stream().map(Receiver::name).collect(Collectors.toSet());
    return lines.values().stream()
        .filter(line -> names.contains(line.receiver()))
        .filter(line -> !told.contains(line.integration().id()))
        .map(Line::receiver)
        .distinct()
        .toList();
  }

  @Override
  public void sendUnwritten(Transition transition, List<Receiver> routed) {
    String incident = transition.incident().id();
    Instant now = tools.clock().instant().truncatedTo(ChronoUnit.MILLIS);
    tell(
        transition,
        routed,
        toldAsFarAsKnown(incident),
        (line, payloads) -> take(transition, line, payloads, now));
  }

  private void take(Transition transition, Line line, List<String> payloads, Instant now) {
    Integration integration = line.integration();
    Courier courier = couriers.get(integration.id());
    if (courier == null) {
      return;
    }
    String incident = transition.incident().id();
    String event = transition.kind().toString();
    String kind = integration.kind();
    for (int part = 0; part < payloads.size(); part++) {
      String id = OutboxStore.id(incident, transition.sequence(), integration.id(), part);
      String payload = mark.on(payloads.get(part));
      courier.take(
          new Delivery(-1, id, incident, event, line.receiver(), kind, payload, now, now, 0));
    }
  }

  private Set<String> toldUnwritten(String incident) {
    Set<String> told = new HashSet<>();
    couriers.forEach((id, courier) -> {
      if (courier.tellsUnwritten(incident)) {
        told.add(id);
      }
    });
    return told;
  }

  private Told toldAsFarAsKnown(String incident) {
    Told told = new Told(toldUnwritten(incident), new HashSet<>());
    try {
      Told written = tools.database().readFirst(handle -> store.told(handle, incident));
      told.integrations().addAll(written.integrations());
      told.receivers().addAll(written.receivers());
    } catch (IOException e) {
      tools.metrics().failed();
      LOG.warn("who was told of {} earlier cannot be read", incident, e);
    }
    return told;
  }

  private void tell(
      Transition transition,
      List<Receiver> routed,
      Told told,
      BiConsumer<Line, List<String>> telling) {
    Set<String> names = routed.stream().map(Receiver::name).collect(Collectors.toSet());
    for (Line line : lines.values()) {
      boolean wasTold = told.integrations().contains(line.integration().id());
      boolean isRouted = names.contains(line.receiver());
      // Who was told at another address hears how it goes on at the new one.
      boolean follows = wasTold || told.receivers().contains(line.receiver());
      boolean isDue =
          transition.kind() == Transition.Kind.ROUTED
              ? isRouted && !wasTold
              : follows || (isRouted && isNews(transition.kind()));
      if (isDue) {
        telling.accept(line, line.sender().payloads(transition));
      }
    }
  }

  /** Whether somebody who has not heard of the incident should hear of it now. */
  private static boolean isNews(Transition.Kind kind) {
    return switch (kind) {
      case OPENED, REOPENED, UPDATED, UNACKNOWLEDGED, ROUTED -> true;
      case ACKNOWLEDGED, RESOLVED -> false;
    };
  }

  @Override
  public void committed() {
    couriers.values().forEach(Courier::wake);
  }

  /** Why deliveries are not recorded at the moment; empty if they are. */
  public Optional<String> failing() {
    return couriers.values().stream().flatMap(each -> each.failing().stream()).findFirst();
  }

  /** The latest 1,000 deliveries of an incident, oldest first, and those not written yet. */
  public List<DeliveryReport> deliveries(String incident) throws IOException {
    return joined(
        tools.database().read(handle -> store.ofIncident(handle, incident)),
        each -> each.incident().equals(incident));
  }

  private List<DeliveryReport> joined(
      List<DeliveryReport> written, Predicate<DeliveryReport> wanted) {
    Set<String> ids = written.stream().map(DeliveryReport::id).collect(Collectors.toSet());
    List<DeliveryReport> all = new ArrayList<>(written);
    couriers.values().stream()
        .flatMap(courier -> courier.unwritten().stream())
        .filter(wanted)
        .filter(each -> !ids.contains(each.id()))
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
    if (limit < 1 || limit > LIMIT_MAX) {
      throw new IllegalArgumentException("limit must be 1 to " + LIMIT_MAX + ": " + limit);
    }
    List<DeliveryReport> written = tools.database().read(handle -> store.latest(handle, limit));
    List<DeliveryReport> all = joined(written.reversed(), each -> true).reversed();
    return all.subList(0, Math.min(limit, all.size()));
  }

  /**
   * Stops sending. Attempts under way are given a moment to end, then cut off; they stay pending
   * and go out again after the next start. The database must be closed after this.
   */
  @Override
  public void close() {
    couriers.values().forEach(Courier::close);
    Duration grace = tools.config().closeGrace();
    boolean idle = true;
    for (Courier courier : couriers.values()) {
      idle &= courier.awaitIdle(idle ? grace : Duration.ZERO);
    }
    http.close();
    if (!idle) {
      couriers.values().forEach(courier -> courier.awaitIdle(grace));
    }
    threads.forEach(ExecutorService::shutdownNow);
  }
}
