package dev.headroom.drill;

import static dev.headroom.burn.EvaluationFixture.PAGE_1H;
import static dev.headroom.notify.World.LATENCY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.TimelineEntry;
import dev.headroom.alerting.silence.Silence.Phase;
import dev.headroom.alerting.silence.Silence.SilenceAnswer;
import dev.headroom.alerting.silence.Silence.SilenceRequest;
import dev.headroom.drill.TestPages.TestPageAnswer;
import dev.headroom.drill.TestPages.TestPageRequest;
import dev.headroom.notify.World;
import dev.headroom.notify.record.DeliveryReport;
import dev.headroom.select.Matcher;
import dev.headroom.select.Matcher.Operator;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A test page goes the way of every other, ends by itself, and touches nothing else. */
class TestPagesTest {
  private static final Map<String, String> CHECKOUT = Map.of("service", "checkout");
  private static final String ROUTING =
      """
      route:
        receiver: desk
        routes:
          - {receiver: pager, matchers: ['severity="page"', 'service="checkout"']}
      receivers:
        - name: desk
        - name: pager
          webhook_configs: [{url: 'http://127.0.0.1:9/pager'}]
        - name: boss
          webhook_configs: [{url: 'http://127.0.0.1:9/boss'}]
      """;
  private static final String INHIBITING =
      ROUTING
          + """
          inhibit_rules:
            - {source_matchers: [service=checkout], target_matchers: [alertname=ErrorBudgetBurn]}
          """;

  @TempDir Path folder;
  private World world;

  @BeforeEach
  void open() throws IOException {
    world = new World(folder);
    world.route(ROUTING);
  }

  @AfterEach
  void close() {
    world.close();
  }

  private Incident sent(Optional<String> receiver, Map<String, String> labels) throws IOException {
    TestPageRequest request = new TestPageRequest(receiver, labels, "dana");
    TestPageAnswer answer = world.testPages.send(request);
    assertThat(answer).isInstanceOf(TestPageAnswer.ToldTestPage.class);
    return ((TestPageAnswer.ToldTestPage) answer).incident();
  }

  private void evaluate() {
    world.alerting.onRounds(world.testPages.rounds());
  }

  private List<String> told() throws IOException {
    return world.deliveries().stream()
        .map(each -> each.event() + " to " + each.receiver())
        .toList();
  }

  private Incident now(Incident incident) throws IOException {
    return world.alerting.find(incident.id()).orElseThrow();
  }

  @Test
  void itIsToldByTheRouteOfItsLabelsAndSaysWhatItIs() throws IOException {
    Incident page = sent(Optional.empty(), CHECKOUT);
    assertThat(told()).containsExactly("opened to pager");
    assertThat(page.summary())
        .isEqualTo(
            "[TEST] A test page from dana: nothing is wrong. Please acknowledge it; it ends by"
                + " itself at 03:17:00 UTC.");
    assertThat(page.labels())
        .containsEntry("drill", "true")
        .containsEntry("severity", "page")
        .containsEntry("alertname", "TestPage")
        .containsEntry("service", "checkout");
    assertThat(page.hasBudget()).isFalse();
    evaluate();
    assertThat(told()).hasSize(1);
  }

  @Test
  void itEndsOnceSomebodyAcknowledgesIt() throws IOException {
    Incident page = sent(Optional.empty(), CHECKOUT);
    world.alerting.acknowledge(page.id(), "ada");
    evaluate();
    assertThat(told()).containsExactly("opened to pager", "resolved to pager");
    assertThat(now(page).summary()).isEqualTo("[TEST] The test page is over: acknowledged by ada.");
    evaluate();
    assertThat(world.testPages.isPresent(page.subject())).isFalse();
    assertThat(told()).hasSize(2);
  }

  @Test
  void itEndsByItselfAfterTenMinutesAndNotBefore() throws IOException {
    Incident page = sent(Optional.empty(), CHECKOUT);
    world.clock.advance(TestPages.LASTS_MAX.minusMillis(1));
    evaluate();
    assertThat(now(page).resolution()).isEmpty();
    world.clock.advance(Duration.ofMillis(1));
    evaluate();
    assertThat(now(page).resolution()).isPresent();
    assertThat(told()).containsExactly("opened to pager", "resolved to pager");
    assertThat(now(page).summary())
        .isEqualTo("[TEST] The test page is over: nobody acknowledged it.");
  }

  @Test
  void aReceiverIsToldAloneWhateverRoutesSay() throws IOException {
    Incident page = sent(Optional.of("boss"), Map.of("severity", "ticket"));
    assertThat(told()).containsExactly("opened to boss");
    world.alerting.resolve(page.id(), "ada");
    evaluate();
    assertThat(told()).containsExactly("opened to boss", "resolved to boss");
    assertThat(world.alerting.unresolved()).isEmpty();
  }

  @Test
  void aRestartGoesOnWithItAndTellsNobodyAgain() throws IOException {
    Incident page = sent(Optional.empty(), CHECKOUT);
    world.stop();
    world.open();
    evaluate();
    assertThat(told()).containsExactly("opened to pager");
    assertThat(now(page).resolution()).isEmpty();
    world.clock.advance(TestPages.LASTS_MAX);
    evaluate();
    assertThat(told()).containsExactly("opened to pager", "resolved to pager");
  }

  @Test
  void aReloadTellsNobodyAgain() throws IOException {
    Incident page = sent(Optional.empty(), CHECKOUT);
    world.route(ROUTING);
    evaluate();
    assertThat(told()).containsExactly("opened to pager");
    assertThat(now(page).resolution()).isEmpty();
  }

  @Test
  void itIsNotTheIncidentOfThePromiseWhoseLabelsItHas() throws IOException {
    Incident real = world.fires(LATENCY, PAGE_1H);
    Incident page = sent(Optional.empty(), real.labels());
    assertThat(page.subject()).isNotEqualTo(real.subject());
    assertThat(page.dedupKey()).isNotEqualTo(real.dedupKey());
    assertThat(page.identity(page.dedupKey())).isNotEqualTo(real.identity(real.dedupKey()));
    world.alerting.acknowledge(page.id(), "ada");
    evaluate();
    assertThat(now(page).resolution()).isPresent();
    assertThat(now(real).acknowledgement()).isEmpty();
    assertThat(now(real).resolution()).isEmpty();
  }

  @Test
  void itHoldsNobodyBackFromARealIncident() throws IOException {
    world.route(INHIBITING);
    sent(Optional.empty(), CHECKOUT);
    Incident real = world.fires(LATENCY, PAGE_1H);
    assertThat(real.labels()).containsEntry("service", "checkout");
    assertThat(world.deliveries())
        .filteredOn(each -> each.incident().equals(real.id()))
        .extracting(DeliveryReport::event)
        .containsExactly("opened");
  }

  @Test
  void aSilenceHoldsItBackAndIsNotEndedByIt() throws IOException {
    SilenceAnswer silence =
        world.silences.make(
            new SilenceRequest(
                Optional.empty(),
                List.of(new Matcher("service", Operator.EQUAL, "checkout")),
                "sam",
                "deploy",
                Optional.empty(),
                world.clock.instant().plus(Duration.ofHours(1)),
                true));
    Incident page = sent(Optional.empty(), CHECKOUT);
    assertThat(told()).isEmpty();
    assertThat(page.muted()).isPresent();
    assertThat(world.alerting.timeline(page.id()).stream().map(TimelineEntry::description))
        .anyMatch(line -> line.contains("silenced by sam"));
    world.clock.advance(TestPages.LASTS_MAX);
    evaluate();
    assertThat(now(page).summary())
        .startsWith("[TEST] The test page is over: nobody was told of it (silenced by sam until ");
    evaluate();
    assertThat(world.silences.find(((SilenceAnswer.Standing) silence).silence().id()))
        .hasValueSatisfying(each -> assertThat(each.phase()).isEqualTo(Phase.IN_FORCE));
  }

  @Test
  void whoseReceiverIsGoneSaysSoOnceAndTellsNobodyElse() throws IOException {
    Incident page = sent(Optional.of("boss"), Map.of());
    world.route(ROUTING.replace("name: boss", "name: chief"));
    evaluate();
    evaluate();
    assertThat(told()).containsExactly("opened to boss");
    assertThat(world.alerting.timeline(page.id()).stream().map(TimelineEntry::description))
        .containsOnlyOnce("There is no receiver boss any more: nobody is told.");
  }

  @Test
  void thereAreSixAMinute() throws IOException {
    for (int i = 0; i < TestPages.PER_MINUTE_MAX; i++) {
      sent(Optional.empty(), CHECKOUT);
      world.clock.advance(Duration.ofSeconds(1));
    }
    TestPageRequest more = new TestPageRequest(Optional.empty(), CHECKOUT, "");
    assertThat(world.testPages.send(more)).isInstanceOf(TestPageAnswer.TooManyTestPages.class);
    assertThat(world.alerting.unresolved()).hasSize(TestPages.PER_MINUTE_MAX);
    world.clock.advance(Duration.ofSeconds(54));
    assertThat(world.testPages.send(more)).isInstanceOf(TestPageAnswer.ToldTestPage.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          drill          | true | labels
          drill_receiver | boss | labels
          severity       | high | labels
          """)
  void whatTheServerSaysNobodyElseMay(String label, String value, String field) throws IOException {
    TestPageAnswer answer =
        world.testPages.send(new TestPageRequest(Optional.empty(), Map.of(label, value), ""));
    assertThat(answer)
        .isInstanceOfSatisfying(
            TestPageAnswer.RefusedTestPage.class, no -> assertThat(no.field()).isEqualTo(field));
    assertThat(world.alerting.unresolved()).isEmpty();
  }

  @Test
  void aReceiverThatIsNotThereIsNamed() throws IOException {
    assertThat(world.testPages.send(new TestPageRequest(Optional.of("nobody"), Map.of(), "")))
        .isEqualTo(new TestPageAnswer.RefusedTestPage("receiver", "there is no receiver nobody"));
    assertThat(world.testPages.send(new TestPageRequest(Optional.of("boss"), CHECKOUT, "")))
        .isInstanceOf(TestPageAnswer.RefusedTestPage.class);
  }
}
