package dev.headroom.alerting;

import static dev.headroom.burn.EvaluationFixture.PAGE_1H;
import static dev.headroom.burn.EvaluationFixture.PAGE_6H;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.Incident.Muted;
import dev.headroom.alerting.incident.MuteReason;
import dev.headroom.alerting.incident.TimelineEntry;
import dev.headroom.alerting.muting.ShadowMuting;
import dev.headroom.burn.BurnAlerts;
import dev.headroom.routing.Routing;
import dev.headroom.routing.Routings;
import dev.headroom.routing.shadow.Shadow;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is in shadow is followed as everything else, and nobody is told. */
class ShadowTest extends AlertingStage {
  private static final String ROUTES =
      """
      route:
        receiver: desk
        routes:
          - matchers: ['severity="page"']
            receiver: new-pager
            continue: true
          - matchers: ['severity="page"']
            receiver: pager
      inhibit_rules:
        - source_matchers: ['slo="checkout-latency"']
          target_matchers: ['slo="checkout-errors"']
      receivers:
        - {name: desk, webhook_configs: [{url: 'http://127.0.0.1:1/desk'}]}
        - {name: pager, webhook_configs: [{url: 'http://127.0.0.1:1/pager'}]}
        - {name: new-pager, webhook_configs: [{url: 'http://127.0.0.1:1/new'}]}
      """;
  private static final Shadow LATENCY_IN_SHADOW = new Shadow(Set.of(LATENCY.name()), Set.of());
  private static final Shadow PAGER_IN_SHADOW = new Shadow(Set.of(), Set.of("new-pager"));

  private Routing routing;

  @BeforeEach
  void routes() throws IOException {
    routing = Routings.read(folder, ROUTES);
    inShadow(Shadow.NONE);
  }

  private void inShadow(Shadow shadow) {
    alerting.reload(BurnAlerts.subjects(List.of(LATENCY, ERRORS)), routing.with(shadow));
  }

  private List<String> told() {
    return List.copyOf(deliveries.enqueued);
  }

  private List<String> lines(Incident incident) throws IOException {
    return alerting.timeline(incident.id()).stream().map(TimelineEntry::description).toList();
  }

  @Test
  void anIncidentInShadowIsRecordedWithWhoWouldBeTold() throws IOException {
    inShadow(LATENCY_IN_SHADOW);
    fires(LATENCY, PAGE_6H);
    assertThat(told()).isEmpty();
    assertThat(ShadowMuting.isShadowed(only())).isTrue();
    assertThat(only().muted())
        .contains(new Muted(new MuteReason.Shadowed(List.of("new-pager", "pager")), false));
    assertThat(lines(only()))
        .singleElement()
        .asString()
        .endsWith("Nobody is told: it is in shadow, and would be told to new-pager, pager.");
    clock.advance(Duration.ofHours(5));
    fires(LATENCY, PAGE_1H);
    assertThat(told()).isEmpty();
    isClear();
    assertThat(alerting.unresolved()).isEmpty();
    assertThat(told()).allMatch(each -> each.contains("resolved"));
  }

  private void isClear() {
    for (int minute = 0; minute < 60; minute++) {
      clock.advance(Duration.ofMinutes(1));
      burns(LATENCY, 0);
    }
  }

  @Test
  void whatIsPromotedWhileItBurnsIsToldThen() throws IOException {
    inShadow(LATENCY_IN_SHADOW);
    fires(LATENCY, PAGE_1H);
    String id = only().id();
    inShadow(Shadow.NONE);
    fires(LATENCY, PAGE_1H);
    assertThat(told()).singleElement().asString().contains("opened", "pager");
    assertThat(only().id()).isEqualTo(id);
    assertThat(ShadowMuting.isShadowed(only())).isFalse();
    assertThat(lines(only())).last().asString().contains("It is not in shadow any more.");
    fires(LATENCY, PAGE_1H);
    assertThat(told()).hasSize(1);
  }

  @Test
  void theShadowHoldsThroughARestart() throws IOException {
    inShadow(LATENCY_IN_SHADOW);
    fires(LATENCY, PAGE_1H);
    Muted before = only().muted().orElseThrow();
    database.close();
    open();
    inShadow(LATENCY_IN_SHADOW);
    assertThat(only().muted()).contains(before);
    fires(LATENCY, PAGE_1H);
    assertThat(told()).isEmpty();
    assertThat(lines(only())).hasSize(1);
  }

  @Test
  void whoWasToldBeforeHearsOfTheEndAlone() {
    fires(LATENCY, PAGE_1H);
    assertThat(told()).hasSize(1);
    inShadow(LATENCY_IN_SHADOW);
    fires(LATENCY, PAGE_1H);
    clock.advance(Duration.ofHours(5));
    fires(LATENCY, PAGE_1H);
    assertThat(told()).hasSize(1);
    isClear();
    assertThat(told()).hasSize(2).last().asString().contains("resolved");
  }

  @Test
  void anIncidentInShadowInhibitsNone() {
    inShadow(LATENCY_IN_SHADOW);
    fires(LATENCY, PAGE_1H);
    fires(ERRORS, PAGE_1H);
    assertThat(told()).containsExactly("1 opened page-1h to new-pager,pager");
    assertThat(alerting.unresolved())
        .filteredOn(each -> !ShadowMuting.isShadowed(each))
        .extracting(Incident::subject)
        .containsExactly(ERRORS.name());
  }

  @Test
  void anIncidentThatIsNotInShadowInhibits() {
    fires(LATENCY, PAGE_1H);
    fires(ERRORS, PAGE_1H);
    assertThat(told()).contains("1 opened page-1h to new-pager,pager");
    assertThat(told()).filteredOn(each -> each.contains("pager")).hasSize(1);
  }

  @Test
  void aReceiverInShadowIsPassedOverAndToldOnceItIsPromoted() throws IOException {
    inShadow(PAGER_IN_SHADOW);
    fires(LATENCY, PAGE_1H);
    assertThat(told()).singleElement().asString().contains("pager").doesNotContain("new-pager");
    assertThat(lines(only()))
        .contains("Not told to new-pager: it is in shadow, and would be told.");
    inShadow(Shadow.NONE);
    fires(LATENCY, PAGE_1H);
    assertThat(lines(only())).contains("Told to new-pager now: it was in shadow.");
    assertThat(told()).last().asString().contains("new-pager");
  }
}
