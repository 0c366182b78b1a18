package dev.headroom.watch.ping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.alerting.TestClock;
import dev.headroom.config.ReceiverTypes;
import dev.headroom.notify.TestReceiver;
import dev.headroom.notify.send.HttpPost;
import dev.headroom.notify.send.NotifyConfig;
import dev.headroom.routing.Receiver;
import dev.headroom.routing.Routing;
import dev.headroom.routing.RoutingReader;
import dev.headroom.yaml.Problems;
import io.prometheus.client.CollectorRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Beats for those who watch us, over real HTTP. */
class HeartbeatsOutTest {
  @TempDir Path folder;
  private final TestClock clock = new TestClock("2026-03-01T03:07:00Z");
  private final CollectorRegistry registry = new CollectorRegistry();
  private final ExecutorService client = Executors.newCachedThreadPool();
  private TestReceiver watcher;
  private HeartbeatsOut beats;

  @BeforeEach
  void start() throws IOException {
    watcher = TestReceiver.start();
    beats =
        new HeartbeatsOut(
            new HttpPost(NotifyConfig.defaults(), "Headroom/test", clock, client),
            this::nanoTime,
            clock,
            registry);
  }

  @AfterEach
  void stop() {
    beats.close();
    watcher.close();
    client.shutdownNow();
  }

  private long nanoTime() {
    return TimeUnit.MILLISECONDS.toNanos(clock.instant().toEpochMilli());
  }

  private Routing read(String entries) throws IOException {
    Path file = folder.resolve("routing.yaml");
    Files.writeString(
        file,
        """
        route: {receiver: watcher}
        receivers:
          - name: watcher
            heartbeat_configs: [%s]
        """
            .formatted(entries));
    Problems problems = new Problems();
    Routing routing = RoutingReader.read(file, ReceiverTypes.ENTRIES, _ -> null, problems);
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(problems.sorted().toString());
    }
    return routing;
  }

  private void watchedBy(String... urls) throws IOException {
    String entries =
        List.of(urls).stream()
            .map(url -> "{url: '" + url + "'}")
            .reduce((one, other) -> one + ", " + other)
            .orElseThrow();
    beats.replace(read(entries).receivers());
  }

  private void evaluate() {
    beats.evaluationBegins();
    beats.evaluationEnded();
  }

  private void evaluateNewData() {
    beats.dataApplied();
    evaluate();
  }

  private PingStatus settled(int failures) throws InterruptedException {
    PingStatus status = beats.all().getFirst();
    while (status.failuresInARow() != failures
        || (status.lastSentAt().isEmpty() && status.lastFailedAt().isEmpty())) {
      Thread.onSpinWait();
      Thread.sleep(Duration.ofMillis(1));
      status = beats.all().getFirst();
    }
    return status;
  }

  @Test
  void aBeatIsPostedOnceNewDataHasBeenEvaluatedAndNotWithout() throws Exception {
    watchedBy(watcher.url("/beat"));
    evaluate();
    beats.dataApplied();
    beats.evaluationBegins();
    beats.evaluationEnded();
    TestReceiver.Request beat = watcher.await();
    assertThat(beat.path()).isEqualTo("/beat");
    assertThat(beat.header("User-Agent")).isEqualTo("Headroom/test");
    assertThat(settled(0).lastSentAt()).contains(clock.instant());

    clock.advance(Duration.ofMinutes(5));
    evaluate();
    assertThat(watcher.take()).isEmpty();
    evaluateNewData();
    watcher.await();
  }

  /** An evaluation that began before the data came has not seen it. */
  @Test
  void whatCameDuringAnEvaluationIsSeenByTheNext() throws Exception {
    watchedBy(watcher.url("/beat"));
    beats.evaluationBegins();
    beats.dataApplied();
    beats.evaluationEnded();
    clock.advance(Duration.ofSeconds(10));
    evaluate();
    watcher.await();
    assertThat(settled(0).lastSentAt()).contains(clock.instant());
    assertThat(beats.all().getFirst().interval()).isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void whatFailsIsCountedAndNotTriedAgainBeforeItsTurn() throws Exception {
    watcher.always(TestReceiver.status(500));
    watchedBy(watcher.url("/beat"));
    evaluateNewData();
    watcher.await();
    PingStatus status = settled(1);
    assertThat(status.error()).isEqualTo("HTTP 500");
    assertThat(status.lastSentAt()).isEmpty();
    assertThat(status.target()).startsWith("watcher/heartbeat/");
    for (int i = 0; i < 50; i++) {
      evaluateNewData();
    }
    assertThat(watcher.take()).isEmpty();

    clock.advance(Duration.ofMinutes(1));
    watcher.always(TestReceiver.status(200));
    evaluateNewData();
    watcher.await();
    assertThat(settled(0).error()).isEmpty();
    assertThat(count("failed")).isEqualTo(1);
    assertThat(count("sent")).isEqualTo(1);
  }

  private double count(String outcome) {
    return registry.getSampleValue(
        "headroom_watch_posted_beats_total",
        new String[] {"integration", "outcome"},
        new String[] {beats.all().getFirst().target(), outcome});
  }

  @Test
  void oneThatHangsDelaysNobody() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    try (TestReceiver hanging = TestReceiver.start()) {
      hanging.always(exchange -> {
        try {
          never.await();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      });
      watchedBy(hanging.url("/hangs"), watcher.url("/beat"));
      evaluateNewData();
      hanging.await();
      watcher.await();
      clock.advance(Duration.ofMinutes(1));
      evaluateNewData();
      watcher.await();
      never.countDown();
    }
  }

  @Test
  void aReloadLeavesThoseThatStayAndEndsTheOthers() throws Exception {
    watchedBy(watcher.url("/one"), watcher.url("/two"));
    evaluateNewData();
    watcher.await();
    watcher.await();
    watchedBy(watcher.url("/two"));
    evaluateNewData();
    assertThat(watcher.take()).isEmpty();
    clock.advance(Duration.ofMinutes(1));
    evaluateNewData();
    assertThat(watcher.await().path()).isEqualTo("/two");
    assertThat(beats.all()).hasSize(1);
  }

  @Test
  void noIncidentIsToldByIt() throws IOException {
    Receiver receiver = read("{url: 'http://127.0.0.1:1/'}").receivers().getFirst();
    assertThat(receiver.integrations()).isEmpty();
    assertThat(receiver.others()).hasSize(1);
  }

  @Test
  void mistakesOfAnEntryAreNamed() {
    assertThatThrownBy(() -> read("{url: 'ftp://a/', interval: 1s, send_resolved: true}"))
        .hasMessageContaining("url must be http or https")
        .hasMessageContaining("an interval is 10s to 1d, not 1s")
        .hasMessageContaining("unknown key send_resolved");
  }
}
