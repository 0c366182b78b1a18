package dev.headroom.notify;

import dev.headroom.alerting.Deliveries;
import dev.headroom.alerting.Integration;
import dev.headroom.alerting.Links;
import dev.headroom.alerting.Receiver;
import dev.headroom.alerting.Transition;
import dev.headroom.state.StateDatabase;
import io.prometheus.client.CollectorRegistry;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Deliveries that wait for their receivers, in the state database, and what sends them. */
public final class Outbox implements Deliveries, AutoCloseable {
  /** Longest list of deliveries anybody is given. */
  public static final int LIMIT_MAX = 1_000;

  private final Courier.Tools tools;
  private final Links links;
  private final HttpPost http;
  private final OutboxStore store = new OutboxStore();
  private volatile Map<String, Line> lines = Map.of();
  private volatile Map<String, Courier> couriers = Map.of();

  /** An integration in use. */
  private record Line(String receiver, Integration integration, Sender sender) {}

  Outbox(Courier.Tools tools, Links links, HttpPost http) {
    this.tools = tools;
    this.links = links;
    this.http = http;
  }

  /**
   * An outbox that sends nothing until it has been given receivers; alerting does that.
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
    Executor executor = task -> Thread.ofVirtual().name("notify").start(task);
    Courier.Tools tools =
        new Courier.Tools(
            database,
            config,
            new RetrySchedule(random),
            clock,
            nanoTime,
            executor,
            Alarm.on(executor),
            listener,
            new NotifyMetrics(clock, registry));
    return new Outbox(tools, links, new HttpPost(config, userAgent, clock));
  }

  @Override
  public void receivers(List<Receiver> receivers) throws IOException {
    Map<String, Line> next = new LinkedHashMap<>();
    for (Receiver receiver : receivers) {
      for (Integration integration : receiver.integrations()) {
        Sender sender = sender(receiver, integration);
        next.put(integration.id(), new Line(receiver.name(), integration, sender));
      }
    }
    Map<String, Sender> senders = new HashMap<>();
    tools.database().read(store::waitedFor).forEach(id -> senders.put(id, new MissingSender()));
    next.forEach((id, line) -> senders.put(id, line.sender()));
    replaceCouriers(senders);
    lines = next;
    committed();
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
    Set<String> told = store.told(transaction, transition.incident().id());
    Set<String> names = routed.stream().map(Receiver::name).collect(Collectors.toSet());
    for (Line line : lines.values()) {
      boolean wasTold = told.contains(line.integration().id());
      boolean isRouted = names.contains(line.receiver());
      if (wasTold || (isRouted && isNews(transition.kind()))) {
        store.add(
            transaction,
            transition,
            line.receiver(),
            line.integration(),
            line.sender().payloads(transition),
            tools.clock().instant());
      }
    }
  }

  /** Whether somebody who has not heard of the incident should hear of it now. */
  private static boolean isNews(Transition.Kind kind) {
    return switch (kind) {
      case OPENED, REOPENED, UPDATED, UNACKNOWLEDGED -> true;
      case ACKNOWLEDGED, RESOLVED -> false;
    };
  }

  @Override
  public void committed() {
    couriers.values().forEach(Courier::wake);
  }

  /** The latest 1,000 deliveries of an incident, oldest first. */
  public List<DeliveryReport> deliveries(String incident) throws IOException {
    return tools.database().read(handle -> store.ofIncident(handle, incident));
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
    return tools.database().read(handle -> store.latest(handle, limit));
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
  }
}
