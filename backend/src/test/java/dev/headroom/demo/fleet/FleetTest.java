package dev.headroom.demo.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.headroom.demo.fleet.Fleet.FleetConfig;
import dev.headroom.demo.push.Push;
import dev.headroom.demo.push.PushDecoder;
import dev.headroom.demo.push.Pusher.PushStats;
import dev.headroom.demo.simulation.InjectedFaults;
import dev.headroom.model.SeriesData.Floats;
import dev.headroom.select.Selector;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The fleet over real HTTP; a second of its time passes in a few milliseconds. */
class FleetTest {
  private static final long NOW = Instant.parse("2026-11-03T10:00:00Z").toEpochMilli();
  private static final int PATIENCE_STEPS = 2_000;

  private final AtomicLong millis = new AtomicLong(NOW);
  private final InstantSource clock = () -> Instant.ofEpochMilli(millis.get());
  private final InjectedFaults faults = new InjectedFaults(clock);
  private final List<Push> received = new CopyOnWriteArrayList<>();
  private final Map<String, Integer> keys = new ConcurrentHashMap<>();
  private final HttpServer server;

  FleetTest() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  }

  @BeforeEach
  void serve() {
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::receive);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void tellsItsPastFirstThenEachSecond() throws InterruptedException {
    try (Fleet fleet = start(Duration.ofMinutes(10))) {
      until(() -> timestamps().size() > 65);
      List<Long> timestamps = timestamps();
      assertThat(timestamps).isSorted().doesNotHaveDuplicates();
      assertThat(timestamps.getFirst()).isEqualTo(NOW - 600_000 + 10_000);
      assertThat(timestamps.subList(0, 60)).last().isEqualTo(NOW);
      assertThat(timestamps.get(61) - timestamps.get(60)).isEqualTo(1_000);
      assertThat(fleet.stats())
          .extracting(PushStats::name)
          .startsWith("checkout", "recommender", "feature-store", "stream-pipeline")
          .endsWith("changes");
      assertThat(fleet.stats()).allMatch(stats -> stats.dropped() == 0 && stats.refused() == 0);
    }
  }

  @Test
  void everyPushHasItsOwnKey() throws InterruptedException {
    try (Fleet fleet = start(Duration.ofMinutes(2))) {
      until(() -> received.size() > 60);
      assertThat(fleet.stats()).isNotEmpty();
    }
    assertThat(keys.values()).containsOnly(1);
  }

  @Test
  void withoutHistoryItStartsNow() throws InterruptedException {
    try (Fleet fleet = start(Duration.ZERO)) {
      until(() -> timestamps().size() > 3);
      assertThat(timestamps().getFirst()).isGreaterThan(NOW);
      assertThat(changes()).isEmpty();
      assertThat(fleet.stats()).isNotEmpty();
    }
  }

  @Test
  void whatAnEarlierRunToldIsNotToldAgain() throws InterruptedException {
    Instant heardUntil = Instant.ofEpochMilli(NOW).minus(Duration.ofMinutes(20));
    try (Fleet fleet = start(Duration.ofMinutes(75), Optional.of(heardUntil))) {
      until(() -> timestamps().size() > 125);
      assertThat(timestamps()).isSorted().doesNotHaveDuplicates();
      assertThat(timestamps().getFirst()).isEqualTo(heardUntil.plusSeconds(10).toEpochMilli());
      assertThat(changes()).isEmpty();
      assertThat(fleet.stats()).isNotEmpty();
    }
  }

  @Test
  void afterALongTimeOffItTellsNoMoreThanItsHistory() throws InterruptedException {
    Instant heardUntil = Instant.ofEpochMilli(NOW).minus(Duration.ofDays(2));
    try (Fleet fleet = start(Duration.ofMinutes(10), Optional.of(heardUntil))) {
      until(() -> timestamps().size() > 5);
      assertThat(timestamps().getFirst()).isEqualTo(NOW - 600_000 + 10_000);
      assertThat(fleet.stats()).isNotEmpty();
    }
  }

  @Test
  void clockThatWasSetBackStartsNow() throws InterruptedException {
    Instant heardUntil = Instant.ofEpochMilli(NOW).plus(Duration.ofHours(1));
    try (Fleet fleet = start(Duration.ofMinutes(10), Optional.of(heardUntil))) {
      until(() -> timestamps().size() > 3);
      assertThat(timestamps().getFirst()).isGreaterThan(NOW).isLessThan(NOW + 5_000);
      assertThat(fleet.stats()).isNotEmpty();
    }
  }

  @Test
  void switchedFaultIsAnnouncedAtOnce() throws InterruptedException {
    try (Fleet fleet = start(Duration.ZERO)) {
      faults.set("bad-deploy", true);
      until(() -> changes().size() == 1);
      faults.set("bad-deploy", false);
      until(() -> changes().size() == 2);
      assertThat(changes()).containsExactly("deploy 1.4.3", "rollback 1.4.2");
      assertThat(fleet.stats()).isNotEmpty();
    }
  }

  @Test
  void faultSwitchedOnWhileThePastIsToldLeavesThePastAlone() throws InterruptedException {
    faults.set("errors", true);
    try (Fleet fleet = start(Duration.ofMinutes(10))) {
      until(() -> failuresUntil(Long.MAX_VALUE) > 0);
      assertThat(failuresUntil(NOW)).isZero();
      assertThat(fleet.stats()).isNotEmpty();
    }
  }

  @Test
  void longGapInTimeIsNotLivedThrough() throws InterruptedException {
    try (Fleet fleet = start(Duration.ZERO)) {
      until(() -> timestamps().size() > 3);
      long before = millis.getAndAdd(3_600_000);
      until(() -> timestamps().stream().filter(at -> at > before + 3_000_000).count() > 3);
      assertThat(timestamps()).noneMatch(at -> at > before + 60_000 && at < before + 3_580_000);
      assertThat(fleet.stats()).isNotEmpty();
    }
  }

  @Test
  void nothingIsPushedAfterTheEnd() throws InterruptedException {
    Fleet fleet = start(Duration.ZERO);
    until(() -> received.size() > 10);
    fleet.close();
    int atTheEnd = received.size();
    TimeUnit.MILLISECONDS.sleep(100);
    assertThat(received).hasSizeLessThanOrEqualTo(atTheEnd + fleet.stats().size());
  }

  @Test
  void historyHasItsBounds() {
    assertThatThrownBy(() -> new FleetConfig(1, Duration.ofSeconds(-1)))
        .hasMessageContaining("demo.history");
    assertThatThrownBy(() -> new FleetConfig(1, Duration.ofHours(25)))
        .hasMessageContaining("demo.history");
  }

  private Fleet start(Duration history) {
    return start(history, Optional.empty());
  }

  private Fleet start(Duration history, Optional<Instant> heardUntil) {
    URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    return Fleet.start(new FleetConfig(1, history), heardUntil, faults, uri, clock, this::pause);
  }

  /** Time passes because somebody waits for it. */
  private void pause(Duration duration) throws InterruptedException {
    millis.addAndGet(duration.toMillis());
    TimeUnit.MILLISECONDS.sleep(5);
  }

  private void receive(HttpExchange exchange) throws IOException {
    try (exchange) {
      var headers = exchange.getRequestHeaders();
      keys.merge(String.valueOf(headers.getFirst("Idempotency-Key")), 1, Integer::sum);
      received.add(
          new Push(
              exchange.getRequestURI().toString(),
              String.valueOf(headers.getFirst("Content-Type")),
              String.valueOf(headers.getFirst("Content-Encoding")),
              exchange.getRequestBody().readAllBytes()));
      exchange.sendResponseHeaders(200, -1);
    }
  }

  /** Of checkout's counters, in the order of their arrival. */
  private List<Long> timestamps() {
    List<Long> timestamps = new ArrayList<>();
    of("/api/v1/write")
        .forEach(push -> {
          PushDecoder.remoteWrite(push).stream()
              .findFirst()
              .filter(series -> series.labels().metric().startsWith("checkout_"))
              .ifPresent(
                  series -> Arrays.stream(series.timestampsMillis()).forEach(timestamps::add));
        });
    return timestamps;
  }

  /** The feature store's failures as counted up to a time. */
  private double failuresUntil(long toMillis) {
    double count = 0;
    for (Push push : of("/api/v1/write")) {
      for (Floats series : PushDecoder.remoteWrite(push)) {
        if (Selector.parse("feature_store_requests_total{code=\"503\"}").matches(series.labels())) {
          for (int i = 0; i < series.values().length; i++) {
            if (series.timestampsMillis()[i] <= toMillis) {
              count = Math.max(count, series.values()[i]);
            }
          }
        }
      }
    }
    return count;
  }

  /** Those of the routine, whose versions have a build number, left out. */
  private List<String> changes() {
    return of("/api/v1/changes").stream()
        .map(PushDecoder::json)
        .map(change -> change.path("kind").asText() + " " + change.path("version").asText())
        .filter(change -> !change.contains("+"))
        .toList();
  }

  private List<Push> of(String path) {
    Predicate<Push> wanted = push -> push.path().equals(path);
    return received.stream().filter(wanted).toList();
  }

  private static void until(java.util.function.BooleanSupplier condition)
      throws InterruptedException {
    for (int i = 0; i < PATIENCE_STEPS && !condition.getAsBoolean(); i++) {
      TimeUnit.MILLISECONDS.sleep(10);
    }
    assertThat(condition.getAsBoolean()).isTrue();
  }
}
