package dev.headroom.notify.record;

import static dev.headroom.alerting.incident.IncidentFixture.STARTED;
import static dev.headroom.alerting.incident.IncidentFixture.page;
import static dev.headroom.alerting.incident.IncidentFixture.resolved;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.headroom.alerting.record.AlertingRecords;
import dev.headroom.alerting.record.Deliveries.Undelivered;
import dev.headroom.notify.record.DeliveryRecords.Backlog;
import dev.headroom.notify.record.DeliveryRecords.DeliveryFilter;
import dev.headroom.notify.record.DeliveryRecords.Notified;
import dev.headroom.notify.send.Delivery;
import dev.headroom.storage.StateStore;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What the records of deliveries hold to, whatever keeps them.
 *
 * @param <R> the records of the store, incidents among them
 */
public abstract class DeliveryRecordsContract<R extends NotifyRecords & AlertingRecords> {
  /** The store, empty. */
  protected abstract StateStore<R> store();

  private void write(Consumer<R> work) throws IOException {
    store()
        .write(records -> {
          work.accept(records);
          return true;
        });
  }

  private <T> T read(Function<DeliveryRecords, T> work) throws IOException {
    return store().read(records -> work.apply(records.deliveries()));
  }

  @BeforeEach
  void incidents() throws IOException {
    write(records -> {
      records.incidents().save(page("inc-1", "latency"));
      records.incidents().save(page("inc-2", "errors"));
    });
  }

  private static Delivery delivery(String id, String incident, String receiver, int dueSeconds) {
    Instant due = STARTED.plusSeconds(dueSeconds);
    String payload = "{\"text\": \"" + id + "\"}";
    return new Delivery(
        -1, id, incident, "opened", receiver, "webhook", payload, STARTED, due, 0, "");
  }

  private void add(String id, String incident, String integration, int dueSeconds)
      throws IOException {
    String receiver = integration.substring(0, integration.indexOf('/'));
    write(records ->
        records.deliveries().add(delivery(id, incident, receiver, dueSeconds), 1, integration));
  }

  private List<Delivery> next(String integration) throws IOException {
    return read(deliveries -> deliveries.next(integration, Set.of(), Set.of(), 10));
  }

  private boolean record(Delivery delivery, String outcome, DeliveryStatus status)
      throws IOException {
    DeliveryAttempt made =
        new DeliveryAttempt(
            STARTED.plusSeconds(30 + delivery.attempts()),
            outcome,
            outcome.equals("sent") ? OptionalInt.of(200) : OptionalInt.empty(),
            Duration.ofMillis(12),
            outcome.equals("sent") ? "" : "no answer");
    AttemptResult result =
        new AttemptResult(delivery, made, status, STARTED.plusSeconds(90 + delivery.attempts()));
    return store().write(records -> records.deliveries().record(result));
  }

  private Delivery only(String integration) throws IOException {
    assertThat(next(integration)).hasSize(1);
    return next(integration).getFirst();
  }

  private static List<String> ids(List<Delivery> deliveries) {
    return deliveries.stream().map(Delivery::id).toList();
  }

  @Test
  void aDeliveryIsReadAsItWasAddedAtAPositionOfItsOwn() throws Exception {
    add("msg-1", "inc-1", "desk/webhook/a", 5);
    add("msg-2", "inc-2", "desk/webhook/a", 5);
    List<Delivery> next = next("desk/webhook/a");
    assertThat(next.getFirst())
        .isEqualTo(delivery("msg-1", "inc-1", "desk", 5).at(next.getFirst().position()));
    assertThat(next.getFirst().position()).isPositive().isLessThan(next.getLast().position());
  }

  private List<String> standing(String integration, Instant since) throws IOException {
    return read(deliveries -> ids(deliveries.standing(integration, since)));
  }

  @Test
  void whatStandsIsTheLastThatWasToldOfEachIncident() throws Exception {
    add("msg-1", "inc-1", "am/alertmanager/a", 0);
    add("msg-2", "inc-2", "am/alertmanager/a", 0);
    add("msg-3", "inc-2", "am/alertmanager/b", 0);
    assertThat(standing("am/alertmanager/a", STARTED)).isEmpty();

    for (Delivery each : next("am/alertmanager/a")) {
      assertThat(record(each, "sent", DeliveryStatus.SENT)).isTrue();
    }
    assertThat(standing("am/alertmanager/a", STARTED)).containsExactly("msg-1", "msg-2");
    assertThat(standing("am/alertmanager/b", STARTED)).isEmpty();

    // While something newer waits, nothing older is told again.
    add("msg-4", "inc-1", "am/alertmanager/a", 0);
    assertThat(standing("am/alertmanager/a", STARTED)).containsExactly("msg-2");
    record(only("am/alertmanager/a"), "retry", DeliveryStatus.EXPIRED);
    assertThat(standing("am/alertmanager/a", STARTED)).containsExactly("msg-2", "msg-4");
    add("msg-5", "inc-1", "am/alertmanager/a", 0);
    record(only("am/alertmanager/a"), "rejected", DeliveryStatus.REJECTED);
    assertThat(standing("am/alertmanager/a", STARTED)).containsExactly("msg-2");
  }

  @Test
  void whatIsResolvedStandsForAWhile() throws Exception {
    add("msg-1", "inc-1", "am/alertmanager/a", 0);
    record(only("am/alertmanager/a"), "sent", DeliveryStatus.SENT);
    Instant end = STARTED.plusSeconds(600);
    write(records ->
        records
            .incidents()
            .save(resolved(page("inc-1", "latency"), Duration.ofMinutes(10), "ada")));
    assertThat(standing("am/alertmanager/a", end)).containsExactly("msg-1");
    assertThat(standing("am/alertmanager/a", end.plusMillis(1))).isEmpty();
  }

  @Test
  void aDeliveryOfAnIncidentThatIsNotThereIsRefused() {
    assertThatThrownBy(() -> add("msg-1", "inc-9", "desk/webhook/a", 0))
        .isInstanceOf(IOException.class);
  }

  @Test
  void ofEachIncidentTheFirstThatIsPendingGoesNextThoseDueFirstBeforeOthers() throws Exception {
    add("msg-1", "inc-1", "desk/webhook/a", 50);
    add("msg-2", "inc-1", "desk/webhook/a", 0);
    add("msg-3", "inc-2", "desk/webhook/a", 10);
    add("msg-4", "inc-2", "pager/webhook/b", 0);
    assertThat(ids(next("desk/webhook/a"))).containsExactly("msg-3", "msg-1");
    assertThat(ids(next("pager/webhook/b"))).containsExactly("msg-4");
    assertThat(next("nobody/webhook/c")).isEmpty();

    Set<Long> first = Set.of(next("desk/webhook/a").getLast().position());
    assertThat(
            ids(read((DeliveryRecords each) -> each.next("desk/webhook/a", first, Set.of(), 10))))
        .containsExactly("msg-2", "msg-3");
    assertThat(
            ids(
                read((DeliveryRecords each) ->
                    each.next("desk/webhook/a", Set.of(), Set.of("inc-2"), 10))))
        .containsExactly("msg-1");
    assertThat(
            ids(read((DeliveryRecords each) -> each.next("desk/webhook/a", Set.of(), Set.of(), 1))))
        .containsExactly("msg-3");
    assertThat(read((DeliveryRecords each) -> each.pendingIncidents("desk/webhook/a", Set.of())))
        .containsExactlyInAnyOrder("inc-1", "inc-2");
    Set<Long> third = Set.of(next("desk/webhook/a").getFirst().position());
    assertThat(read((DeliveryRecords each) -> each.pendingIncidents("desk/webhook/a", third)))
        .containsExactly("inc-1");
  }

  @Test
  void anAttemptIsWrittenWithWhatTheDeliveryHasBecome() throws Exception {
    add("msg-1", "inc-1", "desk/webhook/a", 0);
    assertThat(record(only("desk/webhook/a"), "retry", DeliveryStatus.PENDING)).isTrue();
    Delivery again = only("desk/webhook/a");
    assertThat(again.attempts()).isEqualTo(1);
    assertThat(again.nextAttemptAt()).isEqualTo(STARTED.plusSeconds(90));
    DeliveryReport pending = read((DeliveryRecords each) -> each.ofIncident("inc-1")).getFirst();
    assertThat(pending.nextAttemptAt()).contains(STARTED.plusSeconds(90));

    assertThat(record(again, "sent", DeliveryStatus.SENT)).isTrue();
    assertThat(next("desk/webhook/a")).isEmpty();
    DeliveryReport report = read((DeliveryRecords each) -> each.ofIncident("inc-1")).getFirst();
    assertThat(report.status()).isEqualTo(DeliveryStatus.SENT);
    assertThat(report.nextAttemptAt()).isEmpty();
    assertThat(report.attempts()).isEqualTo(2);
    assertThat(report.latest())
        .containsExactly(
            new DeliveryAttempt(
                STARTED.plusSeconds(30),
                "retry",
                OptionalInt.empty(),
                Duration.ofMillis(12),
                "no answer"),
            new DeliveryAttempt(
                STARTED.plusSeconds(31), "sent", OptionalInt.of(200), Duration.ofMillis(12), ""));
  }

  @Test
  void onlyTheLatestAttemptsAreShown() throws Exception {
    add("msg-1", "inc-1", "desk/webhook/a", 0);
    for (int i = 0; i < DeliveryRecords.ATTEMPTS_SHOWN_MAX + 3; i++) {
      record(only("desk/webhook/a"), "retry", DeliveryStatus.PENDING);
    }
    List<DeliveryAttempt> shown =
        read((DeliveryRecords each) -> each.latest(1)).getFirst().latest();
    assertThat(shown).hasSize(DeliveryRecords.ATTEMPTS_SHOWN_MAX);
    assertThat(shown.getFirst().at()).isEqualTo(STARTED.plusSeconds(33));
  }

  @Test
  void anAttemptAtADeliveryThatIsGoneIsNotWritten() throws Exception {
    add("msg-1", "inc-1", "desk/webhook/a", 0);
    Delivery gone = only("desk/webhook/a");
    write(records -> {
      records.incidents().save(resolved(page("inc-1", "latency"), Duration.ofMinutes(1), "bob"));
      records.incidents().prune(STARTED.plus(Duration.ofDays(1)), 10, 10);
    });
    assertThat(record(gone, "sent", DeliveryStatus.SENT)).isFalse();
    assertThat(read((DeliveryRecords each) -> each.latest(10))).isEmpty();
  }

  @Test
  void whoeverWasToldOrIsToBeIsKnownButNotByWhatExpired() throws Exception {
    add("msg-1", "inc-1", "desk/webhook/a", 0);
    add("msg-2", "inc-1", "pager/webhook/b", 0);
    add("msg-3", "inc-1", "mail/webhook/c", 0);
    record(only("pager/webhook/b"), "sent", DeliveryStatus.SENT);
    record(only("mail/webhook/c"), "retry", DeliveryStatus.EXPIRED);
    assertThat(read((DeliveryRecords each) -> each.notified("inc-1")))
        .isEqualTo(
            new Notified(
                Set.of("desk/webhook/a", "pager/webhook/b"),
                Set.of("desk", "pager"),
                Set.of("desk/webhook/a"),
                Set.of()));
    assertThat(read((DeliveryRecords each) -> each.notified("inc-2")))
        .isEqualTo(new Notified(Set.of(), Set.of(), Set.of(), Set.of()));
  }

  @Test
  void whoWasToldOfTheEndLastIsKnown() throws Exception {
    add("msg-1", "inc-1", "desk/webhook/a", 0);
    add("msg-2", "inc-1", "pager/webhook/b", 0);
    Delivery end =
        new Delivery(
            -1, "msg-3", "inc-1", "resolved", "desk", "webhook", "{}", STARTED, STARTED, 0, "");
    write(records -> records.deliveries().add(end, 2, "desk/webhook/a"));
    assertThat(read((DeliveryRecords each) -> each.notified("inc-1")).ended())
        .containsExactly("desk/webhook/a");
    add("msg-4", "inc-1", "desk/webhook/a", 0);
    assertThat(read((DeliveryRecords each) -> each.notified("inc-1")).ended()).isEmpty();
  }

  @Test
  void whatAsksForAPersonAndHasNotArrivedIsKnownWhileItsPageIsNobodys() throws Exception {
    add("msg-1", "inc-1", "desk/webhook/a", 0);
    add("msg-2", "inc-1", "pager/webhook/b", 0);
    add("msg-3", "inc-1", "mail/webhook/c", 0);
    add("msg-4", "inc-2", "mail/webhook/c", 0);
    record(only("pager/webhook/b"), "sent", DeliveryStatus.SENT);
    record(only("desk/webhook/a"), "rejected", DeliveryStatus.REJECTED);
    assertThat(read(DeliveryRecords::undelivered))
        .extracting(each -> each.incident() + " " + each.receiver() + " " + each.refused())
        .containsExactly("inc-1 desk true", "inc-1 mail false", "inc-2 mail false");
    write(records ->
        records.incidents().save(resolved(page("inc-1", "latency"), Duration.ofMinutes(1), "bob")));
    assertThat(read(DeliveryRecords::undelivered))
        .extracting(Undelivered::incident)
        .containsExactly("inc-2");
  }

  @Test
  void integrationsAreKnownWhileSomethingWaitsOrTheirIncidentLasts() throws Exception {
    add("msg-1", "inc-1", "desk/webhook/a", 0);
    add("msg-2", "inc-1", "pager/webhook/b", 0);
    record(only("pager/webhook/b"), "sent", DeliveryStatus.SENT);
    assertThat(read(DeliveryRecords::integrations))
        .containsExactlyInAnyOrder("desk/webhook/a", "pager/webhook/b");
    assertThat(read(DeliveryRecords::pendingIntegrations)).containsExactly("desk/webhook/a");
    write(records ->
        records.incidents().save(resolved(page("inc-1", "latency"), Duration.ofMinutes(1), "x")));
    assertThat(read(DeliveryRecords::integrations)).containsExactly("desk/webhook/a");
  }

  @Test
  void deliveriesAreReassignedWithAllThatWasTold() throws Exception {
    add("msg-1", "inc-1", "desk/webhook/a", 0);
    record(only("desk/webhook/a"), "sent", DeliveryStatus.SENT);
    add("msg-2", "inc-2", "desk/webhook/a", 0);
    write(records -> records.deliveries().reassign("desk/webhook/a", "desk/webhook/z"));
    assertThat(next("desk/webhook/a")).isEmpty();
    assertThat(ids(next("desk/webhook/z"))).containsExactly("msg-2");
    assertThat(read((DeliveryRecords each) -> each.notified("inc-1")).integrations())
        .containsExactly("desk/webhook/z");
  }

  @Test
  void unheardIsWhatWaitsOfIncidentsNeverSent() throws Exception {
    add("msg-1", "inc-1", "desk/webhook/a", 0);
    record(only("desk/webhook/a"), "sent", DeliveryStatus.SENT);
    add("msg-2", "inc-1", "desk/webhook/a", 0);
    add("msg-3", "inc-2", "desk/webhook/a", 0);
    add("msg-4", "inc-2", "desk/webhook/a", 0);
    add("msg-5", "inc-1", "pager/webhook/b", 0);
    assertThat(ids(read((DeliveryRecords each) -> each.unheard("desk/webhook/a"))))
        .containsExactly("msg-3", "msg-4");
  }

  @Test
  void theBacklogCountsWhatIsPending() throws Exception {
    assertThat(read((DeliveryRecords each) -> each.backlog("desk/webhook/a")))
        .isEqualTo(new Backlog(0, Optional.empty()));
    add("msg-1", "inc-1", "desk/webhook/a", 0);
    add("msg-2", "inc-2", "desk/webhook/a", 0);
    add("msg-3", "inc-2", "pager/webhook/b", 0);
    assertThat(read((DeliveryRecords each) -> each.backlog("desk/webhook/a")))
        .isEqualTo(new Backlog(2, Optional.of(STARTED)));
  }

  @Test
  void deliveriesAreListedByIncidentAndNewestFirst() throws Exception {
    add("msg-1", "inc-1", "desk/webhook/a", 0);
    add("msg-2", "inc-2", "desk/webhook/a", 0);
    add("msg-3", "inc-1", "pager/webhook/b", 0);
    assertThat(read((DeliveryRecords each) -> each.ofIncident("inc-1")))
        .extracting(DeliveryReport::id)
        .containsExactly("msg-1", "msg-3");
    assertThat(read((DeliveryRecords each) -> each.latest(2)))
        .extracting(DeliveryReport::id)
        .containsExactly("msg-3", "msg-2");
  }

  private List<String> latest(
      @Nullable String receiver, @Nullable DeliveryStatus status, @Nullable String incident)
      throws IOException {
    DeliveryFilter filter =
        new DeliveryFilter(
            Optional.ofNullable(receiver),
            Optional.ofNullable(status),
            Optional.ofNullable(incident));
    return read((DeliveryRecords each) -> each.latest(filter, 9)).stream()
        .map(DeliveryReport::id)
        .toList();
  }

  @Test
  void deliveriesAreFoundByReceiverStateAndIncident() throws Exception {
    add("msg-1", "inc-1", "desk/webhook/a", 0);
    add("msg-2", "inc-2", "desk/webhook/a", 0);
    add("msg-3", "inc-1", "pager/webhook/b", 0);
    record(only("pager/webhook/b"), "sent", DeliveryStatus.SENT);
    assertThat(latest(null, null, null)).containsExactly("msg-3", "msg-2", "msg-1");
    assertThat(latest("desk", null, null)).containsExactly("msg-2", "msg-1");
    assertThat(latest(null, DeliveryStatus.SENT, null)).containsExactly("msg-3");
    assertThat(latest(null, null, "inc-1")).containsExactly("msg-3", "msg-1");
    assertThat(latest("desk", DeliveryStatus.PENDING, "inc-1")).containsExactly("msg-1");
    assertThat(latest("desk", DeliveryStatus.SENT, null)).isEmpty();
    assertThat(latest("' OR 1=1 --", null, null)).isEmpty();
  }

  @Test
  void theLastAttemptThatWasTakenAndTheLastThatWasNotAreKnown() throws Exception {
    add("msg-1", "inc-1", "desk/webhook/a", 0);
    assertThat(last(true)).isEmpty();
    record(only("desk/webhook/a"), "retry", DeliveryStatus.PENDING);
    record(only("desk/webhook/a"), "sent", DeliveryStatus.SENT);
    assertThat(last(true).orElseThrow().at()).isEqualTo(STARTED.plusSeconds(31));
    assertThat(last(false).orElseThrow().error()).isEqualTo("no answer");
    assertThat(last(false).orElseThrow().at()).isEqualTo(STARTED.plusSeconds(30));
  }

  private Optional<DeliveryAttempt> last(boolean sent) throws IOException {
    return read((DeliveryRecords each) -> each.lastAttempt("desk/webhook/a", sent));
  }

  @Test
  void whatComesNextHasTheNewestReceiptOfItsIncident() throws Exception {
    add("msg_1", "inc-1", "desk/slack/1", 0);
    add("msg_2", "inc-1", "desk/slack/1", 0);
    add("msg_3", "inc-1", "desk/slack/1", 0);
    add("msg_4", "inc-1", "other/slack/2", 0);
    add("msg_5", "inc-2", "desk/slack/1", 0);
    for (String receipt : List.of("first", "second")) {
      Delivery due = next("desk/slack/1").getFirst();
      DeliveryAttempt made =
          new DeliveryAttempt(STARTED, "sent", OptionalInt.of(200), Duration.ZERO, "");
      AttemptResult sent = new AttemptResult(due, made, DeliveryStatus.SENT, STARTED, receipt);
      assertThat(store().<Boolean>write(records -> records.deliveries().record(sent))).isTrue();
    }
    assertThat(next("desk/slack/1"))
        .extracting(Delivery::id, Delivery::receipt)
        .containsExactlyInAnyOrder(tuple("msg_3", "second"), tuple("msg_5", ""));
    assertThat(only("other/slack/2").receipt()).isEmpty();

    write(records -> records.deliveries().reassign("desk/slack/1", "new/slack/1"));
    assertThat(next("new/slack/1")).extracting(Delivery::receipt).contains("second");
  }
}
