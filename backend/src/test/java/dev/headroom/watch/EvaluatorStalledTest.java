package dev.headroom.watch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.headroom.alerting.HandMadeSource;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.source.AlertReading;
import dev.headroom.model.Urgency;
import dev.headroom.notify.TestReceiver;
import dev.headroom.notify.World;
import dev.headroom.slo.EvaluationLoop;
import dev.headroom.watch.finding.WatchSubject;
import dev.headroom.watch.heartbeat.Heartbeats;
import dev.headroom.watch.page.UndeliveredPages;
import dev.headroom.watch.refusal.RefusedAlerts;
import dev.headroom.watch.stall.EvaluatorWatch;
import io.prometheus.client.CollectorRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real loop that hangs, a state database on disk, a receiver over HTTP; time is made. */
class EvaluatorStalledTest {
  @TempDir Path folder;
  private final AtomicReference<CountDownLatch> gate = new AtomicReference<>(new CountDownLatch(0));
  private final AtomicReference<Runnable> inside = new AtomicReference<>(() -> {});
  private final CountDownLatch hanging = new CountDownLatch(1);
  private World world;
  private TestReceiver phone;
  private EvaluationLoop loop;
  private Watch watch;
  private DirectPage direct;
  private Thread evaluating = new Thread(() -> {});

  @BeforeEach
  void start() throws IOException {
    world = new World(folder);
    phone = TestReceiver.start();
    world.route(
        """
        route:
          receiver: desk
          routes: [{matchers: ['alertname="EvaluatorStalled"'], receiver: phone}]
        receivers:
          - {name: desk}
          - {name: phone, webhook_configs: [{url: '%s'}]}
        """
            .formatted(phone.url("/p")));
    CollectorRegistry registry = new CollectorRegistry();
    loop =
        new EvaluationLoop(
            _ -> {
              await(gate.get());
              return List.of();
            },
            List.of(_ -> inside.get().run()),
            world.clock,
            this::nanoTime,
            new NoSleep(),
            registry);
    EvaluatorWatch evaluator =
        new EvaluatorWatch(loop::sinceSuccess, Duration.ofSeconds(30), "team-watch");
    watch =
        new Watch(
            Heartbeats.open(world.database, world.clock, this::nanoTime, registry),
            evaluator,
            new UndeliveredPages(
                world.outbox::deliveries, Duration.ofMinutes(5), "", world.clock, registry),
            new RefusedAlerts(Optional::empty, "", world.clock.instant()),
            List::of,
            WatchStory.LINKS,
            world.clock);
    direct =
        new DirectPage(
            evaluator,
            new DirectPage.PageWays(world.alerting::firing, world.alerting::routing, world.outbox),
            WatchStory.LINKS,
            world.clock);
    loop.evaluateNow();
  }

  @AfterEach
  void stop() throws InterruptedException {
    gate.get().countDown();
    evaluating.join();
    world.close();
    phone.close();
  }

  private long nanoTime() {
    return TimeUnit.MILLISECONDS.toNanos(world.clock.instant().toEpochMilli());
  }

  private void await(CountDownLatch latch) {
    try {
      hangs(latch);
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void hangs(CountDownLatch latch) {
    if (latch.getCount() > 0) {
      hanging.countDown();
    }
  }

  /** The evaluator's thread does not come back from now on. */
  private void hang() throws InterruptedException {
    gate.set(new CountDownLatch(1));
    evaluate();
    hanging.await();
  }

  /** It does not come back from within alerting, of which it holds the lock. */
  private void hangWithinAlerting() throws InterruptedException {
    CountDownLatch within = new CountDownLatch(1);
    HandMadeSource source = new HandMadeSource();
    AlertReading full = HandMadeSource.clear("full", Urgency.PAGE, Duration.ofMinutes(5));
    inside.set(() ->
        world.alerting.reload(
            subject -> {
              await(within);
              return WatchSubject.is(subject);
            },
            world.routing()));
    world.alerting.onRounds(
        List.of(
            source.round(
                World.HOST, world.clock.instant(), List.of(HandMadeSource.firing(full, "1")))));
    gate.set(within);
    evaluating =
        new Thread(() -> {
          inside.get().run();
          inside.set(() -> {});
          loop.evaluateNow();
        });
    evaluating.start();
    hanging.await();
  }

  private void evaluate() {
    evaluating = new Thread(loop::evaluateNow);
    evaluating.start();
  }

  /** It comes back. */
  private void release() throws InterruptedException {
    gate.get().countDown();
    evaluating.join();
    loop.evaluateNow();
  }

  private void pass(int seconds) {
    for (int i = 0; i < seconds; i++) {
      world.clock.advance(Duration.ofSeconds(1));
      watch.look(world.alerting);
      direct.look();
    }
  }

  private static JsonNode body(TestReceiver.Request request) throws IOException {
    return new ObjectMapper().readTree(request.body());
  }

  @Test
  void aHangingEvaluatorPagesByItsOwnRouteWithinAMinuteAndIsOverWhenItGoesOn() throws Exception {
    world.alerting.reload(WatchSubject::is, world.routing());
    hang();
    pass(30);
    assertThat(phone.take()).isEmpty();
    pass(1);
    List<TestReceiver.Request> page = phone.take();
    assertThat(page).hasSize(1);
    JsonNode labels = body(page.getFirst()).get("commonLabels");
    assertThat(labels.get("alertname").asText()).isEqualTo("EvaluatorStalled");
    assertThat(labels.get("service").asText()).isEqualTo("headroom");
    assertThat(labels.get("severity").asText()).isEqualTo("page");
    assertThat(labels.get("owner").asText()).isEqualTo("team-watch");
    Incident incident = world.alerting.unresolved().getFirst();
    assertThat(incident.summary())
        .isEqualTo(
            "headroom: no evaluation of promises has ended well for 31s: nobody is paged for"
                + " them");
    pass(60);
    assertThat(phone.take()).isEmpty();

    release();
    pass(1);
    assertThat(world.alerting.unresolved()).isEmpty();
    assertThat(phone.take())
        .singleElement()
        .satisfies(each -> assertThat(body(each).get("status").asText()).isEqualTo("resolved"));
  }

  /** Nobody can ask alerting any more, and somebody is paged all the same. */
  @Test
  void oneThatHangsWithinAlertingIsPagedPastIt() throws Exception {
    hangWithinAlerting();
    int taken = phone.take().size();
    assertThat(taken).isZero();
    for (int i = 0; i < 36; i++) {
      world.clock.advance(Duration.ofSeconds(1));
      direct.look();
    }
    JsonNode page = body(phone.await());
    assertThat(page.get("status").asText()).isEqualTo("firing");
    assertThat(page.get("commonLabels").get("alertname").asText()).isEqualTo("EvaluatorStalled");
    assertThat(page.get("commonAnnotations").get("summary").asText())
        .endsWith("alerting does not answer, so this is no incident");
    direct.look();
    assertThat(phone.take()).isEmpty();

    release();
    pass(1);
    JsonNode end = body(phone.await());
    assertThat(end.get("status").asText()).isEqualTo("resolved");
    assertThat(end.get("groupKey")).isEqualTo(page.get("groupKey"));
    pass(60);
    assertThat(phone.take()).hasSize(1);
  }

  /** Evaluations that fail are none. */
  @Test
  void oneThatFailsEachTimeIsStalledToo() throws Exception {
    world.alerting.reload(WatchSubject::is, world.routing());
    inside.set(() -> {
      throw new IllegalStateException("a slip");
    });
    for (int i = 0; i < 31; i++) {
      pass(1);
      loop.evaluateNow();
    }
    assertThat(phone.take()).hasSize(1);
  }

  /** The loop is driven by hand. */
  private static final class NoSleep implements EvaluationLoop.Sleeper {
    @Override
    public void sleep(Duration atMost) {}

    @Override
    public void wake() {}
  }
}
