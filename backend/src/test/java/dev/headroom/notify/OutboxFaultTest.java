package dev.headroom.notify;

import static dev.headroom.burn.EvaluationFixture.PAGE_1H;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import dev.headroom.burn.EvaluationFixture;
import dev.headroom.notify.TestReceiver.Request;
import dev.headroom.notify.record.DeliveryReport;
import dev.headroom.notify.record.DeliveryStatus;
import dev.headroom.notify.send.AddressScope;
import dev.headroom.notify.send.NotifyConfig;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutboxFaultTest {
  private static final String SIGNED =
      """
      route: {receiver: pager}
      receivers: [{name: pager, signed_webhook_configs: [{url: '%s', secret: '${env:KEY}'}]}]
      """;
  private static final NotifyConfig IMPATIENT =
      new NotifyConfig(
          Duration.ofSeconds(1),
          Duration.ofHours(24),
          Duration.ofHours(1),
          1_024,
          Duration.ZERO,
          4,
          100,
          AddressScope.ALL);

  private static final NotifyConfig IMPATIENT_TO_CLOSE =
      new NotifyConfig(
          Duration.ofHours(1),
          Duration.ofHours(24),
          Duration.ofHours(1),
          1_024,
          Duration.ofMillis(1),
          4,
          100,
          AddressScope.ALL);

  @TempDir Path folder;
  private final CountDownLatch end = new CountDownLatch(1);
  private TestReceiver receiver;
  private World world;

  @BeforeEach
  void start() throws Exception {
    receiver = TestReceiver.start();
    world = new World(folder);
  }

  @AfterEach
  void stop() {
    end.countDown();
    world.close();
    receiver.close();
  }

  private static List<String> ids(List<Request> requests) {
    return requests.stream().map(each -> each.header("Webhook-id")).toList();
  }

  @Test
  void aReceiverThatWasDownIsToldInOrderUnderTheSameIdsWhenItIsBack() throws Exception {
    world.route(SIGNED.formatted(receiver.url("/")));
    int port = receiver.port();
    receiver.close();
    world.fires(World.LATENCY, PAGE_1H);
    world.doubles(World.LATENCY, PAGE_1H);
    world.isSilent(World.LATENCY);
    world.pass(Duration.ofHours(1));
    List<DeliveryReport> pending = world.deliveries();
    assertThat(pending).extracting(DeliveryReport::status).containsOnly(DeliveryStatus.PENDING);
    assertThat(pending.getFirst().latest().getLast().error())
        .isEqualTo("no connection could be made");
    assertThat(pending.getFirst().latest().getLast().httpStatus()).isEmpty();

    receiver = TestReceiver.startAt(port);
    world.pass(Duration.ofMinutes(2));

    assertThat(ids(receiver.take())).isEqualTo(pending.stream().map(DeliveryReport::id).toList());
  }

  @Test
  void whatIsPendingGoesOutAfterARestart() throws Exception {
    world.route(SIGNED.formatted(receiver.url("/")));
    receiver.then(TestReceiver.status(500));
    world.fires(World.LATENCY, PAGE_1H);
    world.stop();
    world.clock.advance(Duration.ofSeconds(5));
    world.open();
    List<Request> requests = receiver.take();
    assertThat(requests).hasSize(2);
    assertThat(ids(requests)).containsOnly(world.deliveries().getFirst().id());
    assertThat(world.deliveries().getFirst().attempts()).isEqualTo(2);
  }

  @Test
  void aCrashBetweenSendingAndWritingItDownSendsTheSameIdOnceMore() throws Exception {
    world.route(SIGNED.formatted(receiver.url("/")));
    receiver.then(exchange -> {
      world.breakTable("UPDATE ON deliveries");
      exchange.sendResponseHeaders(200, -1);
    });
    world.fires(World.LATENCY, PAGE_1H);
    assertThat(world.deliveries().getFirst().status()).isEqualTo(DeliveryStatus.PENDING);

    world.mend();
    world.stop();
    world.open();

    List<Request> requests = receiver.take();
    assertThat(requests).hasSize(2);
    assertThat(ids(requests).getFirst()).isEqualTo(ids(requests).getLast());
    assertThat(requests.getFirst().body()).isEqualTo(requests.getLast().body());
    assertThat(world.deliveries().getFirst().status()).isEqualTo(DeliveryStatus.SENT);
  }

  @Test
  void whileTheOutcomeCannotBeWrittenDownNothingIsSentAgain() throws Exception {
    world.route(SIGNED.formatted(receiver.url("/")));
    receiver.then(exchange -> {
      world.breakTable("UPDATE ON deliveries");
      exchange.sendResponseHeaders(200, -1);
    });
    world.fires(World.LATENCY, PAGE_1H);
    world.pass(Duration.ofSeconds(30));
    assertThat(receiver.take()).hasSize(1);
    assertThat(world.metric("headroom_notify_failures_total")).isGreaterThan(10);

    world.mend();
    world.pass(Duration.ofSeconds(2));
    assertThat(receiver.take()).isEmpty();
    assertThat(world.deliveries().getFirst().status()).isEqualTo(DeliveryStatus.SENT);
    assertThat(world.deliveries().getFirst().attempts()).isEqualTo(1);
  }

  @Test
  void aDeliveryThatIsDeletedWhileItIsSentHoldsUpNothing() throws Exception {
    world.routeTo(receiver.url("/"));
    receiver.then(exchange -> {
      world.file().execute("DELETE FROM incidents");
      exchange.sendResponseHeaders(500, -1);
    });
    world.alerting.onRounds(
        EvaluationFixture.BURNS.rounds(
            List.of(EvaluationFixture.firing(World.LATENCY, world.clock.instant(), PAGE_1H))));
    world.fires(World.ERRORS, PAGE_1H);
    assertThat(world.deliveries())
        .extracting(DeliveryReport::status)
        .containsExactly(DeliveryStatus.SENT);
  }

  @Test
  void aTransitionThatCannotBeWrittenIsSentFromMemoryOnceAndWrittenLater() throws Exception {
    world.route(SIGNED.formatted(receiver.url("/")));
    world.breakTable("INSERT ON deliveries");
    world.fires(World.LATENCY, PAGE_1H);
    world.doubles(World.LATENCY, PAGE_1H);
    assertThat(rows("incidents") + rows("timeline") + rows("deliveries")).isZero();
    List<Request> sent = receiver.take();
    assertThat(sent).hasSize(2);
    assertThat(sent.getFirst().body()).contains("incident.opened").contains("not yet durable");
    assertThat(world.deliveries())
        .extracting(DeliveryReport::status)
        .containsExactly(DeliveryStatus.SENT, DeliveryStatus.SENT);
    List<String> ids = world.deliveries().stream().map(DeliveryReport::id).toList();
    assertThat(ids(sent)).isEqualTo(ids);

    world.mend();
    world.isSilent(World.LATENCY);
    List<Request> after = receiver.take();
    assertThat(after).hasSize(1);
    assertThat(after.getFirst().body()).contains("incident.resolved").doesNotContain("durable");
    assertThat(rows("deliveries")).isEqualTo(3);
    assertThat(rows("attempts")).isEqualTo(3);
    assertThat(world.deliveries())
        .extracting(DeliveryReport::status)
        .containsOnly(DeliveryStatus.SENT);
  }

  @Test
  void whatCouldNotBeWrittenIsTriedAgainFromMemoryAndGoesOnFromItsRow() throws Exception {
    world.route(SIGNED.formatted(receiver.url("/")));
    world.breakTable("INSERT ON deliveries");
    receiver.then(TestReceiver.status(503));
    receiver.then(TestReceiver.status(503));
    world.fires(World.LATENCY, PAGE_1H);
    world.pass(Duration.ofMillis(1_500));
    assertThat(receiver.take()).hasSize(2);
    assertThat(world.deliveries().getFirst().status()).isEqualTo(DeliveryStatus.PENDING);

    world.mend();
    world.doubles(World.LATENCY, PAGE_1H);
    assertThat(receiver.take()).isEmpty();
    world.pass(Duration.ofSeconds(5));
    assertThat(ids(receiver.take()))
        .isEqualTo(world.deliveries().stream().map(DeliveryReport::id).toList());
  }

  @Test
  void anEndThatCannotBeWrittenIsToldFromMemoryToThoseWhoKnowTheIncident() throws Exception {
    world.routeTo(receiver.url("/"));
    world.fires(World.LATENCY, PAGE_1H);
    receiver.take();
    world.breakTable("UPDATE ON incidents");
    world.isSilent(World.LATENCY);
    assertThat(world.alerting.unresolved()).isEmpty();
    assertThat(rows("deliveries")).isEqualTo(1);
    assertThat(receiver.take())
        .extracting(Request::body)
        .allMatch(each -> each.contains("resolved"));
    world.mend();
  }

  @Test
  void aReceiverThatHangsForOneIncidentKeepsNoOtherWaitingAndTheOrderStays() throws Exception {
    threaded(NotifyConfig.defaults());
    receiver.then(this::hang);
    world.routeTo(receiver.url("/"));
    world.fires(World.LATENCY, PAGE_1H);
    receiver.await();
    world.isSilent(World.LATENCY);
    world.fires(World.ERRORS, PAGE_1H);
    assertThat(receiver.await().body()).contains(World.ERRORS.name());
    end.countDown();
    assertThat(receiver.await().body()).contains(World.LATENCY.name());
  }

  @Test
  void noMoreThanSoManyIncidentsAreToldAtOnce() throws Exception {
    threaded(
        new NotifyConfig(
            Duration.ofHours(1),
            Duration.ofHours(24),
            Duration.ofHours(1),
            1_024,
            Duration.ofMillis(1),
            1,
            100,
            AddressScope.ALL));
    receiver.then(this::hang);
    world.routeTo(receiver.url("/"));
    world.fires(World.LATENCY, PAGE_1H);
    receiver.await();
    world.fires(World.ERRORS, PAGE_1H);
    assertThat(world.metric("headroom_notify_under_way", "integration", world.integration()))
        .isEqualTo(1);
    assertThat(receiver.take()).isEmpty();
    end.countDown();
    receiver.await();
  }

  @Test
  void whatOccupiesEveryVirtualThreadDoesNotKeepAPageFromGoingOut() throws Exception {
    threaded(NotifyConfig.defaults());
    world.routeTo(receiver.url("/"));
    AtomicBoolean over = new AtomicBoolean();
    int carriers = Runtime.getRuntime().availableProcessors();
    for (int i = 0; i < 2 * carriers; i++) {
      Thread.ofVirtual()
          .start(() -> {
            while (!over.get()) {
              Thread.onSpinWait();
            }
          });
    }
    try {
      world.fires(World.LATENCY, PAGE_1H);
      receiver.await();
    } finally {
      over.set(true);
    }
  }

  @Test
  void aSecretThatAReceiverRepeatsIsWrittenNowhere() throws Exception {
    world.route(
        """
        route: {receiver: pager}
        receivers: [{name: pager, webhook_configs: [{url: '%s/${env:KEY}'}]}]
        """
            .formatted(receiver.url("")));
    receiver.then(exchange -> {
      byte[] said = ("Cannot POST " + exchange.getRequestURI()).getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(404, said.length);
      exchange.getResponseBody().write(said);
    });
    world.fires(World.LATENCY, PAGE_1H);
    assertThat(world.deliveries().getFirst().latest().getFirst().error())
        .isEqualTo("HTTP 404: Cannot POST /<secret>");
    world.stop();
    for (String file : List.of("state.db", "state.db-wal")) {
      Path written = folder.resolve(file);
      if (Files.exists(written)) {
        assertThat(new String(Files.readAllBytes(written), StandardCharsets.ISO_8859_1))
            .doesNotContain(World.KEY);
      }
    }
    world.open();
  }

  private int rows(String table) throws IOException {
    return world.file().rows(table);
  }

  private void threaded(NotifyConfig config) throws IOException {
    world.close();
    world = World.threaded(folder, config);
  }

  private void hang(HttpExchange exchange) {
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    exchange.close();
  }

  @Test
  void aReceiverThatNeverAnswersIsAFailedAttempt() throws Exception {
    threaded(IMPATIENT);
    receiver.then(this::hang);
    world.routeTo(receiver.url("/"));
    world.fires(World.LATENCY, PAGE_1H);
    receiver.await();
    receiver.await();
    awaitSent();
    assertThat(world.deliveries().getFirst().latest().getFirst().error())
        .isEqualTo("no answer within 1s");
  }

  @Test
  void anAnswerThatTricklesCountsByItsStatus() throws Exception {
    threaded(IMPATIENT);
    receiver.then(exchange -> {
      exchange.sendResponseHeaders(200, 0);
      exchange.getResponseBody().write('a');
      exchange.getResponseBody().flush();
      hang(exchange);
    });
    world.routeTo(receiver.url("/"));
    world.fires(World.LATENCY, PAGE_1H);
    awaitSent();
    assertThat(world.deliveries().getFirst().attempts()).isEqualTo(1);
  }

  @Test
  void anEndlessAnswerIsReadOnlySoFar() throws Exception {
    receiver.always(exchange -> {
      exchange.sendResponseHeaders(500, 0);
      byte[] bytes = "x".repeat(64 * 1024).getBytes(StandardCharsets.UTF_8);
      try (OutputStream body = exchange.getResponseBody()) {
        while (end.getCount() > 0) {
          body.write(bytes);
        }
      }
    });
    world.routeTo(receiver.url("/"));
    world.fires(World.LATENCY, PAGE_1H);
    assertThat(world.deliveries().getFirst().latest().getFirst().error())
        .startsWith("HTTP 500: xxx")
        .hasSize(500);
  }

  @Test
  void aReceiverThatHangsDoesNotDelayAnother() throws Exception {
    threaded(NotifyConfig.defaults());
    receiver.always(this::hang);
    try (TestReceiver other = TestReceiver.start()) {
      world.route(
          """
          route: {receiver: both}
          receivers: [{name: both, webhook_configs: [{url: '%s'}, {url: '%s'}]}]
          """
              .formatted(receiver.url("/"), other.url("/")));
      world.fires(World.LATENCY, PAGE_1H);
      receiver.await();
      world.isSilent(World.LATENCY);
      world.fires(World.ERRORS, PAGE_1H);
      for (int i = 0; i < 3; i++) {
        other.await();
      }
      // The hanging one was asked for the other incident as well, and for no incident twice.
      assertThat(receiver.await().body()).contains(World.ERRORS.name());
      assertThat(receiver.take()).isEmpty();
      end.countDown();
    }
  }

  @Test
  void closingDoesNotWaitForAReceiverThatHangsAndItIsToldAfterTheNextStart() throws Exception {
    threaded(IMPATIENT_TO_CLOSE);
    receiver.then(this::hang);
    world.routeTo(receiver.url("/"));
    world.fires(World.LATENCY, PAGE_1H);
    receiver.await();
    world.stop();
    world.open();
    receiver.await();
    awaitSent();
    assertThat(world.deliveries().getFirst().attempts()).isEqualTo(1);
  }

  /** The outcome is written after the answer; this waits until it is. */
  private void awaitSent() throws Exception {
    while (world.deliveries().getFirst().status() == DeliveryStatus.PENDING) {
      Thread.sleep(5);
    }
    assertThat(world.deliveries().getFirst().status()).isEqualTo(DeliveryStatus.SENT);
  }
}
