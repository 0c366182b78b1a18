package dev.headroom.trial;

import dev.headroom.alerting.incident.Incident;
import dev.headroom.slo.PastPromises;
import dev.headroom.slo.objective.Objective;
import dev.headroom.trial.RealHistory.ToldIncident;
import dev.headroom.trial.TrialReport.TrialIncident;
import dev.headroom.trial.TrialReport.TriedPromise;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What has been walked through, as a report. */
record TrialSummary(Instant from, Instant until, Duration step, boolean isComplete) {
  /** Moments by which what was noticed live and what is noticed in steps may lie apart. */
  private static final int SLACK_STEPS = 2;

  /**
   * @param objectives of the rules that were tried
   * @param would what the trial's own store holds
   * @param real what the real one holds
   */
  TrialReport report(
      List<Objective> objectives,
      PastPromises promises,
      ReplayedIncidents kept,
      RealHistory would,
      RealHistory real) {
    Map<Boolean, List<TrialIncident>> was =
        real.incidents().stream()
            .filter(each -> !each.incident().startedAt().isAfter(until))
            .collect(
                Collectors.partitioningBy(
                    isKnown(objectives, promises),
                    Collectors.mapping(
                        each -> each.shown(true, each.incident()), Collectors.toList())));
    TrialComparison compared =
        TrialComparison.of(
            would.incidents().stream().map(each -> tried(each, kept)).toList(),
            was.getOrDefault(true, List.of()),
            step.multipliedBy(SLACK_STEPS));
    return new TrialReport(
        from,
        until,
        step,
        isComplete,
        objectives.stream()
            .map(each -> new TriedPromise(each.name(), promises.from(each.name())))
            .toList(),
        compared.tried(),
        compared.left(),
        was.getOrDefault(false, List.of()),
        would.isCut() || real.isCut());
  }

  private static TrialIncident tried(ToldIncident each, ReplayedIncidents kept) {
    return each.shown(false, kept.find(each.incident().subject()).orElseGet(each::incident));
  }

  /** A burn of a promise that has no counts of that time might have been or not. */
  private static Predicate<ToldIncident> isKnown(
      List<Objective> objectives, PastPromises promises) {
    return each -> {
      Incident incident = each.incident();
      boolean isPromised =
          objectives.stream().anyMatch(one -> one.name().equals(incident.subject()));
      return !incident.hasBudget()
          || !isPromised
          || promises
              .from(incident.subject())
              .filter(start -> !start.isAfter(incident.startedAt()))
              .isPresent();
    };
  }
}
