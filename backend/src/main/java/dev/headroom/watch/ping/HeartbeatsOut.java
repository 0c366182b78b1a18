package dev.headroom.watch.ping;

import dev.headroom.model.Usage;
import dev.headroom.notify.send.HttpPost;
import dev.headroom.routing.Receiver;
import io.prometheus.client.CollectorRegistry;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Beats for those who watch us: posted only when data has been taken in and an evaluation that saw
 * it has ended, so that a beat says that all of the way from data to pages works. Each target has a
 * thread of its own: one that hangs delays nobody.
 */
public final class HeartbeatsOut implements AutoCloseable {
  /** How many targets there may be, one thread each. */
  public static final int TARGETS_MAX = 20;

  private static final String BODY = "{\"source\":\"headroom\",\"status\":\"ok\"}\n";

  private final HttpPost http;
  private final LongSupplier nanoTime;
  private final InstantSource clock;
  private final PingMetrics metrics;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(Thread.ofPlatform().daemon().name("beats-", 0).factory());

  /** How often data was taken in: by now, before the last evaluation, and before the one proven. */
  private final AtomicLong taken = new AtomicLong();

  private volatile long begun;
  private volatile long evaluated;

  private volatile Map<String, Pinger> byId = Map.of();

  /**
   * @param http closed with this
   */
  public HeartbeatsOut(
      HttpPost http, LongSupplier nanoTime, InstantSource clock, CollectorRegistry registry) {
    this.http = http;
    this.nanoTime = nanoTime;
    this.clock = clock;
    this.metrics = new PingMetrics(registry);
  }

  /** Posts to the targets of these receivers and to no others. Those that stay go on. */
  public synchronized void replace(List<Receiver> receivers) {
    Map<String, Pinger> before = byId;
    Map<String, Pinger> next = new LinkedHashMap<>();
    for (HeartbeatTarget target : targets(receivers)) {
      Pinger known = before.get(target.id());
      next.put(target.id(), known != null && known.target().equals(target) ? known : begun(target));
    }
    byId = next;
    metrics.targets.set(next.size());
    before.forEach((id, pinger) -> {
      if (next.get(id) != pinger) {
        pinger.stop();
      }
      if (!next.containsKey(id)) {
        metrics.forget(id);
      }
    });
  }

  /** The targets of some receivers, in their order. */
  public static List<HeartbeatTarget> targets(List<Receiver> receivers) {
    return receivers.stream()
        .flatMap(each -> each.others().stream())
        .filter(HeartbeatTarget.class::isInstance)
        .map(HeartbeatTarget.class::cast)
        .toList();
  }

  private Pinger begun(HeartbeatTarget target) {
    Pinger pinger = new Pinger(target, nanoTime, clock, metrics);
    metrics.added(target.id());
    threads.execute(() -> pinger.run(to -> http.post(to, BODY, Map.of())));
    return pinger;
  }

  /** Data has been taken in and is seen by evaluations from now on. Called from any thread. */
  public void dataApplied() {
    taken.incrementAndGet();
  }

  /** An evaluation begins; there is one at a time. */
  public void evaluationBegins() {
    begun = taken.get();
  }

  /** The evaluation has ended well, and alerting has heard of it. */
  public void evaluationEnded() {
    if (evaluated != begun) {
      evaluated = begun;
      byId.values().forEach(Pinger::evaluated);
    }
  }

  /** How the beats to each target fare. */
  public List<PingStatus> all() {
    return byId.values().stream().map(Pinger::status).toList();
  }

  /** How many targets there are of those that may be. */
  public List<Usage> usages() {
    return List.of(Usage.count("beat_targets", "Those who watch us", byId.size(), TARGETS_MAX));
  }

  @Override
  public void close() {
    byId.values().forEach(Pinger::stop);
    threads.shutdownNow();
    http.close();
  }
}
