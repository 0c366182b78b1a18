package dev.headroom.pagerload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.Seed;
import dev.headroom.alerting.TestClock;
import dev.headroom.alerting.incident.DrillSubject;
import dev.headroom.alerting.incident.EntryKind;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.IncidentFixture;
import dev.headroom.alerting.incident.Telling;
import dev.headroom.alerting.incident.TimelineEntry;
import dev.headroom.alerting.incident.TransitionKind;
import dev.headroom.capacity.PageBudget;
import dev.headroom.capacity.PageBudget.Night;
import dev.headroom.capacity.Services;
import dev.headroom.engine.sqlite.StateDatabase;
import dev.headroom.engine.sqlite.StateFile;
import dev.headroom.model.Urgency;
import dev.headroom.notify.record.AttemptResult;
import dev.headroom.notify.record.DeliveryAttempt;
import dev.headroom.notify.record.DeliveryStatus;
import dev.headroom.notify.send.Delivery;
import dev.headroom.pagerload.PagerLoad.PageReport;
import dev.headroom.pagerload.PagerLoad.ServiceLoad;
import dev.headroom.pagerload.PagerLoad.WeekLoad;
import io.prometheus.client.CollectorRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random incidents in a real database, whose pages are counted beside it by going through what was
 * written, one page at a time. Clocks are set back in Oslo within these weeks.
 */
class PagerLoadProperty {
  private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");
  private static final Instant NOW = Instant.parse("2026-11-11T10:00:00Z");
  private static final int WEEKS = 5;
  private static final List<String> SERVICES = List.of("checkout", "search", "web");
  private static final PageBudget BUDGET =
      new PageBudget(
          OptionalInt.of(3),
          OptionalInt.of(1),
          OptionalDouble.of(0.5),
          new Night(LocalTime.of(22, 0), LocalTime.of(7, 0), OSLO));

  @RegisterExtension final Seed seed = new Seed();
  @TempDir Path folder;
  private final Map<String, List<Told>> truth = new TreeMap<>();

  private record Told(Instant at, boolean isActedOn) {}

  /** One alarm as it is made up: when each receiver took it, if it did. */
  private record MadeAlarm(List<Instant> taken) {
    OptionalLong first() {
      return taken.stream().mapToLong(Instant::toEpochMilli).min();
    }
  }

  @RepeatedTest(6)
  void whatIsCountedIsWhatWasWritten() throws Exception {
    Random random = seed.random();
    try (StateDatabase database =
        StateDatabase.open(StateFile.in(folder), System::nanoTime, new CollectorRegistry())) {
      for (int i = 0; i < 60; i++) {
        write(database, random, i);
      }
      PagerLoad load =
          new PagerLoad(database, new TestClock(NOW.toString()), new CollectorRegistry());
      load.declare(new Services(List.of(), BUDGET, Map.of()));
      PageReport report = load.report(WEEKS);
      assertThat(report.services()).extracting(ServiceLoad::service).isSubsetOf(SERVICES);
      for (String service : SERVICES) {
        check(report, service, truth.getOrDefault(service, List.of()));
      }
    }
  }

  private void write(StateDatabase database, Random random, int number) throws IOException {
    boolean isDrill = random.nextInt(6) == 0;
    Urgency urgency = random.nextInt(5) == 0 ? Urgency.TICKET : Urgency.PAGE;
    String service = SERVICES.get(random.nextInt(SERVICES.size()));
    Incident begun =
        IncidentFixture.incident(
            "inc-%03d".formatted(number), (isDrill ? DrillSubject.PAGE : "slo-") + number, urgency);
    Incident incident = owned(begun, service, random.nextBoolean());
    database.write(records -> {
      records.incidents().save(begun);
      records.incidents().save(incident);
      return true;
    });
    Instant at = NOW.minus(Duration.ofMinutes(random.nextInt(45 * 24 * 60)));
    List<MadeAlarm> alarms = new ArrayList<>();
    for (int alarm = 1; alarm <= 1 + random.nextInt(3); alarm++) {
      alarms.add(alarm(database, random, incident.id(), alarm, at));
      at = at.plus(Duration.ofMinutes(1 + random.nextInt(3 * 24 * 60)));
    }
    List<Instant> acts = timeline(database, random, incident.id());
    if (urgency == Urgency.PAGE && !isDrill) {
      remember(service, alarms, acts);
    }
  }

  private static Incident owned(Incident begun, String service, boolean saysDrill) {
    Map<String, String> labels = saysDrill ? Map.of("drill", "true") : Map.of("team", "drill");
    return begun.next(draft -> draft.owned(service, "team", "runbook").lead("page-1h", labels));
  }

  private static MadeAlarm alarm(
      StateDatabase database, Random random, String incident, int alarm, Instant at)
      throws IOException {
    List<Instant> taken = new ArrayList<>();
    for (int receiver = 0; receiver <= random.nextInt(3); receiver++) {
      Instant told = at.plusSeconds(60L * receiver);
      Instant end = told.plusMillis(random.nextInt(120_000)).truncatedTo(ChronoUnit.MILLIS);
      DeliveryStatus status = List.of(DeliveryStatus.values()).get(random.nextInt(4));
      long step = alarm * 10L + receiver;
      String name = "receiver-" + incident + step;
      database.write(records -> {
        records
            .tellings()
            .add(incident, new Telling(alarm, name, TransitionKind.OPENED, step, told));
        records.deliveries().add(delivery(incident, name, step, told), step, name);
        Delivery due = records.deliveries().next(name, Set.of(), Set.of(), 1).getFirst();
        return status == DeliveryStatus.PENDING
            || records.deliveries().record(result(due, status, end));
      });
      if (status == DeliveryStatus.SENT) {
        taken.add(end);
      }
    }
    return new MadeAlarm(taken);
  }

  private static Delivery delivery(String incident, String receiver, long step, Instant at) {
    String id = "msg-" + incident + step;
    return new Delivery(-1, id, incident, "opened", receiver, "webhook", "{}", at, at, 0, "");
  }

  private static AttemptResult result(Delivery due, DeliveryStatus status, Instant end) {
    String outcome = status == DeliveryStatus.SENT ? "sent" : "rejected";
    Duration took = Duration.ofMillis(40);
    DeliveryAttempt made =
        new DeliveryAttempt(end.minus(took), outcome, OptionalInt.empty(), took, "");
    return new AttemptResult(due, made, status, end);
  }

  /** Lines of every kind; the moments of those by which a person acted. */
  private static List<Instant> timeline(StateDatabase database, Random random, String incident)
      throws IOException {
    List<Instant> acts = new ArrayList<>();
    for (int i = 0; i < random.nextInt(6); i++) {
      EntryKind kind =
          List.of(EntryKind.NOTE, EntryKind.STEP, EntryKind.ACKNOWLEDGED, EntryKind.REPLY)
              .get(random.nextInt(4));
      String owner = random.nextInt(4) == 0 ? "" : "ada";
      boolean done = random.nextBoolean();
      Instant at = NOW.minus(Duration.ofMinutes(random.nextInt(45 * 24 * 60)));
      database.write(records -> {
        records
            .timeline()
            .append(
                incident,
                new TimelineEntry(
                    at,
                    kind,
                    TimelineEntry.HEADROOM,
                    owner,
                    "did it",
                    kind == EntryKind.STEP ? Map.of("done", String.valueOf(done)) : Map.of()));
        return true;
      });
      if (!owner.isEmpty() && (kind == EntryKind.NOTE || (kind == EntryKind.STEP && done))) {
        acts.add(at);
      }
    }
    return acts;
  }

  private void remember(String service, List<MadeAlarm> alarms, List<Instant> acts) {
    List<Long> pages =
        alarms.stream()
            .map(MadeAlarm::first)
            .filter(OptionalLong::isPresent)
            .map(OptionalLong::getAsLong)
            .toList();
    for (int i = 0; i < pages.size(); i++) {
      long from = pages.get(i);
      long to = i + 1 < pages.size() ? pages.get(i + 1) : Long.MAX_VALUE;
      boolean acted =
          acts.stream().mapToLong(Instant::toEpochMilli).anyMatch(at -> at >= from && at < to);
      truth
          .computeIfAbsent(service, _ -> new ArrayList<>())
          .add(new Told(Instant.ofEpochMilli(from), acted));
    }
  }

  /** By the number of the week in the year, and by the hour on the wall. */
  private static void check(PageReport report, String service, List<Told> all) {
    LocalDate today = LocalDate.ofInstant(NOW, OSLO);
    for (int i = 0; i < WEEKS; i++) {
      int number = today.minusWeeks(WEEKS - 1L - i).get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
      List<Told> its =
          all.stream()
              .filter(each -> !each.at().isAfter(NOW.plus(Duration.ofDays(30))))
              .filter(
                  each -> each.at().atZone(OSLO).get(IsoFields.WEEK_OF_WEEK_BASED_YEAR) == number)
              .toList();
      int atNight =
          (int)
              its.stream()
                  .mapToInt(each -> each.at().atZone(OSLO).getHour())
                  .filter(hour -> hour >= 22 || hour < 7)
                  .count();
      int actedOn = (int) its.stream().filter(Told::isActedOn).count();
      assertThat(load(report, service, i))
          .as(service + " in week " + number)
          .extracting(WeekLoad::pages, WeekLoad::atNight, WeekLoad::actedOn)
          .containsExactly(its.size(), atNight, actedOn);
    }
  }

  private static WeekLoad load(PageReport report, String service, int week) {
    return report.services().stream()
        .filter(each -> each.service().equals(service))
        .map(each -> each.weeks().get(week))
        .findFirst()
        .orElse(new WeekLoad(0, 0, 0, Set.of()));
  }
}
