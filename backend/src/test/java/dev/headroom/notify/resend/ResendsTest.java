package dev.headroom.notify.resend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.alerting.TestClock;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.IncidentFixture;
import dev.headroom.alerting.incident.Transition;
import dev.headroom.notify.record.AttemptResult;
import dev.headroom.notify.record.DeliveryAttempt;
import dev.headroom.notify.record.DeliveryStatus;
import dev.headroom.notify.record.MemoryStateStore;
import dev.headroom.notify.send.Attempt;
import dev.headroom.notify.send.Delivery;
import dev.headroom.notify.send.ResendingSender;
import io.prometheus.client.CollectorRegistry;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ResendsTest {
  private static final Instant NOW = IncidentFixture.STARTED.plusSeconds(60);
  private static final String ONE = "am/alertmanager/a";
  private static final String OTHER = "am/alertmanager/b";
  private static final Attempt DOWN =
      new Attempt.Retry(OptionalInt.empty(), "no answer", Duration.ZERO);

  private final TestClock clock = new TestClock(NOW.toString());
  private final MemoryStateStore store = new MemoryStateStore(10);
  private final CollectorRegistry registry = new CollectorRegistry();
  private final Deque<Runnable> waiting = new ArrayDeque<>();
  private final Forgetful one = new Forgetful();
  private final Forgetful other = new Forgetful();
  private Resends resends;

  /** Keeps what it is told again, and answers as it is told to. */
  private static final class Forgetful implements ResendingSender {
    final List<List<String>> told = new ArrayList<>();
    final Deque<Attempt> answers = new ArrayDeque<>();
    Runnable meanwhile = () -> {};

    @Override
    public Attempt resend(List<Delivery> newest) {
      told.add(newest.stream().map(Delivery::id).toList());
      Runnable once = meanwhile;
      meanwhile = () -> {};
      once.run();
      Attempt next = answers.poll();
      return next == null ? new Attempt.Sent(200) : next;
    }

    @Override
    public List<String> payloads(Transition transition) {
      return List.of();
    }

    @Override
    public Attempt send(Delivery delivery) {
      throw new IllegalStateException("nothing is delivered here");
    }
  }

  @BeforeEach
  void open() {
    resends = new Resends(store, clock, waiting::add, registry);
    resends.to(Map.of(ONE, one, OTHER, other));
  }

  @AfterEach
  void close() {
    resends.close();
  }

  private void round() {
    resends.resend();
    while (!waiting.isEmpty()) {
      waiting.remove().run();
    }
  }

  private void told(String id, String integration, Incident incident) throws IOException {
    Delivery delivery =
        new Delivery(-1, id, incident.id(), "opened", "am", "alertmanager", "{}", NOW, NOW, 0, "");
    store.write(records -> {
      if (records.incidents().find(incident.id()).isEmpty()) {
        records.incidents().save(incident);
      }
      records.deliveries().add(delivery, 1, integration);
      Delivery added =
          records.deliveries().next(integration, Set.of(), Set.of(), 1_000).stream()
              .filter(each -> each.id().equals(id))
              .findFirst()
              .orElseThrow();
      DeliveryAttempt made =
          new DeliveryAttempt(NOW, "sent", OptionalInt.of(200), Duration.ZERO, "");
      return records.deliveries().record(new AttemptResult(added, made, DeliveryStatus.SENT, NOW));
    });
  }

  private static Incident incident(String id) {
    return IncidentFixture.page(id, "checkout-" + id);
  }

  private double metric(String name, String integration) {
    Double value =
        registry.getSampleValue(name, new String[] {"integration"}, new String[] {integration});
    return value == null ? 0 : value;
  }

  private double resent(String outcome) {
    Double value =
        registry.getSampleValue(
            "headroom_notify_resent_incidents_total",
            new String[] {"integration", "outcome"},
            new String[] {ONE, outcome});
    return value == null ? 0 : value;
  }

  @Test
  void eachIsToldWhatItWasToldLastAndNothingElse() throws IOException {
    told("msg-1", ONE, incident("inc-1"));
    told("msg-2", OTHER, incident("inc-2"));
    round();
    round();
    assertThat(one.told).containsExactly(List.of("msg-1"), List.of("msg-1"));
    assertThat(other.told).containsExactly(List.of("msg-2"), List.of("msg-2"));
    assertThat(resent("sent")).isEqualTo(2);
    assertThat(metric("headroom_notify_standing_incidents", ONE)).isEqualTo(1);
  }

  @Test
  void whereNothingStandsNobodyIsAsked() {
    round();
    assertThat(one.told).isEmpty();
    assertThat(metric("headroom_notify_standing_incidents", ONE)).isZero();
  }

  @Test
  void anEndIsToldAgainForAQuarterOfAnHour() throws IOException {
    told("msg-1", ONE, incident("inc-1"));
    Incident ended = IncidentFixture.resolved(incident("inc-1"), Duration.ZERO, "ada");
    store.write(records -> {
      records.incidents().save(ended);
      return true;
    });
    Instant last = IncidentFixture.STARTED.plus(Duration.ofMinutes(15));
    clock.set(last);
    round();
    assertThat(one.told).hasSize(1);
    clock.set(last.plusMillis(1));
    round();
    assertThat(one.told).hasSize(1);
  }

  @Test
  void manyAreToldInParts() throws IOException {
    for (int i = 0; i < ResendingSender.RESENT_AT_ONCE_MAX + 1; i++) {
      told("msg-" + i, ONE, incident("inc-" + i));
    }
    round();
    assertThat(one.told).extracting(List::size).containsExactly(64, 1);
    assertThat(resent("sent")).isEqualTo(65);
    assertThat(metric("headroom_notify_standing_incidents", ONE)).isEqualTo(65);
  }

  @Test
  void whoDoesNotAnswerIsLeftAloneUntilTheNextRound() throws IOException {
    for (int i = 0; i < ResendingSender.RESENT_AT_ONCE_MAX + 1; i++) {
      told("msg-" + i, ONE, incident("inc-" + i));
    }
    told("msg-other", OTHER, incident("inc-other"));
    one.answers.add(DOWN);
    round();
    assertThat(one.told).extracting(List::size).containsExactly(64);
    assertThat(other.told).containsExactly(List.of("msg-other"));
    assertThat(resent("retry")).isEqualTo(64);
    round();
    assertThat(one.told).extracting(List::size).containsExactly(64, 64, 1);
  }

  @Test
  void whoRefusesSomeIsToldTheOthers() throws IOException {
    for (int i = 0; i < ResendingSender.RESENT_AT_ONCE_MAX + 1; i++) {
      told("msg-" + i, ONE, incident("inc-" + i));
    }
    one.answers.add(new Attempt.Rejected(400, "no"));
    round();
    assertThat(one.told).extracting(List::size).containsExactly(64, 1);
    assertThat(resent("rejected")).isEqualTo(64);
    assertThat(resent("sent")).isEqualTo(1);
  }

  @Test
  void whatComesWhileOlderWordsAreOnTheirWayIsToldAfterThem() throws IOException {
    told("msg-1", ONE, incident("inc-1"));
    one.meanwhile = () -> toldSafely("msg-2", incident("inc-1"));
    round();
    assertThat(one.told).containsExactly(List.of("msg-1"), List.of("msg-2"));
  }

  @Test
  void aRoundThatNeverCatchesUpEndsAllTheSame() throws IOException {
    told("msg-0", ONE, incident("inc-1"));
    endlessly(1);
    round();
    assertThat(one.told).containsExactly(List.of("msg-0"), List.of("msg-1"), List.of("msg-2"));
  }

  private void endlessly(int number) {
    one.meanwhile =
        () -> {
          toldSafely("msg-" + number, incident("inc-1"));
          endlessly(number + 1);
        };
  }

  private void toldSafely(String id, Incident incident) {
    try {
      told(id, ONE, incident);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void whatCannotBeReadIsCountedAndTriedAgain() throws IOException {
    told("msg-1", ONE, incident("inc-1"));
    store.closed(true);
    round();
    assertThat(one.told).isEmpty();
    assertThat(metric("headroom_notify_resend_failures_total", ONE)).isEqualTo(1);
    store.closed(false);
    round();
    assertThat(one.told).hasSize(1);
    assertThat(metric("headroom_notify_resend_failures_total", ONE)).isEqualTo(1);
  }

  @Test
  void aSenderThatThrowsEndsItsRoundAndNothingElse() throws IOException {
    told("msg-1", ONE, incident("inc-1"));
    told("msg-2", OTHER, incident("inc-2"));
    one.meanwhile =
        () -> {
          throw new IllegalStateException("a bug");
        };
    round();
    assertThat(metric("headroom_notify_resend_failures_total", ONE)).isEqualTo(1);
    assertThat(other.told).hasSize(1);
    round();
    assertThat(one.told).hasSize(2);
  }

  @Test
  void whoIsBeingToldIsNotToldTwiceAtOnce() throws IOException {
    told("msg-1", ONE, incident("inc-1"));
    one.meanwhile = this::round;
    round();
    assertThat(one.told).hasSize(1);
    round();
    assertThat(one.told).hasSize(2);
  }

  @Test
  void whoIsNoLongerNamedIsNotToldAndHasNoGauge() throws IOException {
    told("msg-1", ONE, incident("inc-1"));
    round();
    resends.to(Map.of(OTHER, other));
    assertThat(
            registry.getSampleValue(
                "headroom_notify_standing_incidents",
                new String[] {"integration"},
                new String[] {ONE}))
        .isNull();
    round();
    assertThat(one.told).hasSize(1);
    assertThat(resent("sent")).isEqualTo(1);
  }
}
