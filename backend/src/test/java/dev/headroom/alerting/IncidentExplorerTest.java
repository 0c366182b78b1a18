package dev.headroom.alerting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.Seed;
import dev.headroom.Thoroughness;
import dev.headroom.alerting.Story.Event;
import dev.headroom.alerting.Witness.Shown;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.TimelineEntry;
import dev.headroom.alerting.incident.Transition;
import dev.headroom.alerting.record.Audience;
import dev.headroom.alerting.record.Deliveries;
import dev.headroom.alerting.source.AlertReading;
import dev.headroom.alerting.source.AlertReading.AlertLevel;
import dev.headroom.engine.sqlite.StateDatabase;
import dev.headroom.engine.sqlite.StateFile;
import dev.headroom.model.Urgency;
import dev.headroom.routing.Receiver;
import dev.headroom.routing.Routing;
import io.prometheus.client.CollectorRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same stories as of the policy, through alerting and its database, restarts included: all
 * short ones, and long ones at random. Here a pager folds what it is told by key.
 */
class IncidentExplorerTest {
  private static final int DEPTH = Thoroughness.of(2, 3);
  private static final int WALKS = Thoroughness.of(15, 120);
  private static final int WALK_LENGTH = 40;
  private static final List<AlertReading> ALERTS = Story.ALERTS.subList(0, 3);
  private static final String SUBJECT = "checkout";

  @RegisterExtension final Seed seed = new Seed();

  @TempDir Path folder;
  private StateDatabase database;
  private StateFile file;
  private Live live;

  @BeforeEach
  void open() throws IOException {
    Path path = StateFile.in(folder);
    database = StateDatabase.open(path, System::nanoTime, new CollectorRegistry());
    file = new StateFile(path);
    live = new Live();
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void everyShortStoryKeepsThePromise() throws IOException {
    List<Event> events = new ArrayList<>(Story.events(ALERTS));
    events.add(new Event.Restart());
    events.add(new Event.Note(Urgency.PAGE));
    Set<String> seen = new HashSet<>();
    List<List<Event>> frontier = List.of(List.of());
    for (int depth = 1; depth <= DEPTH; depth++) {
      List<List<Event>> next = new ArrayList<>();
      for (List<Event> story : frontier) {
        for (Event event : events) {
          List<Event> longer = new ArrayList<>(story);
          longer.add(event);
          live.tell(longer);
          if (seen.add(live.same())) {
            next.add(longer);
          }
        }
      }
      frontier = next;
    }
    assertThat(seen).hasSizeGreaterThan(Thoroughness.of(20, 100));
  }

  @Test
  void longStoriesKeepItToo() throws IOException {
    Random random = seed.random();
    List<Event> events = new ArrayList<>(Story.events(ALERTS));
    events.add(new Event.Restart());
    events.add(new Event.Note(Urgency.PAGE));
    int alarms = 0;
    for (int walk = 0; walk < WALKS; walk++) {
      List<Event> story = new ArrayList<>();
      for (int i = 0; i < WALK_LENGTH; i++) {
        story.add(events.get(random.nextInt(events.size())));
      }
      live.tell(story);
      alarms += live.keys.size();
    }
    assertThat(alarms).isGreaterThan(WALKS);
  }

  /** A subject, its incidents, and who is told of them. */
  private final class Live implements Deliveries<Object> {
    private final HandMadeSource source = new HandMadeSource();
    private final TestClock clock = new TestClock("2026-03-01T00:00:00Z");
    private final Map<String, Shown> keys = new HashMap<>();
    private List<AlertLevel> levels = List.of();
    private List<Boolean> out = List.of();
    private Witness witness = Witness.NOTHING;
    private Alerting alerting;
    private List<Event> story = List.of();

    Live() throws IOException {
      restart();
    }

    void tell(List<Event> events) throws IOException {
      story = events;
      file.execute("DELETE FROM incidents", "DELETE FROM burning_tiers");
      levels = new ArrayList<>(Collections.nCopies(ALERTS.size(), AlertLevel.CLEAR));
      out = new ArrayList<>(Collections.nCopies(ALERTS.size(), false));
      witness = Witness.NOTHING;
      keys.clear();
      restart();
      for (Event event : events) {
        play(event);
      }
    }

    @Override
    public Map<String, Instant> lastTold(String incident) {
      return Map.of();
    }

    @Override
    public List<String> untold(String incident, List<Receiver> routed) {
      return List.of();
    }

    private void restart() throws IOException {
      alerting =
          Alerting.open(
              database,
              this,
              new Alerting.IncidentSources(
                  _ -> source, clock, Seed.fixed(clock.instant().toEpochMilli())),
              AlertingConfig.defaults(),
              incident -> {},
              new CollectorRegistry());
      alerting.reload(List.of(SUBJECT), Routing.NOBODY);
    }

    private void play(Event event) throws IOException {
      switch (event) {
        case Event.Turns(int alert, AlertLevel level) -> levels.set(alert, level);
        case Event.Silence() -> Collections.fill(levels, AlertLevel.UNKNOWN);
        case Event.Wait(Duration time) -> clock.advance(time);
        case Event.Reload(int alert) -> {
          out.set(alert, !out.get(alert));
          alerting.reload(List.of(SUBJECT), Routing.NOBODY);
        }
        case Event.Restart() -> restart();
        case Event.Note(Urgency urgency) -> {
          Optional<Incident> incident = standing(urgency);
          if (incident.isPresent()) {
            alerting.note(incident.get().id(), "ada", "looking");
          }
        }
        case Event.Acknowledge(Urgency urgency) -> act(urgency, false);
        case Event.Resolve(Urgency urgency) -> act(urgency, true);
      }
      evaluate();
    }

    private Optional<Incident> standing(Urgency urgency) {
      return alerting.unresolved().stream().filter(each -> each.severity() == urgency).findFirst();
    }

    private void act(Urgency urgency, boolean resolves) throws IOException {
      Optional<Incident> incident = standing(urgency);
      if (incident.isEmpty() || (!resolves && incident.get().acknowledgement().isPresent())) {
        return;
      }
      String id = incident.get().id();
      IncidentAnswer answer =
          resolves ? alerting.resolve(id, "ada") : alerting.acknowledge(id, "ada");
      assertThat(answer).isInstanceOf(IncidentAnswer.Done.class);
      witness = witness.acts(urgency, resolves ? Shown.CLOSED : Shown.ACKNOWLEDGED);
    }

    private void evaluate() {
      clock.advance(Duration.ofSeconds(1));
      List<AlertReading> readings = Story.readings(ALERTS, levels, out);
      witness = witness.sees(readings);
      alerting.onRounds(List.of(source.round(SUBJECT, clock.instant(), readings)));
      assertThat(witness.wrong()).as("after %s", story).isEmpty();
      for (Incident incident : alerting.unresolved()) {
        assertThat(keys.getOrDefault(incident.dedupKey(), Shown.NOTHING))
            .as("the pager shows %s after %s", incident.id(), story)
            .isNotEqualTo(Shown.CLOSED);
      }
    }

    @Override
    public void sendUnwritten(Transition transition, Audience audience) {
      throw new AssertionError("the database can be written");
    }

    @Override
    public void enqueue(Object records, Transition transition, Audience audience) {
      Incident incident = transition.incident();
      Urgency urgency = incident.severity();
      String key = incident.dedupKey();
      switch (transition.kind()) {
        case OPENED, REOPENED, UNACKNOWLEDGED -> {
          assertThat(witness.mayBeTold(urgency)).as("after %s", story).isEmpty();
          assertThat(keys.put(key, Shown.OPEN))
              .as("what the pager had under that key, after %s", story)
              .isNull();
          witness = witness.told(urgency);
        }
        case UPDATED,
            PARTLY_RESOLVED,
            ROUTED,
            RELEASED,
            UNMUTED,
            REPEATED,
            ESCALATED,
            FAILED_OVER ->
            assertThat(keys.get(key)).isIn(Shown.OPEN, Shown.ACKNOWLEDGED);
        case ACKNOWLEDGED -> keys.replace(key, Shown.ACKNOWLEDGED);
        case RESOLVED -> {
          if (incident.resolution().orElseThrow().by().equals(TimelineEntry.HEADROOM)) {
            assertThat(witness.mayEnd(urgency, Story.readings(ALERTS, levels, out)))
                .as("after %s", story)
                .isEmpty();
            witness = witness.shows(urgency, Shown.CLOSED);
          }
          keys.replace(key, Shown.CLOSED);
        }
      }
    }

    /** What is equal for stories that came to the same, but for how long ago things happened. */
    String same() {
      List<String> standing =
          alerting.unresolved().stream()
              .map(each -> each.severity() + " " + each.state() + " " + each.alarm())
              .toList();
      return List.of(levels, out, witness, standing).toString();
    }

    @Override
    public void committed() {}

    @Override
    public void receivers(List<Receiver> receivers) {}
  }
}
