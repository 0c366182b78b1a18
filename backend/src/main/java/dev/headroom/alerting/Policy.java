package dev.headroom.alerting;

import dev.headroom.alerting.incident.AlertingState;
import dev.headroom.alerting.incident.AlertingState.Ended;
import dev.headroom.alerting.incident.BurningTier;
import dev.headroom.alerting.incident.BurningTier.Handling;
import dev.headroom.alerting.incident.Incident.Acknowledgement;
import dev.headroom.alerting.incident.OpenIncident;
import dev.headroom.alerting.incident.OpenIncident.LastNotification;
import dev.headroom.model.Urgency;
import dev.headroom.slo.TierReading;
import dev.headroom.slo.objective.BurnTier;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * When somebody is told: a pure function of what is known and what happens.
 *
 * <p>It holds to this: while a page tier burns and no person has acted since it began to, a page
 * that nobody has acknowledged stands with the receivers. An act answers for the tiers that burn at
 * that moment and for nothing later. Tickets are the same at their urgency, except that a page that
 * nobody has acknowledged stands for them as well.
 *
 * @param groupInterval least time between two updates that are not urgent
 * @param reopenShortWindows for how many short windows after its end an incident comes back
 * @param returnsMax how many returns are counted: for as many short windows at most an incident
 *     that came back is kept open
 */
record Policy(Duration groupInterval, int reopenShortWindows, int returnsMax) {
  private static final BigDecimal TWO = BigDecimal.valueOf(2);

  /** What is known afterwards, and what happens to incidents. */
  record PolicyDecision(AlertingState state, List<Effect> effects) {
    PolicyDecision {
      effects = List.copyOf(effects);
    }
  }

  /** Each tier by its own windows, then the incidents, pages first. */
  PolicyDecision evaluated(AlertingState before, EvaluatedTiers round) {
    AlertingState state = before.with(burns(before, round));
    List<Effect> effects = new ArrayList<>();
    for (Urgency urgency : Urgency.values()) {
      state =
          state.open(urgency).isPresent()
              ? goOn(urgency, state, round, effects)
              : begin(urgency, state, round, effects);
    }
    mention(before, state, round, effects);
    return new PolicyDecision(state, effects);
  }

  /** A person has acknowledged the incident of an urgency. */
  static AlertingState acknowledged(AlertingState state, Urgency urgency, Acknowledgement by) {
    OpenIncident standing = state.open(urgency).orElseThrow();
    return state
        .with(urgency, standing.with(Optional.of(by)))
        .answered(urgency, new Handling.Acknowledged(by));
  }

  /** A person has ended the incident of an urgency. */
  static AlertingState resolved(AlertingState state, Urgency urgency) {
    return state.without(urgency).answered(urgency, new Handling.ClosedByHand());
  }

  private static Map<String, BurningTier> burns(AlertingState before, EvaluatedTiers round) {
    Map<String, BurningTier> burns = new TreeMap<>();
    for (TierReading reading : round.tiers()) {
      BurnTier tier = reading.tier();
      Optional<BurningTier> was =
          Optional.ofNullable(before.burns().get(tier.name()))
              .filter(burn -> burn.urgency() == tier.urgency());
      switch (reading.level()) {
        case BURNS ->
            burns.put(
                tier.name(),
                was.orElseGet(() ->
                    new BurningTier(
                        tier.name(), tier.urgency(), round.at(), new Handling.Unhandled())));
        case HOLDS, UNMEASURED -> was.ifPresent(burn -> burns.put(tier.name(), burn));
        case CLEAR -> {}
      }
    }
    return burns;
  }

  private AlertingState begin(
      Urgency urgency, AlertingState state, EvaluatedTiers round, List<Effect> effects) {
    Optional<BurnTier> cause = unanswered(urgency, state, round);
    if (cause.isPresent() && !isStoodFor(urgency, state)) {
      BurnTier tier = lead(urgency, state, round).orElseThrow();
      Optional<Ended> ended = state.ended(urgency).filter(end -> !round.at().isAfter(end.until()));
      effects.add(
          ended.isPresent()
              ? new Effect.Reopen(urgency, tier)
              : new Effect.Open(urgency, tier, Optional.empty()));
      int returns = ended.map(end -> Math.min(end.returns() + 1, returnsMax)).orElse(0);
      return state.with(urgency, standing(Optional.empty(), returns, tier, round));
    }
    return taken(urgency, state)
        .map(by -> {
          BurnTier tier = lead(urgency, state, round).orElseThrow();
          effects.add(new Effect.Open(urgency, tier, Optional.of(by)));
          return state.with(urgency, standing(Optional.of(by), 0, tier, round));
        })
        .orElse(state);
  }

  private static OpenIncident standing(
      Optional<Acknowledgement> taken, int returns, BurnTier tier, EvaluatedTiers round) {
    return new OpenIncident(
        taken, returns, tier.shortWindow(), Optional.empty(), told(tier, round));
  }

  /** Who took the page under which a ticket's tiers began, once that page has ended by itself. */
  private static Optional<Acknowledgement> taken(Urgency urgency, AlertingState state) {
    if (urgency == Urgency.PAGE || state.open(Urgency.PAGE).isPresent()) {
      return Optional.empty();
    }
    return state.burning(urgency).stream()
        .map(BurningTier::answer)
        .flatMap(answer ->
            answer instanceof Handling.Acknowledged(Acknowledgement by)
                ? Optional.of(by).stream()
                : Optional.<Acknowledgement>empty().stream())
        .findFirst();
  }

  private AlertingState goOn(
      Urgency urgency, AlertingState state, EvaluatedTiers round, List<Effect> effects) {
    OpenIncident standing = state.open(urgency).orElseThrow();
    Optional<BurnTier> lead = lead(urgency, state, round);
    if (lead.isEmpty()) {
      return isClear(urgency, round)
          ? fade(urgency, state, standing, round.at(), effects)
          : state.with(urgency, standing.burning(standing.shortWindow()));
    }
    BurnTier tier = lead.get();
    OpenIncident next = standing.burning(tier.shortWindow());
    Optional<BurnTier> cause =
        standing.isAcknowledged() ? unanswered(urgency, state, round) : Optional.empty();
    if (isStoodFor(urgency, state)) {
      return state.with(urgency, next);
    }
    if (cause.isPresent()) {
      effects.add(new Effect.Unacknowledge(urgency, tier, cause.get()));
      next = next.with(Optional.<Acknowledgement>empty()).with(told(tier, round));
    } else if (hasDoubled(standing.lastNotification(), round)) {
      effects.add(new Effect.Worsen(urgency, tier, true));
      next = next.with(told(tier, round));
    } else if (isMoreUrgent(tier, standing.lastNotification(), round)
        && isDue(standing.lastNotification(), round)) {
      effects.add(new Effect.Worsen(urgency, tier, false));
      next = next.with(told(tier, round));
    }
    return state.with(urgency, next);
  }

  /**
   * Whether every tier of an urgency is. One that is not, though it has not burnt, is about to: its
   * long window fills more slowly than that of the tier which is over, and nobody wants to hear of
   * an end a moment before it is taken back.
   */
  private static boolean isClear(Urgency urgency, EvaluatedTiers round) {
    return round.tiers().stream()
        .filter(reading -> reading.tier().urgency() == urgency)
        .allMatch(reading -> reading.level() == TierReading.BurnLevel.CLEAR);
  }

  private AlertingState fade(
      Urgency urgency,
      AlertingState state,
      OpenIncident standing,
      Instant at,
      List<Effect> effects) {
    Instant since = standing.clearSince().filter(then -> !then.isAfter(at)).orElse(at);
    if (at.isBefore(since.plus(standing.held()))) {
      return state.with(urgency, standing.clear(since));
    }
    effects.add(new Effect.End(urgency));
    Duration back = standing.shortWindow().multipliedBy(reopenShortWindows);
    return state.ended(urgency, new Ended(at.plus(back), standing.returns()));
  }

  private static LastNotification told(BurnTier tier, EvaluatedTiers round) {
    return new LastNotification(round.at(), tier.name(), round.share(tier));
  }

  /** Whether it surely has; what was told is the largest so far. */
  private static boolean hasDoubled(LastNotification told, EvaluatedTiers round) {
    return told.share().signum() > 0
        && round.tiers().stream()
            .map(TierReading::tier)
            .filter(tier -> tier.name().equals(told.tier()))
            .anyMatch(tier -> round.sureShare(tier).compareTo(told.share().multiply(TWO)) >= 0);
  }

  private static boolean isMoreUrgent(BurnTier tier, LastNotification told, EvaluatedTiers round) {
    for (TierReading each : round.tiers()) {
      if (each.tier().name().equals(told.tier())) {
        return false;
      }
      if (each.tier().name().equals(tier.name())) {
        return true;
      }
    }
    return false;
  }

  /** A clock that was set back makes it due as well, rather than an hour late. */
  private boolean isDue(LastNotification told, EvaluatedTiers round) {
    return round.at().isBefore(told.at()) || !round.at().isBefore(told.at().plus(groupInterval));
  }

  /** A page that nobody has acknowledged stands for the ticket as well. */
  private static boolean isStoodFor(Urgency urgency, AlertingState state) {
    return urgency == Urgency.TICKET
        && state.open(Urgency.PAGE).filter(page -> !page.isAcknowledged()).isPresent();
  }

  private static Optional<BurnTier> lead(
      Urgency urgency, AlertingState state, EvaluatedTiers round) {
    return round.tiers().stream()
        .map(TierReading::tier)
        .filter(tier -> tier.urgency() == urgency && state.burns().containsKey(tier.name()))
        .findFirst();
  }

  private static Optional<BurnTier> unanswered(
      Urgency urgency, AlertingState state, EvaluatedTiers round) {
    return round.tiers().stream()
        .map(TierReading::tier)
        .filter(tier -> tier.urgency() == urgency)
        .filter(tier -> {
          BurningTier burn = state.burns().get(tier.name());
          return burn != null && burn.isUnanswered();
        })
        .findFirst();
  }

  /**
   * What began or ceased and made nothing else happen is a line with the incident it belongs to.
   */
  private static void mention(
      AlertingState before, AlertingState after, EvaluatedTiers round, List<Effect> effects) {
    List<BurningTier> began = missing(after, before);
    List<BurningTier> ceased = missing(before, after);
    for (Urgency urgency : Urgency.values()) {
      boolean hasMore = effects.stream().anyMatch(effect -> effect.urgency() == urgency);
      if (hasMore || after.open(urgency).isEmpty()) {
        continue;
      }
      List<String> up = named(began, urgency, after);
      List<String> down = named(ceased, urgency, after);
      if (!up.isEmpty() || !down.isEmpty()) {
        effects.add(new Effect.Mention(urgency, lead(urgency, after, round), up, down));
      }
    }
  }

  private static List<BurningTier> missing(AlertingState in, AlertingState from) {
    return in.burns().values().stream()
        .filter(burn -> !from.burns().containsKey(burn.tier()))
        .toList();
  }

  /** A ticket's tier without a ticket is told with the page. */
  private static List<String> named(List<BurningTier> burns, Urgency urgency, AlertingState state) {
    return burns.stream()
        .filter(burn ->
            burn.urgency() == urgency
                || (urgency == Urgency.PAGE && state.open(burn.urgency()).isEmpty()))
        .map(BurningTier::tier)
        .sorted()
        .toList();
  }
}
