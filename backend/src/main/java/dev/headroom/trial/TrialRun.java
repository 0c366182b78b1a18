package dev.headroom.trial;

import dev.headroom.alerting.Alerting;
import dev.headroom.alerting.correlation.Correlation;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.Muting;
import dev.headroom.alerting.record.AlertingRecords;
import dev.headroom.alerting.source.AlertRound;
import dev.headroom.alerting.source.AlertTeller;
import dev.headroom.burn.BreachHistory;
import dev.headroom.burn.BurnAlerts;
import dev.headroom.slo.BreachSummary;
import dev.headroom.slo.PastPromises;
import dev.headroom.slo.objective.BurnTier;
import dev.headroom.storage.StateStore;
import io.prometheus.client.CollectorRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/** One walk through the time, with a clock, incidents and correlation of its own. */
final class TrialRun {
  private final PastPromises promises;
  private final ReplayedIncidents kept;
  private final BurnAlerts burns;
  private final TrialClock clock;
  private final Alerting alerting;

  /**
   * @param store that holds nothing yet
   */
  TrialRun(
      TrialRules rules,
      PastPromises promises,
      ReplayedIncidents kept,
      RuleTrial.TrialBounds bounds,
      StateStore<? extends AlertingRecords> store,
      RandomGenerator random) {
    this.promises = promises;
    this.kept = kept;
    this.burns = new BurnAlerts(bounds.links(), history(promises));
    this.clock = new TrialClock(Instant.EPOCH);
    CollectorRegistry unread = new CollectorRegistry();
    NobodyTold told = new NobodyTold();
    Correlation correlation =
        new Correlation(
            Muting.NONE,
            new Correlation.Limits(
                bounds.alerting().attachedAfter(), bounds.alerting().joinedWithin()),
            told::isTold,
            unread);
    correlation.declare(rules.declared());
    this.alerting =
        Alerting.open(
            store,
            told,
            new Alerting.IncidentSources(this::teller, clock, random, correlation),
            bounds.alerting(),
            _ -> {},
            unread);
    Set<String> subjects = BurnAlerts.subjects(rules.objectives());
    alerting.reload(
        subject -> subjects.contains(subject) || ReplayedIncidents.isSubject(subject),
        rules.routing());
  }

  private static BreachHistory history(PastPromises promises) {
    return new BreachHistory() {
      @Override
      public Instant onset(String objective, Instant at, BurnTier tier) {
        return promises.onset(objective, at, tier);
      }

      @Override
      public Optional<BreachSummary> course(
          String objective, Instant from, Instant to, Duration stretch) {
        return Optional.empty();
      }
    };
  }

  private AlertTeller teller(Incident incident) {
    return kept.find(incident.subject()).<AlertTeller>map(ReplayedAccount::new).orElse(burns);
  }

  /**
   * Goes on to a moment that is a step later. What begins or ends in between does so at its own
   * moment, so that what was shorter than a step is there as well.
   */
  void to(Instant at, Duration step) {
    for (Instant turn : kept.turns(at.minus(step), at)) {
      clock.set(turn);
      alerting.onRounds(kept.rounds(turn, step));
    }
    clock.set(at);
    List<AlertRound> rounds = new ArrayList<>(burns.rounds(promises.at(at)));
    rounds.addAll(kept.rounds(at, step));
    alerting.onRounds(rounds);
  }
}
