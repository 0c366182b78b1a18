package dev.headroom.drill.run;

import dev.headroom.alerting.Alerting;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.source.AlertRound;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What alerting is told of drills, and what it makes of that. On the thread of evaluations. */
final class DrillAlerts {
  private final Alerting alerting;
  private final CurrentDrill current;
  private final DrillLedger ledger;
  private final DrillRounds rounds;
  private final InstantSource clock;

  /** Subjects that have an incident which has not ended; read while alerting holds its lock. */
  private volatile Set<String> standing = Set.of();

  DrillAlerts(
      Alerting alerting,
      CurrentDrill current,
      DrillLedger ledger,
      DrillRounds rounds,
      InstantSource clock) {
    this.alerting = alerting;
    this.current = current;
    this.ledger = ledger;
    this.rounds = rounds;
    this.clock = clock;
    remember(open());
  }

  boolean isPresent(String subject) {
    return standing.contains(subject) || current.isAbout(subject);
  }

  /** Whether something has an incident that has not ended. */
  boolean stands(String subject) {
    return open().stream().anyMatch(each -> each.subject().equals(subject));
  }

  List<AlertRound> rounds(List<AlertRound> evaluated) {
    List<Incident> open = open();
    remember(open);
    Optional<DrillRun> run = current.goingOn();
    List<AlertRound> told = new ArrayList<>();
    open.stream()
        .filter(each -> run.filter(going -> going.subject().equals(each.subject())).isEmpty())
        .map(each -> rounds.over(each, now()))
        .forEach(told::add);
    for (AlertRound each : evaluated) {
      run.filter(going -> going.subject().equals(each.subject()))
          .map(going -> rounds.goingOn(going, each))
          .ifPresent(told::add);
    }
    told.stream()
        .filter(DrillRounds::fires)
        .forEach(each -> current.change(going -> going.with(going.marks().alert(each.at()))));
    return told;
  }

  /**
   * Sees whether the incident of the one that runs is on disk.
   *
   * @throws IOException if that cannot be read
   */
  void onAlerted() throws IOException {
    Optional<DrillRun> run =
        current
            .get()
            .filter(each -> each.marks().alert().isPresent() && each.kept().incident().isEmpty());
    if (run.isEmpty()) {
      return;
    }
    for (Incident each : open()) {
      if (each.subject().equals(run.get().subject()) && ledger.hasIncident(each.id())) {
        Instant at = now();
        current.change(going -> going.opened(each.id(), at));
      }
    }
  }

  private List<Incident> open() {
    return alerting.unresolved().stream().filter(each -> Drills.isSubject(each.subject())).toList();
  }

  private void remember(List<Incident> open) {
    standing = open.stream().map(Incident::subject).collect(Collectors.toUnmodifiableSet());
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
