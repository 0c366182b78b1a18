package dev.headroom.alerting;

import dev.headroom.alerting.incident.AlertingState;
import dev.headroom.alerting.incident.EntryKind;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.LoggedTransition;
import dev.headroom.alerting.incident.StepMark;
import dev.headroom.alerting.incident.TimelineEntry;
import dev.headroom.alerting.record.Incidents;
import dev.headroom.alerting.record.TimelineRecords;
import dev.headroom.alerting.reply.AlarmKey;
import dev.headroom.alerting.reply.AlarmReply;
import dev.headroom.alerting.reply.AlarmReply.ReplyWay;
import dev.headroom.alerting.reply.ReplyAnswer;
import dev.headroom.alerting.reply.ReplyRecords;
import dev.headroom.model.text.InertText;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/** What people do to incidents. Guarded by the lock of alerting. */
final class PersonActions {
  private static final int WHO_LENGTH_MAX = 200;
  private static final String NAME_LIMIT = "a name has 1 to " + WHO_LENGTH_MAX + " characters";
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
          if (!isNobodys(incident)) {
            return new IncidentAnswer.Already(incident);
          }
          LoggedTransition step =
              transitions.acknowledged(incident, clock.instant(), InertText.name(who));
          return new IncidentAnswer.Done(commits.commitWritten(acknowledged(step), step));
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
            end(live.of(part), InertText.name(who));
          }
          return new IncidentAnswer.Done(end(incident, InertText.name(who)));
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
            InertText.name(who),
            text.strip(),
            Map.of());
    int notesMax = config.notesPerIncidentMax();
    return change(
        id,
        who,
        incident ->
            incidents.write(records -> note(records.timeline(), incident.id(), note, notesMax))
                ? changed(incident)
                : new IncidentAnswer.OutOfLimits(
                    "an incident holds %d notes at most".formatted(notesMax)));
  }

  /** Adds a note unless there are that many already. */
  private static boolean note(
      TimelineRecords timeline, String incident, TimelineEntry note, int notesMax) {
    if (timeline.count(incident, note.kind()) >= notesMax) {
      return false;
    }
    timeline.append(incident, note);
    return true;
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
        new StepMark(
            step, done, InertText.name(who), clock.instant().truncatedTo(ChronoUnit.MILLIS));
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

  /** What came back from outside: it acts once, and only on the alarm that it is about. */
  ReplyAnswer reply(AlarmReply reply) throws IOException {
    if (isNoName(reply.who())) {
      return new ReplyAnswer.BeyondLimit(NAME_LIMIT);
    }
    Optional<AlarmKey> to =
        reply.to().isPresent()
            ? reply.to()
            : incidents.write(each -> each.replies().named(reply.way(), reply.elsewhere()));
    Optional<Incident> incident = to.isPresent() ? find(to.get().incident()) : Optional.empty();
    if (incident.isEmpty()) {
      return new ReplyAnswer.AboutNothing();
    }
    return incidents.write(each -> each.replies().isKnown(reply.way(), reply.id()))
        ? new ReplyAnswer.RepeatedReply(incident.get())
        : reply(reply, to.get(), incident.get());
  }

  private ReplyAnswer reply(AlarmReply reply, AlarmKey to, Incident incident) throws IOException {
    boolean current = to.equals(AlarmKey.of(incident));
    if (reply.takes() && current && isNobodys(incident)) {
      return new ReplyAnswer.Took(taken(incident, reply, to));
    }
    if (reply.way() != ReplyWay.LINK && !keep(incident, reply, to, line(reply, current))) {
      return new ReplyAnswer.BeyondLimit(
          "%d replies of an incident are kept at most".formatted(ReplyRecords.OF_INCIDENT_MAX));
    }
    if (!reply.takes()) {
      return new ReplyAnswer.Noted(incident);
    }
    return current ? new ReplyAnswer.TakenBefore(incident) : new ReplyAnswer.Outdated(incident);
  }

  /** What stands in the timeline of one that has not acted. */
  private static String line(AlarmReply reply, boolean current) {
    return reply.takes()
        ? reply.withoutEffect(
            current
                ? "somebody had taken it before, or it was over"
                : "it was about another alarm than the one that stands")
        : reply.line();
  }

  private Incident taken(Incident incident, AlarmReply reply, AlarmKey to) throws IOException {
    LoggedTransition step =
        transitions
            .acknowledged(incident, clock.instant(), InertText.name(reply.who()))
            .from(reply.way().text(), reply.line());
    return commits.commitWritten(
        acknowledged(step), step, records -> records.replies().add(reply, to, step.entry().at()));
  }

  private boolean keep(Incident incident, AlarmReply reply, AlarmKey to, String what)
      throws IOException {
    Instant at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    TimelineEntry line =
        new TimelineEntry(
            at, EntryKind.REPLY, reply.way().text(), InertText.name(reply.who()), what, Map.of());
    boolean kept =
        incidents.write(records -> {
          if (records.replies().count(incident.id()) >= ReplyRecords.OF_INCIDENT_MAX) {
            return false;
          }
          records.replies().add(reply, to, at);
          if (!what.isBlank()) {
            records.timeline().append(incident.id(), line);
          }
          return true;
        });
    if (kept && !what.isBlank()) {
      listener.changed(incident);
    }
    return kept;
  }

  private AlertingState acknowledged(LoggedTransition step) {
    Incident incident = step.incident();
    return Policy.acknowledged(
        incidents.state(incident.subject()),
        incident.severity(),
        incident.acknowledgement().orElseThrow());
  }

  private static boolean isNobodys(Incident incident) {
    return incident.resolution().isEmpty() && incident.acknowledgement().isEmpty();
  }

  private interface IncidentChange {
    IncidentAnswer on(Incident incident) throws IOException;
  }

  private IncidentAnswer change(String id, String who, IncidentChange change) throws IOException {
    if (isNoName(who)) {
      return new IncidentAnswer.OutOfLimits(NAME_LIMIT);
    }
    Optional<Incident> incident = find(id);
    return incident.isPresent() ? change.on(incident.get()) : new IncidentAnswer.NoSuchIncident();
  }

  private static boolean isNoName(String who) {
    return InertText.name(who).isEmpty() || who.length() > WHO_LENGTH_MAX;
  }

  private Optional<Incident> find(String id) throws IOException {
    Optional<Incident> open = incidents.unresolvedOf(id).map(live::of);
    return open.isPresent() ? open : incidents.find(id);
  }
}
