package dev.headroom.alerting;

import dev.headroom.alerting.incident.AlertingState;
import dev.headroom.alerting.incident.EntryKind;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.LoggedTransition;
import dev.headroom.alerting.incident.StepMark;
import dev.headroom.alerting.incident.TimelineEntry;
import dev.headroom.alerting.record.Incidents;
import java.io.IOException;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/** What people do to incidents. Guarded by the lock of alerting. */
final class PersonActions {
  private static final int WHO_LENGTH_MAX = 200;
  private static final int NOTE_LENGTH_MAX = 4_000;
  private static final int STEP_LENGTH_MAX = 1_000;

  private final Incidents incidents;
  private final LiveIncidents live;
  private final Transitions transitions;
  private final StepCommits commits;
  private final IncidentListener listener;
  private final AlertingConfig config;
  private final InstantSource clock;

  PersonActions(
      Incidents incidents,
      LiveIncidents live,
      Transitions transitions,
      StepCommits commits,
      IncidentListener listener,
      AlertingConfig config,
      InstantSource clock) {
    this.incidents = incidents;
    this.live = live;
    this.transitions = transitions;
    this.commits = commits;
    this.listener = listener;
    this.config = config;
    this.clock = clock;
  }

  IncidentAnswer acknowledge(String id, String who) throws IOException {
    return change(
        id,
        who,
        incident -> {
          if (incident.resolution().isPresent() || incident.acknowledgement().isPresent()) {
            return new IncidentAnswer.Already(incident);
          }
          LoggedTransition step = transitions.acknowledged(incident, clock.instant(), who.strip());
          AlertingState next =
              Policy.acknowledged(
                  incidents.state(incident.subject()),
                  incident.severity(),
                  step.incident().acknowledgement().orElseThrow());
          return new IncidentAnswer.Done(commits.commitWritten(next, step));
        });
  }

  IncidentAnswer resolve(String id, String who) throws IOException {
    return change(
        id,
        who,
        incident -> {
          if (incident.resolution().isPresent()) {
            return new IncidentAnswer.Already(incident);
          }
          for (Incident part : live.parts(incident)) {
            end(live.of(part), who.strip());
          }
          return new IncidentAnswer.Done(end(incident, who.strip()));
        });
  }

  private Incident end(Incident incident, String who) throws IOException {
    String subject = incident.subject();
    LoggedTransition end =
        transitions.resolvedBy(incident, live.latest(subject), clock.instant(), who);
    AlertingState next = Policy.resolved(incidents.state(subject), incident.severity());
    return commits.commitWritten(next, end);
  }

  IncidentAnswer note(String id, String who, String text) throws IOException {
    if (text.isBlank() || text.length() > NOTE_LENGTH_MAX) {
      return new IncidentAnswer.OutOfLimits("a note has 1 to " + NOTE_LENGTH_MAX + " characters");
    }
    TimelineEntry note =
        new TimelineEntry(
            clock.instant(),
            EntryKind.NOTE,
            TimelineEntry.HEADROOM,
            who.strip(),
            text.strip(),
            Map.of());
    int notesMax = config.notesPerIncidentMax();
    return change(
        id,
        who,
        incident ->
            incidents.note(incident, note, notesMax)
                ? changed(incident)
                : new IncidentAnswer.OutOfLimits(
                    "an incident holds %d notes at most".formatted(notesMax)));
  }

  IncidentAnswer mark(String id, String who, int step, boolean done, String text)
      throws IOException {
    if (step < 0 || step > StepMark.STEP_MAX) {
      return new IncidentAnswer.OutOfLimits("a step is 0 to " + StepMark.STEP_MAX);
    }
    if (text.isBlank() || text.length() > STEP_LENGTH_MAX) {
      return new IncidentAnswer.OutOfLimits(
          "the text of a step has 1 to " + STEP_LENGTH_MAX + " characters");
    }
    StepMark mark =
        new StepMark(step, done, who.strip(), clock.instant().truncatedTo(ChronoUnit.MILLIS));
    TimelineEntry entry = entry(mark, text.strip());
    int marksMax = config.stepMarksPerIncidentMax();
    return change(
        id,
        who,
        incident ->
            switch (incidents.mark(incident, mark, entry, marksMax)) {
              case DONE -> changed(incident);
              case NOTHING_NEW -> new IncidentAnswer.Already(incident);
              case TOO_MANY ->
                  new IncidentAnswer.OutOfLimits(
                      "the steps of an incident are marked %d times at most".formatted(marksMax));
            });
  }

  private static TimelineEntry entry(StepMark mark, String text) {
    return new TimelineEntry(
        mark.at(),
        EntryKind.STEP,
        TimelineEntry.HEADROOM,
        mark.by(),
        "Step %d %s: %s".formatted(mark.step() + 1, mark.done() ? "done" : "open again", text),
        Map.of("step", String.valueOf(mark.step()), "done", String.valueOf(mark.done())));
  }

  private IncidentAnswer changed(Incident incident) {
    listener.changed(incident);
    return new IncidentAnswer.Done(incident);
  }

  private interface IncidentChange {
    IncidentAnswer on(Incident incident) throws IOException;
  }

  private IncidentAnswer change(String id, String who, IncidentChange change) throws IOException {
    if (who.isBlank() || who.length() > WHO_LENGTH_MAX) {
      return new IncidentAnswer.OutOfLimits("a name has 1 to " + WHO_LENGTH_MAX + " characters");
    }
    Optional<Incident> open = incidents.unresolvedOf(id).map(live::of);
    Optional<Incident> incident = open.isPresent() ? open : incidents.find(id);
    return incident.isPresent() ? change.on(incident.get()) : new IncidentAnswer.NoSuchIncident();
  }
}
