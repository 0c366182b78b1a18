package dev.headroom.watch.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.silence.Silence.SilenceRequest;
import dev.headroom.alerting.source.AlertReading.AlertLevel;
import dev.headroom.burn.EvaluationFixture;
import dev.headroom.notify.TestReceiver;
import dev.headroom.notify.World;
import dev.headroom.notify.record.DeliveryReport;
import dev.headroom.routing.Routing;
import dev.headroom.routing.Routings;
import dev.headroom.routing.shadow.Shadow;
import dev.headroom.select.Matcher;
import dev.headroom.watch.finding.Finding;
import dev.headroom.watch.finding.WatchSubject;
import io.prometheus.client.CollectorRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages that reach nobody, over real HTTP and on disk. */
class UndeliveredPagesTest {
  private static final Duration AFTER = Duration.ofMinutes(5);

  @TempDir Path folder;
  private World world;
  private TestReceiver pager;
  private TestReceiver phone;
  private CollectorRegistry registry;
  private UndeliveredPages pages;
  private boolean unreadable;
  private Shadow shadow = Shadow.NONE;

  @BeforeEach
  void start() throws IOException {
    world = new World(folder);
    pager = TestReceiver.start();
    phone = TestReceiver.start();
    restart();
  }

  private void restart() {
    registry = new CollectorRegistry();
    pages = new UndeliveredPages(this::deliveries, AFTER, "team-watch", world.clock, registry);
  }

  private List<DeliveryReport> deliveries(String incident) throws IOException {
    if (unreadable) {
      throw new IOException("the disk is gone");
    }
    return world.outbox.deliveries(incident);
  }

  @AfterEach
  void stop() {
    world.close();
    pager.close();
    phone.close();
  }

  private void route(String receivers) throws IOException {
    world.route(
        """
        route:
          receiver: pager
          routes:
        %s
        receivers:
          - {name: pager, webhook_configs: [{url: '%s'}]}
          - {name: phone, webhook_configs: [{url: '%s'}]}
        """
            .formatted(receivers.indent(4), pager.url("/a"), phone.url("/b")));
  }

  private Finding of(String receiver) {
    return pages.look(world.alerting.unresolved(), inForce()).stream()
        .filter(each -> each.subject().equals(WatchSubject.receiver(receiver)))
        .findFirst()
        .orElseThrow();
  }

  private Routing inForce() {
    return world.routing().with(shadow);
  }

  private Incident fires() {
    return world.fires(World.LATENCY, EvaluationFixture.PAGE_1H);
  }

  private void pass(Duration time) {
    world.pass(time);
  }

  @Test
  void aPageThatNobodyHasGotIsFoundAfterAWhileAndNoLongerWhenItArrives() throws IOException {
    route("[]");
    pager.always(TestReceiver.status(503));
    Incident incident = fires();
    pass(AFTER.minusSeconds(1));
    assertThat(of("pager").level()).isEqualTo(AlertLevel.CLEAR);

    pass(UndeliveredPages.LOOKED_EVERY);
    Finding found = of("pager");
    assertThat(found.level()).isEqualTo(AlertLevel.FIRING);
    assertThat(found.onset()).isEqualTo(incident.startedAt());
    assertThat(found.labels()).containsEntry("receiver", "pager");
    assertThat(found.ownership().owner()).isEqualTo("team-watch");
    assertThat(found.summary())
        .startsWith("headroom: a page has reached nobody since 2026-03-01T03:07:00Z; pager")
        .contains("HTTP 503");
    assertThat(of("phone").level()).isEqualTo(AlertLevel.CLEAR);
    assertThat(registry.getSampleValue("headroom_watch_undelivered_pages")).isEqualTo(1);

    pager.always(TestReceiver.status(200));
    pass(Duration.ofMinutes(2));
    assertThat(of("pager").level()).isEqualTo(AlertLevel.CLEAR);
  }

  @Test
  void whatIsRefusedForGoodIsFoundAtOnce() throws IOException {
    route("[]");
    pager.always(TestReceiver.status(410));
    fires();
    pass(UndeliveredPages.LOOKED_EVERY);
    assertThat(of("pager").level()).isEqualTo(AlertLevel.FIRING);
  }

  @Test
  void thatOneOfTwoHasItIsEnough() throws IOException {
    route("[{receiver: pager, continue: true}, {receiver: phone}]");
    pager.always(TestReceiver.status(410));
    fires();
    pass(AFTER.plusMinutes(1));
    assertThat(of("pager").level()).isEqualTo(AlertLevel.CLEAR);
    assertThat(of("phone").level()).isEqualTo(AlertLevel.CLEAR);
  }

  @Test
  void whereNeitherOfTwoHasItBothAreNamed() throws IOException {
    route("[{receiver: pager, continue: true}, {receiver: phone}]");
    pager.always(TestReceiver.status(410));
    phone.always(TestReceiver.status(500));
    fires();
    pass(Duration.ofMinutes(1));
    assertThat(of("pager").level()).isEqualTo(AlertLevel.CLEAR);
    pass(AFTER);
    assertThat(of("pager").level()).isEqualTo(AlertLevel.FIRING);
    assertThat(of("phone").level()).isEqualTo(AlertLevel.FIRING);
    assertThat(of("pager").summary()).contains("HTTP 410").doesNotContain("HTTP 500");
    assertThat(of("phone").summary()).contains("HTTP 500").doesNotContain("HTTP 410");
  }

  @Test
  void aSilenceInBetweenDoesNotChangeSinceWhenNobodyHasIt() throws IOException {
    route("[]");
    pager.always(TestReceiver.status(503));
    fires();
    pass(AFTER);
    SilenceRequest silence =
        new SilenceRequest(
            Optional.empty(),
            List.of(new Matcher("severity", Matcher.Operator.EQUAL, "page")),
            "dana",
            "a moment",
            Optional.empty(),
            world.clock.instant().plusSeconds(60),
            false);
    world.silences.make(silence);
    world.alerting.followMuting();
    pass(Duration.ofSeconds(61));
    world.alerting.followMuting();
    pass(AFTER.plusSeconds(5));
    assertThat(of("pager").summary()).contains("reached nobody since 2026-03-01T03:07:00Z");
  }

  @Test
  void nobodyWaitsAnyMoreForWhatIsAcknowledgedOrOver() throws IOException {
    route("[]");
    pager.always(TestReceiver.status(503));
    Incident incident = fires();
    pass(AFTER.plusSeconds(1));
    assertThat(of("pager").level()).isEqualTo(AlertLevel.FIRING);
    world.alerting.acknowledge(incident.id(), "ada");
    pass(UndeliveredPages.LOOKED_EVERY);
    assertThat(of("pager").level()).isEqualTo(AlertLevel.CLEAR);
  }

  /** The first alarm arrived; the one after the acknowledgement is another page. */
  @Test
  void anAlarmThatComesAgainIsAPageOfItsOwn() throws IOException {
    route("[]");
    Incident incident = fires();
    pass(Duration.ofSeconds(10));
    assertThat(of("pager").level()).isEqualTo(AlertLevel.CLEAR);
    world.alerting.acknowledge(incident.id(), "ada");
    pass(Duration.ofSeconds(10));
    pager.always(TestReceiver.status(503));
    world.fires(World.LATENCY, EvaluationFixture.PAGE_6H);
    assertThat(world.alerting.unresolved().getFirst().alarm()).isEqualTo(2);
    pass(AFTER.plusSeconds(5));
    assertThat(of("pager").level()).isEqualTo(AlertLevel.FIRING);
  }

  @Test
  void aTicketWaitsForNobody() throws IOException {
    route("[]");
    pager.always(TestReceiver.status(410));
    world.fires(World.LATENCY, EvaluationFixture.TICKET_1D);
    pass(AFTER.plusSeconds(5));
    assertThat(of("pager").level()).isEqualTo(AlertLevel.CLEAR);
  }

  @Test
  void whereNobodyIsToldNothingIsUndelivered() throws IOException {
    world.route(
        """
        route: {receiver: ui}
        receivers: [{name: ui}]
        """);
    fires();
    pass(AFTER.plusSeconds(5));
    assertThat(of("ui").level()).isEqualTo(AlertLevel.CLEAR);
  }

  @Test
  void aRestartFindsItAgainAtOnce() throws IOException {
    route("[]");
    pager.always(TestReceiver.status(503));
    fires();
    pass(AFTER.plusSeconds(1));
    restart();
    assertThat(of("pager").level()).isEqualTo(AlertLevel.FIRING);
  }

  @Test
  void whatCannotBeReadProvesNothing() throws IOException {
    route("[]");
    pager.always(TestReceiver.status(503));
    fires();
    unreadable = true;
    pass(AFTER.plusSeconds(1));
    assertThat(of("pager").level()).isEqualTo(AlertLevel.UNKNOWN);
    assertThat(registry.getSampleValue("headroom_watch_undelivered_failures_total")).isEqualTo(1);
    unreadable = false;
    pass(UndeliveredPages.LOOKED_EVERY);
    assertThat(of("pager").level()).isEqualTo(AlertLevel.FIRING);
  }

  @Test
  void aReceiverOfWhichNobodyElseWouldHearIsNamed() throws IOException {
    String two =
        """
        route:
          receiver: desk
          routes:
            - {matchers: ['severity="page"'], receiver: pager}
            - {matchers: ['severity="ticket"'], receiver: tickets}
        receivers:
          - {name: desk}
          - {name: pager, webhook_configs: [{url: 'http://127.0.0.1:1/a'}]}
          - {name: tickets, webhook_configs: [{url: 'http://127.0.0.1:1/t'}]}
          - {name: unused, webhook_configs: [{url: 'http://127.0.0.1:1/u'}]}
          - {name: phone, webhook_configs: [{url: 'http://127.0.0.1:1/b'}]}
        """;
    assertThat(PageFallbacks.missing(Routings.read(folder, two)))
        .singleElement()
        .extracting(each -> each.message())
        .isEqualTo(
            "if pages do not reach pager, nobody else is told: add a route for"
                + " alertname=\"PageUndelivered\" to another receiver");
    String other =
        two.replace(
            "routes:\n",
            "routes:\n    - {matchers: ['alertname=\"PageUndelivered\"', 'receiver=\"pager\"'],"
                + " receiver: phone}\n");
    assertThat(PageFallbacks.missing(Routings.read(folder, other))).isEmpty();
    assertThat(Map.of("shipped", PageFallbacks.missing(Routings.pagesApart("a", "b"))))
        .containsEntry("shipped", List.of());
  }

  @Test
  void aPageWhoseReceiversAreAllInShadowReachesNobody() throws IOException {
    route("[{receiver: pager}]");
    shadow = new Shadow(Set.of(), Set.of("pager"));
    world.alerting.reload(List.of(World.LATENCY.name()), inForce());
    fires();
    pass(AFTER.minusSeconds(1));
    assertThat(of("pager").level()).isEqualTo(AlertLevel.CLEAR);
    pass(UndeliveredPages.LOOKED_EVERY);
    assertThat(of("pager").level()).isEqualTo(AlertLevel.FIRING);
    assertThat(of("pager").summary())
        .endsWith("pager does not take them: it is in shadow, and nobody else is told");
    assertThat(of("phone").level()).isEqualTo(AlertLevel.CLEAR);
  }
}
