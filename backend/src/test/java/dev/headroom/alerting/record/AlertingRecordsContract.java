package dev.headroom.alerting.record;

import static dev.headroom.alerting.incident.IncidentFixture.STARTED;
import static dev.headroom.alerting.incident.IncidentFixture.incident;
import static dev.headroom.alerting.incident.IncidentFixture.page;
import static dev.headroom.alerting.incident.IncidentFixture.resolved;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.alerting.incident.AlertingState;
import dev.headroom.alerting.incident.EntryKind;
import dev.headroom.alerting.incident.FiringAlert;
import dev.headroom.alerting.incident.FiringAlert.Handling;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.Incident.Acknowledgement;
import dev.headroom.alerting.incident.Incident.Now;
import dev.headroom.alerting.incident.IncidentQuery;
import dev.headroom.alerting.incident.IncidentState;
import dev.headroom.alerting.incident.MuteReason;
import dev.headroom.alerting.incident.MuteReason.Attached.Relation;
import dev.headroom.alerting.incident.OpenIncident;
import dev.headroom.alerting.incident.OpenIncident.LastNotification;
import dev.headroom.alerting.incident.StepMark;
import dev.headroom.alerting.incident.Telling;
import dev.headroom.alerting.incident.TimelineEntry;
import dev.headroom.alerting.incident.TransitionKind;
import dev.headroom.alerting.record.AlertingStateRecords.EndedIncident;
import dev.headroom.alerting.reply.AlarmKey;
import dev.headroom.alerting.reply.AlarmReply;
import dev.headroom.alerting.reply.AlarmReply.ReplyWay;
import dev.headroom.alerting.silence.Silence;
import dev.headroom.alerting.silence.Silence.Phase;
import dev.headroom.model.Urgency;
import dev.headroom.select.Matcher;
import dev.headroom.select.Matcher.Operator;
import dev.headroom.storage.StateStore;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * What alerting's records hold to, whatever keeps them.
 *
 * @param <R> the records of the store
 */
public abstract class AlertingRecordsContract<R extends AlertingRecords> {
  private static final Acknowledgement ADA = new Acknowledgement(STARTED.plusSeconds(9), "ada");
  private static final Incident FIRST = page("inc-1", "latency");

  /** The store, empty. */
  protected abstract StateStore<R> store();

  private void write(Consumer<R> work) throws IOException {
    store()
        .write(records -> {
          work.accept(records);
          return true;
        });
  }

  private <T> T read(Function<R, T> work) throws IOException {
    return store().read(work);
  }

  private void save(Incident... incidents) throws IOException {
    write(records -> List.of(incidents).forEach(records.incidents()::save));
  }

  private Optional<Incident> find(String id) throws IOException {
    return read((R records) -> records.incidents().find(id));
  }

  private void saveResolved(Incident open, Duration after, String by) throws IOException {
    save(open, resolved(open, after, by));
  }

  @Test
  void anIncidentIsReadAsItWasSavedButForWhatIsKnownOnlyWhileItLasts() throws Exception {
    save(FIRST);
    assertThat(find("inc-1")).contains(FIRST);
    Incident second = FIRST.next(draft -> draft.acknowledged(ADA).alarm().acknowledged(ADA));
    Now burning = new Now(List.of(new Incident.Firing("page-1h", STARTED, true)), Optional.empty());
    save(second.live(second.figures(), second.annotations(), burning));
    assertThat(find("inc-1")).contains(second);
    Incident third = resolved(second, Duration.ofMinutes(20), "bob");
    save(third);
    assertThat(find("inc-1")).contains(third);
    assertThat(find("inc-2")).isEmpty();
  }

  @Test
  void aStepOfAnIncidentThatIsNotThereIsABug() {
    assertThatThrownBy(() -> save(FIRST.next(draft -> draft)))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aNewIncidentResolvesOneOfItsSubjectAndUrgencyThatWasLeftBehind() throws Exception {
    Incident ticket = incident("inc-2", "latency", Urgency.TICKET);
    Incident other = page("inc-3", "errors");
    save(FIRST, ticket, other);
    save(page("inc-4", "latency"));
    assertThat(read((R records) -> records.incidents().unresolved()))
        .extracting(Incident::id)
        .containsExactlyInAnyOrder("inc-2", "inc-3", "inc-4");
    Incident.Resolution how = find("inc-1").orElseThrow().resolution().orElseThrow();
    assertThat(how.at()).isEqualTo(STARTED);
    assertThat(how.by()).isEqualTo(TimelineEntry.HEADROOM);
    assertThat(how.reason()).contains("inc-4");
  }

  private List<String> found(IncidentQuery query) throws IOException {
    return read((R records) -> records.incidents().resolved(query)).stream()
        .map(Incident::id)
        .toList();
  }

  private static final IncidentQuery ALL =
      new IncidentQuery(
          Set.of(IncidentState.RESOLVED),
          Optional.empty(),
          Set.of(),
          Optional.empty(),
          Optional.empty(),
          Duration.ZERO,
          Optional.empty(),
          10);

  private static IncidentQuery text(String text) {
    return new IncidentQuery(
        ALL.states(),
        ALL.service(),
        ALL.subjects(),
        ALL.person(),
        Optional.of(text),
        ALL.atLeast(),
        ALL.before(),
        ALL.limit());
  }

  private static IncidentQuery of(Set<String> objectives, Optional<String> person) {
    return new IncidentQuery(
        ALL.states(),
        Optional.of("checkout"),
        objectives,
        person,
        ALL.text(),
        ALL.atLeast(),
        ALL.before(),
        ALL.limit());
  }

  private static IncidentQuery paged(Duration atLeast, Optional<String> before, int limit) {
    return new IncidentQuery(
        ALL.states(),
        ALL.service(),
        ALL.subjects(),
        ALL.person(),
        ALL.text(),
        atLeast,
        before,
        limit);
  }

  @Test
  void resolvedIncidentsAreFoundByWhatIsAskedNewestFirst() throws Exception {
    saveResolved(FIRST, Duration.ofMinutes(1), "bob");
    Incident second = page("inc-2", "errors");
    save(second, second.next(draft -> draft.acknowledged(ADA)));
    save(resolved(find("inc-2").orElseThrow(), Duration.ofMinutes(50), "bob"));
    saveResolved(page("inc-3", "errors/unwatched"), Duration.ofMinutes(5), "headroom");
    save(page("inc-4", "open"));

    assertThat(found(ALL)).containsExactly("inc-3", "inc-2", "inc-1");
    assertThat(found(of(Set.of("errors", "errors/unwatched"), Optional.empty())))
        .containsExactly("inc-3", "inc-2");
    assertThat(found(of(Set.of("a \"quoted\" one"), Optional.empty()))).isEmpty();
    assertThat(found(of(Set.of(), Optional.of("ada")))).containsExactly("inc-2");
    assertThat(found(of(Set.of(), Optional.of("bob")))).containsExactly("inc-2", "inc-1");
    assertThat(found(text("orders OF LAT"))).containsExactly("inc-1");
    assertThat(found(text("TEAM-A"))).containsExactly("inc-3", "inc-2", "inc-1");
    assertThat(found(text("%"))).isEmpty();
    assertThat(found(paged(Duration.ofMinutes(57), Optional.empty(), 10))).containsExactly("inc-2");
    assertThat(found(paged(Duration.ZERO, Optional.of("inc-3"), 1))).containsExactly("inc-2");
  }

  @Test
  void pruningDeletesTheOldAndTheTooManyWithAllThatBelongsToThem() throws Exception {
    for (int i = 1; i <= 4; i++) {
      saveResolved(page("inc-" + i, "objective-" + i), Duration.ofMinutes(i), "bob");
    }
    save(page("inc-0", "open"));
    write(records -> {
      records.timeline().append("inc-1", entry("one", EntryKind.NOTE));
      records.stepMarks().put("inc-1", new StepMark(0, true, "ada", STARTED));
    });
    Instant afterFirst = STARTED.plus(Duration.ofSeconds(90));
    assertThat(store().<Integer>write(records -> records.incidents().prune(afterFirst, 2, 1)))
        .isEqualTo(1);
    assertThat(store().<Integer>write(records -> records.incidents().prune(afterFirst, 2, 10)))
        .isEqualTo(1);
    assertThat(found(ALL)).containsExactly("inc-4", "inc-3");
    assertThat(find("inc-0")).isPresent();
    assertThat(read((R records) -> records.timeline().of("inc-1"))).isEmpty();
    assertThat(read((R records) -> records.stepMarks().of("inc-1"))).isEmpty();
  }

  private static TimelineEntry entry(String text, EntryKind kind) {
    return new TimelineEntry(
        STARTED, kind, "pager", "ada", text, Map.of("alarm", "1", "\"quoted\"", "x\ny"));
  }

  @Test
  void aTimelineIsReadInTheOrderItWasWrittenAndItsLatestLinesAlone() throws Exception {
    save(FIRST, page("inc-2", "errors"));
    List<TimelineEntry> all = new ArrayList<>();
    for (int i = 0; i < TimelineRecords.ENTRIES_SHOWN_MAX + 2; i++) {
      all.add(entry("line " + i, i % 2 == 0 ? EntryKind.NOTE : EntryKind.DELIVERY_FAILED));
    }
    write(records -> all.forEach(each -> records.timeline().append("inc-1", each)));
    assertThat(read((R records) -> records.timeline().of("inc-1")))
        .isEqualTo(all.subList(2, all.size()));
    assertThat(read((R records) -> records.timeline().of("inc-2"))).isEmpty();
    assertThat(read((R records) -> records.timeline().count("inc-1", EntryKind.NOTE)))
        .isEqualTo(TimelineRecords.ENTRIES_SHOWN_MAX / 2 + 1);
    assertThat(read((R records) -> records.timeline().count("inc-2", EntryKind.NOTE))).isZero();
  }

  @Test
  void aLineOfAnIncidentThatIsNotThereIsRefused() {
    assertThatThrownBy(
            () -> write(records -> records.timeline().append("inc-9", entry("x", EntryKind.NOTE))))
        .isInstanceOf(IOException.class);
  }

  @Test
  void theLatestMarkOfAStepStands() throws Exception {
    save(FIRST);
    StepMark third = new StepMark(3, true, "ada", STARTED);
    StepMark first = new StepMark(1, true, "bob", STARTED);
    StepMark again = new StepMark(3, false, "eve", STARTED.plusSeconds(1));
    write(records -> {
      records.stepMarks().put("inc-1", third);
      records.stepMarks().put("inc-1", first);
      assertThat(records.stepMarks().isDone("inc-1", 3)).isTrue();
      records.stepMarks().put("inc-1", again);
    });
    assertThat(read((R records) -> records.stepMarks().of("inc-1"))).containsExactly(first, again);
    assertThat(read((R records) -> records.stepMarks().isDone("inc-1", 3))).isFalse();
    assertThat(read((R records) -> records.stepMarks().isDone("inc-1", 2))).isFalse();
  }

  private static FiringAlert alert(String name, Urgency urgency, Handling handling) {
    return new FiringAlert(name, urgency, STARTED, handling);
  }

  @Test
  void theFirstTellingOfAnAlarmToAReceiverStays() throws Exception {
    save(FIRST, page("inc-2", "errors"));
    Telling first = new Telling(1, "pager", TransitionKind.OPENED, 1, STARTED);
    Telling again = new Telling(1, "pager", TransitionKind.ESCALATED, 3, STARTED.plusSeconds(9));
    Telling other = new Telling(1, "lead", TransitionKind.FAILED_OVER, 4, STARTED.plusSeconds(9));
    Telling next = new Telling(2, "pager", TransitionKind.UNMUTED, 5, STARTED.plusSeconds(99));
    write(records ->
        List.of(first, again, other, next).forEach(each -> records.tellings().add("inc-1", each)));
    write(records -> records.tellings().add("inc-2", first));
    assertThat(read((R records) -> records.tellings().of("inc-1")))
        .containsExactly(first, other, next);
    save(resolved(page("inc-2", "errors"), Duration.ofMinutes(1), "bob"));
    assertThat(read((R records) -> records.tellings().standing()))
        .isEqualTo(Map.of("inc-1", List.of(first, other, next)));
    assertThat(read((R records) -> records.tellings().of("inc-2"))).containsExactly(first);
  }

  @Test
  void alertsThatFireAreReplacedBySubject() throws Exception {
    Map<String, FiringAlert> latency =
        Map.of(
            "page-1h", alert("page-1h", Urgency.PAGE, new Handling.Acknowledged(ADA)),
            "page-6h", alert("page-6h", Urgency.PAGE, new Handling.ClosedByHand()),
            "ticket-3d", alert("ticket-3d", Urgency.TICKET, new Handling.Unhandled()));
    Map<String, FiringAlert> errors =
        Map.of("page-1h", alert("page-1h", Urgency.PAGE, new Handling.Unhandled()));
    write(records -> {
      records.alertingStates().replaceFiring("latency", errors);
      records.alertingStates().replaceFiring("latency", latency);
      records.alertingStates().replaceFiring("errors", errors);
    });
    assertThat(read((R records) -> records.alertingStates().firing()))
        .isEqualTo(Map.of("latency", latency, "errors", errors));
    write(records -> records.alertingStates().replaceFiring("latency", Map.of()));
    assertThat(read((R records) -> records.alertingStates().firing()))
        .isEqualTo(Map.of("errors", errors));
  }

  private static OpenIncident open(Optional<Instant> clearSince) {
    return new OpenIncident(
        Optional.empty(),
        2,
        Duration.ofMinutes(5),
        clearSince,
        new LastNotification(STARTED, "page-1h", new BigDecimal("0.0314")));
  }

  @Test
  void whatDecidesAboutAnOpenIncidentIsReadWithWhoAcknowledgedIt() throws Exception {
    OpenIncident clear = open(Optional.of(STARTED.plusSeconds(60)));
    write(records -> {
      records.incidents().save(FIRST);
      records.alertingStates().saveOpen("inc-1", open(Optional.empty()));
    });
    assertThat(read((R records) -> records.alertingStates().open()))
        .isEqualTo(Map.of("inc-1", open(Optional.empty())));
    write(records -> {
      records.incidents().save(FIRST.next(draft -> draft.acknowledged(ADA)));
      records.alertingStates().saveOpen("inc-1", clear);
    });
    assertThat(read((R records) -> records.alertingStates().open()))
        .isEqualTo(Map.of("inc-1", clear.with(Optional.of(ADA))));
    save(resolved(find("inc-1").orElseThrow(), Duration.ofMinutes(9), "bob"));
    assertThat(read((R records) -> records.alertingStates().open())).isEmpty();
  }

  @Test
  void incidentsThatWouldComeBackAreReplacedByObjective() throws Exception {
    saveResolved(FIRST, Duration.ofMinutes(1), "headroom");
    saveResolved(incident("inc-2", "latency", Urgency.TICKET), Duration.ofMinutes(1), "headroom");
    saveResolved(page("inc-3", "errors"), Duration.ofMinutes(1), "headroom");
    AlertingState.Ended soon = new AlertingState.Ended(STARTED.plusSeconds(600), 1);
    AlertingState.Ended later = new AlertingState.Ended(STARTED.plusSeconds(900), 0);
    write(records -> {
      records.alertingStates().replaceEnded("latency", Map.of("inc-1", soon));
      records.alertingStates().replaceEnded("errors", Map.of("inc-3", later));
      records.alertingStates().replaceEnded("latency", Map.of("inc-2", later));
    });
    assertThat(read((R records) -> records.alertingStates().ended()))
        .containsExactlyInAnyOrder(
            new EndedIncident("latency", Urgency.TICKET, "inc-2", later),
            new EndedIncident("errors", Urgency.PAGE, "inc-3", later));
  }

  private static Silence silence(String id, Phase phase) {
    return new Silence(
        id,
        List.of(
            new Matcher("slo", Operator.EQUAL, "a \"quoted\"\none"),
            new Matcher("tier", Operator.MATCHES_NOT, "ticket-.*")),
        "dana",
        "deploy",
        STARTED,
        STARTED.plusSeconds(60),
        true,
        phase,
        false,
        STARTED.plusSeconds(1));
  }

  private List<Silence> silences() throws IOException {
    return read((R records) -> records.silences().all());
  }

  @Test
  void aSilenceIsReadAsItWasSavedLastUntilItIsDeleted() throws Exception {
    Silence first = silence("one", Phase.PLANNED);
    Silence second = silence("two", Phase.ENDED);
    write(records -> {
      records.silences().save(first);
      records.silences().save(second);
    });
    assertThat(silences()).containsExactlyInAnyOrder(first, second);
    Silence later = silence("one", Phase.IN_FORCE);
    write(records -> {
      records.silences().save(later);
      records.silences().delete(List.of("two", "three"));
    });
    assertThat(silences()).containsExactly(later);
  }

  @Test
  void anIncidentKeepsWhyNobodyIsToldOfIt() throws Exception {
    Incident.Muted muted =
        new Incident.Muted(
            new MuteReason.Silenced("one", "dana", "a \"quoted\" why", STARTED.plusSeconds(60)),
            true);
    save(FIRST, FIRST.next(draft -> draft.muted(Optional.of(muted))));
    assertThat(find("inc-1").orElseThrow().muted()).contains(muted);
    save(resolved(find("inc-1").orElseThrow(), Duration.ofMinutes(9), "bob"));
    assertThat(find("inc-1").orElseThrow().muted()).isEmpty();
  }

  private static AlarmReply reply(String id, String elsewhere) {
    return new AlarmReply(
        ReplyWay.PAGERDUTY, id, Optional.empty(), elsewhere, "ada", false, "Opened again.");
  }

  @Test
  void aReplyIsKnownUntilItsIncidentIsDeleted() throws IOException {
    saveResolved(FIRST, Duration.ofMinutes(1), "ada");
    write(records -> {
      records.replies().add(reply("e1", "P1"), new AlarmKey("inc-1", 1), STARTED);
      records.replies().add(reply("e2", "P1"), new AlarmKey("inc-1", 2), STARTED.plusMillis(1));
      records.replies().add(reply("e3", ""), new AlarmKey("inc-1", 1), STARTED.plusMillis(2));
    });
    assertThat(read((R all) -> all.replies().isKnown(ReplyWay.PAGERDUTY, "e1"))).isTrue();
    assertThat(read((R all) -> all.replies().isKnown(ReplyWay.SLACK, "e1"))).isFalse();
    assertThat(read((R all) -> all.replies().isKnown(ReplyWay.PAGERDUTY, "e4"))).isFalse();
    assertThat(read((R all) -> all.replies().count("inc-1"))).isEqualTo(3);
    assertThat(read((R all) -> all.replies().named(ReplyWay.PAGERDUTY, "P1")))
        .contains(new AlarmKey("inc-1", 2));
    assertThat(read((R all) -> all.replies().named(ReplyWay.PAGERDUTY, ""))).isEmpty();
    write(records -> records.incidents().prune(STARTED.plus(Duration.ofDays(1)), 0, 10));
    assertThat(read((R all) -> all.replies().isKnown(ReplyWay.PAGERDUTY, "e1"))).isFalse();
    assertThat(read((R all) -> all.replies().count("inc-1"))).isZero();
  }

  @Test
  void anIncidentKeepsWhichOtherOneStandsForIt() throws Exception {
    save(FIRST);
    Incident last = FIRST;
    for (Relation relation : Relation.values()) {
      Incident.Muted muted =
          new Incident.Muted(
              new MuteReason.Attached(
                  "inc-0", relation, "a \"quoted\" why", STARTED.plusSeconds(60)),
              false);
      last = last.next(draft -> draft.muted(Optional.of(muted)));
      save(last);
      assertThat(find("inc-1").orElseThrow().muted()).contains(muted);
    }
  }
}
