package dev.headroom.notify;

import static dev.headroom.burn.EvaluationFixture.PAGE_1H;
import static dev.headroom.burn.EvaluationFixture.TICKET_1D;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.headroom.alerting.incident.EntryKind;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.TimelineEntry;
import dev.headroom.notify.TestReceiver.Request;
import dev.headroom.notify.record.DeliveryAttempt;
import dev.headroom.notify.record.DeliveryReport;
import dev.headroom.notify.record.DeliveryStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is told, when, and what is remembered of it. */
class OutboxTest {
  @TempDir Path folder;
  private final ObjectMapper json = new ObjectMapper();
  private TestReceiver receiver;
  private World world;

  @BeforeEach
  void start() throws Exception {
    receiver = TestReceiver.start();
    world = new World(folder);
    world.routeTo(receiver.url("/"));
  }

  @AfterEach
  void stop() {
    world.close();
    receiver.close();
  }

  /** What came, as path, objective, status and tier. */
  private List<String> took() throws IOException {
    List<String> told = new ArrayList<>();
    for (Request request : receiver.take()) {
      JsonNode body = json.readTree(request.body());
      told.add(
          String.join(
              " ",
              request.path(),
              body.at("/groupLabels/slo").asText(),
              body.at("/status").asText(),
              body.at("/commonLabels/tier").asText()));
    }
    return told;
  }

  private DeliveryReport only() throws Exception {
    assertThat(world.deliveries()).hasSize(1);
    return world.deliveries().getFirst();
  }

  @Test
  void aDeliveryThatArrivedIsDone() throws Exception {
    Incident incident = world.fires(World.LATENCY, PAGE_1H);

    DeliveryReport report = only();
    assertThat(report.status()).isEqualTo(DeliveryStatus.SENT);
    assertThat(report.incident()).isEqualTo(incident.id());
    assertThat(report.receiver()).isEqualTo("pager");
    assertThat(report.kind()).isEqualTo("webhook");
    assertThat(report.event()).isEqualTo("opened");
    assertThat(report.createdAt()).isEqualTo(world.clock.instant());
    assertThat(report.nextAttemptAt()).isEmpty();
    assertThat(report.latest())
        .singleElement()
        .satisfies(each -> {
          assertThat(each.outcome()).isEqualTo("sent");
          assertThat(each.httpStatus()).hasValue(200);
          assertThat(each.error()).isEmpty();
        });
    assertThat(world.outbox.deliveries(incident.id())).containsExactly(report);
    assertThat(world.heard).containsExactly(incident.id());
    assertThat(world.alarm.waiting()).isZero();
    assertThat(world.alerting.timeline(incident.id()))
        .extracting(TimelineEntry::description)
        .containsExactly(incident.summary(), "Delivered to pager (webhook, opened).");
  }

  @Test
  void failuresAreTriedAgainAsPlanned() throws Exception {
    receiver.always(TestReceiver.text(503, "over\n capacity"));
    Incident incident = world.fires(World.LATENCY, PAGE_1H);
    world.pass(Duration.ofSeconds(350));

    DeliveryReport report = only();
    assertThat(report.status()).isEqualTo(DeliveryStatus.PENDING);
    List<Long> waits = new ArrayList<>();
    List<Instant> tries = report.latest().stream().map(DeliveryAttempt::at).toList();
    for (int i = 1; i < tries.size(); i++) {
      waits.add(Duration.between(tries.get(i - 1), tries.get(i)).toMillis());
    }
    List<Integer> planned = List.of(1, 2, 4, 8, 15, 30, 60, 60, 60, 60);
    assertThat(waits).hasSize(planned.size());
    for (int i = 0; i < planned.size(); i++) {
      assertThat(waits.get(i)).isBetween(planned.get(i) * 1_000L, planned.get(i) * 1_100L);
    }
    assertThat(report.nextAttemptAt().orElseThrow()).isAfter(world.clock.instant());
    assertThat(report.latest().getFirst().error()).isEqualTo("HTTP 503: over capacity");
    assertThat(world.alerting.timeline(incident.id()))
        .extracting(TimelineEntry::kind)
        .containsExactly(EntryKind.OPENED, EntryKind.DELIVERY_DELAYED);
    assertThat(world.alarm.waiting()).isEqualTo(1);
  }

  @Test
  void aReceiverThatAsksForTimeGetsIt() throws Exception {
    receiver.then(TestReceiver.status(429, "Retry-After", "40"));
    receiver.then(TestReceiver.status(503, "Retry-After", "Sun, 01 Mar 2026 03:10:00 GMT"));
    receiver.then(TestReceiver.status(429, "Retry-After", "999999"));
    world.fires(World.LATENCY, PAGE_1H);
    Instant start = world.clock.instant();

    world.pass(Duration.ofSeconds(39));
    assertThat(receiver.take()).hasSize(1);
    world.pass(Duration.ofSeconds(2));
    assertThat(receiver.take()).hasSize(1);
    world.pass(Duration.between(world.clock.instant(), start.plusSeconds(179)));
    assertThat(receiver.take()).isEmpty();
    world.pass(Duration.ofSeconds(5));
    assertThat(receiver.take()).hasSize(1);
    world.pass(Duration.ofMinutes(59));
    assertThat(receiver.take()).isEmpty();
    world.pass(Duration.ofMinutes(2));
    assertThat(receiver.take()).hasSize(1);
    assertThat(only().status()).isEqualTo(DeliveryStatus.SENT);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 410, 413, 422})
  void aReceiverThatWillNeverTakeItIsNotAskedAgain(int status) throws Exception {
    receiver.then(TestReceiver.text(status, "no such channel"));
    Incident incident = world.fires(World.LATENCY, PAGE_1H);
    world.pass(Duration.ofHours(1));

    DeliveryReport report = only();
    assertThat(report.status()).isEqualTo(DeliveryStatus.REJECTED);
    assertThat(report.attempts()).isEqualTo(1);
    assertThat(report.latest().getFirst().error())
        .isEqualTo("HTTP " + status + ": no such channel");
    assertThat(world.alerting.timeline(incident.id()).getLast().description())
        .isEqualTo("Refused by pager (webhook, opened): HTTP " + status + ": no such channel");
    assertThat(
            world.metric(
                "headroom_notify_deliveries_total",
                "integration",
                world.integration(),
                "status",
                "rejected"))
        .isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 307, 401, 403, 404, 408, 429, 500, 501, 502, 504})
  void allElseIsTriedAgain(int status) throws Exception {
    receiver.then(TestReceiver.status(status, "Location", receiver.url("/elsewhere")));
    world.fires(World.LATENCY, PAGE_1H);
    world.pass(Duration.ofSeconds(2));
    assertThat(receiver.take()).extracting(Request::path).containsExactly("/", "/");
    assertThat(only().status()).isEqualTo(DeliveryStatus.SENT);
  }

  @Test
  void aRedirectIsAFailureThatSaysSo() throws Exception {
    receiver.always(TestReceiver.status(302, "Location", receiver.url("/secret-place")));
    world.fires(World.LATENCY, PAGE_1H);
    world.pass(Duration.ofSeconds(30));
    assertThat(receiver.take()).extracting(Request::path).containsOnly("/");
    assertThat(only().latest().getFirst().error())
        .isEqualTo("HTTP 302 (redirects are not followed)");
  }

  @Test
  void afterADayADeliveryIsGivenUpAndTheNextOneGoes() throws Exception {
    receiver.always(TestReceiver.status(500));
    Incident incident = world.fires(World.LATENCY, PAGE_1H);
    world.pass(Duration.ofHours(23));
    world.isSilent(World.LATENCY);
    world.pass(Duration.ofMinutes(59));
    assertThat(world.deliveries())
        .extracting(DeliveryReport::status)
        .containsOnly(DeliveryStatus.PENDING);
    world.pass(Duration.ofMinutes(3));

    assertThat(world.deliveries())
        .extracting(DeliveryReport::status)
        .containsExactly(DeliveryStatus.EXPIRED, DeliveryStatus.PENDING);
    DeliveryReport expired = world.deliveries().getFirst();
    assertThat(expired.attempts()).isGreaterThan(1_000);
    assertThat(expired.latest()).hasSize(20);
    assertThat(world.alerting.timeline(incident.id()))
        .extracting(TimelineEntry::description)
        .anyMatch(each ->
            each.matches(
                "Given up after \\d+ attempts to reach pager \\(webhook, opened\\): HTTP 500"));
    receiver.take();
    receiver.always(TestReceiver.status(200));
    world.pass(Duration.ofMinutes(2));
    assertThat(took()).containsExactly("/ checkout-latency resolved page-1h");
  }

  @Test
  void whatFollowsWaitsForWhatCameBeforeWithinAnIncident() throws Exception {
    receiver.then(TestReceiver.status(500)).then(TestReceiver.status(500));
    world.fires(World.LATENCY, PAGE_1H);
    world.isSilent(World.LATENCY);
    assertThat(took()).hasSize(1);

    world.pass(Duration.ofSeconds(10));
    assertThat(took())
        .containsExactly(
            "/ checkout-latency firing page-1h",
            "/ checkout-latency firing page-1h",
            "/ checkout-latency resolved page-1h");
  }

  @Test
  void anotherIncidentGoesOn() throws Exception {
    receiver.then(TestReceiver.status(500));
    world.fires(World.LATENCY, PAGE_1H);
    world.fires(World.ERRORS, PAGE_1H);
    assertThat(took())
        .containsExactly("/ checkout-latency firing page-1h", "/ checkout-errors firing page-1h");
  }

  @Test
  void whoeverWasToldIsToldWhatFollowsAndNobodyElse() throws Exception {
    world.route(
        """
        route:
          receiver: desk
          routes: [{matchers: ['severity="page"'], receiver: pager}]
        receivers:
          - {name: desk, webhook_configs: [{url: '%1$s/desk'}]}
          - {name: pager, webhook_configs: [{url: '%1$s/pager'}]}
          - {name: late, webhook_configs: [{url: '%1$s/late'}]}
        """
            .formatted(receiver.url("")));
    world.fires(World.LATENCY, TICKET_1D);
    assertThat(took()).containsExactly("/desk checkout-latency firing ticket-1d");
    world.fires(World.LATENCY, PAGE_1H);
    assertThat(took())
        .containsExactlyInAnyOrder(
            "/pager checkout-latency firing page-1h", "/desk checkout-latency resolved ticket-1d");
    world.route(
        """
        route: {receiver: late}
        receivers:
          - {name: desk, webhook_configs: [{url: '%1$s/desk'}]}
          - {name: pager, webhook_configs: [{url: '%1$s/pager'}]}
          - {name: late, webhook_configs: [{url: '%1$s/late'}]}
        """
            .formatted(receiver.url("")));
    world.isSilent(World.LATENCY);
    assertThat(took()).containsExactly("/pager checkout-latency resolved page-1h");
  }

  @Test
  void whoIsNamedAgainAfterTheyWereGoneHearsOfWhatIsStillOpen() throws Exception {
    receiver.then(TestReceiver.status(500));
    world.fires(World.LATENCY, PAGE_1H);
    world.route("{route: {receiver: none}, receivers: [{name: none}]}");
    world.pass(Duration.ofMinutes(5));
    assertThat(took()).hasSize(1);
    assertThat(only().status()).isEqualTo(DeliveryStatus.EXPIRED);
    assertThat(only().latest().getLast().error())
        .isEqualTo("receiver pager is not in routing.yaml any more");

    world.routeTo(receiver.url("/moved"));
    world.fires(World.LATENCY, PAGE_1H);
    assertThat(took()).containsExactly("/moved checkout-latency firing page-1h");
  }

  @Test
  void aReloadSendsNothingAgain() throws Exception {
    world.fires(World.LATENCY, PAGE_1H);
    world.routeTo(receiver.url("/"));
    assertThat(took()).hasSize(1);
  }

  @Test
  void aClockSetFarBackDoesNotHoldUpARetry() throws Exception {
    receiver.then(TestReceiver.status(500));
    world.fires(World.LATENCY, PAGE_1H);
    world.clock.advance(Duration.ofDays(-3));
    world.fires(World.ERRORS, PAGE_1H);
    assertThat(world.deliveries())
        .extracting(DeliveryReport::status)
        .containsOnly(DeliveryStatus.SENT);
  }

  @Test
  void metricsShowWhatWaitsAndWhatWasTried() {
    receiver.then(TestReceiver.status(500));
    world.fires(World.LATENCY, PAGE_1H);
    world.isSilent(World.LATENCY);
    world.clock.advance(Duration.ofMillis(500));
    String label = "integration";
    assertThat(world.metric("headroom_notify_pending_deliveries", label, world.integration()))
        .isEqualTo(2);
    assertThat(world.metric("headroom_notify_oldest_pending_seconds", label, world.integration()))
        .isEqualTo(0.5);
    world.pass(Duration.ofSeconds(2));
    assertThat(world.metric("headroom_notify_pending_deliveries", label, world.integration()))
        .isZero();
    assertThat(world.metric("headroom_notify_oldest_pending_seconds", label, world.integration()))
        .isZero();
    assertThat(attempts("sent")).isEqualTo(2);
    assertThat(attempts("retry")).isEqualTo(1);
    assertThat(world.metric("headroom_notify_delivery_seconds_count", label, world.integration()))
        .isEqualTo(2);
  }

  private double attempts(String outcome) {
    return world.metric(
        "headroom_notify_attempts_total", "integration", world.integration(), "outcome", outcome);
  }
}
