package dev.headroom.alerting;

import dev.headroom.alerting.incident.Burn;
import dev.headroom.alerting.incident.Burn.Answered;
import dev.headroom.alerting.incident.Incident.Acknowledgement;
import dev.headroom.alerting.incident.Standing;
import dev.headroom.alerting.incident.Standing.Told;
import dev.headroom.alerting.incident.Watch;
import dev.headroom.alerting.incident.Watch.Ended;
import dev.headroom.slo.TierReading;
import dev.headroom.slo.objective.BurnTier;
import dev.headroom.slo.objective.BurnTier.Urgency;
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
  record Decision(Watch watch, List<Effect> effects) {
    Decision {
      effects = List.copyOf(effects);
    }
  }

  /** Each tier by its own windows, then the incidents, pages first. */
  Decision evaluated(Watch before, Round round) {
    Watch watch = before.with(burns(before, round));
    List<Effect> effects = new ArrayList<>();
    for (Urgency urgency : Urgency.values()) {
      watch =
          watch.standing(urgency).isPresent()
              ? goOn(urgency, watch, round, effects)
              : begin(urgency, watch, round, effects);
    }
    mention(before, watch, round, effects);
    return new Decision(watch, effects);
  }

  /** A person has acknowledged the incident of an urgency. */
  static Watch acknowledged(Watch watch, Urgency urgency, Acknowledgement by) {
    Standing standing = watch.standing(urgency).orElseThrow();
    return watch
        .with(urgency, standing.with(Optional.of(by)))
        .answered(urgency, new Answered.Taken(by));
  }

  /** A person has ended the incident of an urgency. */
  static Watch resolved(Watch watch, Urgency urgency) {
    return watch.without(urgency).answered(urgency, new Answered.Closed());
  }

  private static Map<String, Burn> burns(Watch before, Round round) {
    Map<String, Burn> burns = new TreeMap<>();
    for (TierReading reading : round.tiers()) {
      BurnTier tier = reading.tier();
      Optional<Burn> was =
          Optional.ofNullable(before.burns().get(tier.name()))
              .filter(burn -> burn.urgency() == tier.urgency());
      switch (reading.level()) {
        case BURNS ->
            burns.put(
                tier.name(),
                was.orElseGet(() ->
                    new Burn(tier.name(), tier.urgency(), round.at(), new Answered.ByNobody())));
        case HOLDS, UNMEASURED -> was.ifPresent(burn -> burns.put(tier.name(), burn));
        case CLEAR -> {}
      }
    }
    return burns;
  }

  private Watch begin(Urgency urgency, Watch watch, Round round, List<Effect> effects) {
    Optional<BurnTier> cause = unanswered(urgency, watch, round);
    if (cause.isPresent() && !isStoodFor(urgency, watch)) {
      BurnTier tier = lead(urgency, watch, round).orElseThrow();
      Optional<Ended> ended = watch.ended(urgency).filter(end -> !round.at().isAfter(end.until()));
      effects.add(
          ended.isPresent()
              ? new Effect.Reopen(urgency, tier)
              : new Effect.Open(urgency, tier, Optional.empty()));
      int returns = ended.map(end -> Math.min(end.returns() + 1, returnsMax)).orElse(0);
      return watch.with(urgency, standing(Optional.empty(), returns, tier, round));
    }
    return taken(urgency, watch)
        .map(by -> {
          BurnTier tier = lead(urgency, watch, round).orElseThrow();
          effects.add(new Effect.Open(urgency, tier, Optional.of(by)));
          return watch.with(urgency, standing(Optional.of(by), 0, tier, round));
        })
        .orElse(watch);
  }

  private static Standing standing(
      Optional<Acknowledgement> taken, int returns, BurnTier tier, Round round) {
    return new Standing(taken, returns, tier.shortWindow(), Optional.empty(), told(tier, round));
  }

  /** Who took the page under which a ticket's tiers began, once that page has ended by itself. */
  private static Optional<Acknowledgement> taken(Urgency urgency, Watch watch) {
    if (urgency == Urgency.PAGE || watch.standing(Urgency.PAGE).isPresent()) {
      return Optional.empty();
    }
    return watch.burning(urgency).stream()
        .map(Burn::answer)
        .flatMap(answer ->
            answer instanceof Answered.Taken(Acknowledgement by)
                ? Optional.of(by).stream()
                : Optional.<Acknowledgement>empty().stream())
        .findFirst();
  }

  private Watch goOn(Urgency urgency, Watch watch, Round round, List<Effect> effects) {
    Standing standing = watch.standing(urgency).orElseThrow();
    Optional<BurnTier> lead = lead(urgency, watch, round);
    if (lead.isEmpty()) {
      return isClear(urgency, round)
          ? fade(urgency, watch, standing, round.at(), effects)
          : watch.with(urgency, standing.burning(standing.shortWindow()));
    }
    BurnTier tier = lead.get();
    Standing next = standing.burning(tier.shortWindow());
    Optional<BurnTier> cause =
        standing.isTaken() ? unanswered(urgency, watch, round) : Optional.empty();
    if (isStoodFor(urgency, watch)) {
      return watch.with(urgency, next);
    }
    if (cause.isPresent()) {
      effects.add(new Effect.Unacknowledge(urgency, tier, cause.get()));
      next = next.with(Optional.<Acknowledgement>empty()).with(told(tier, round));
    } else if (hasDoubled(standing.told(), round)) {
      effects.add(new Effect.Worsen(urgency, tier, true));
      next = next.with(told(tier, round));
    } else if (isMoreUrgent(tier, standing.told(), round) && isDue(standing.told(), round)) {
      effects.add(new Effect.Worsen(urgency, tier, false));
      next = next.with(told(tier, round));
    }
    return watch.with(urgency, next);
  }

  /**
   * Whether every tier of an urgency is. One that is not, though it has not burnt, is about to: its
   * long window fills more slowly than that of the tier which is over, and nobody wants to hear of
   * an end a moment before it is taken back.
   */
  private static boolean isClear(Urgency urgency, Round round) {
    return round.tiers().stream()
        .filter(reading -> reading.tier().urgency() == urgency)
        .allMatch(reading -> reading.level() == TierReading.BurnLevel.CLEAR);
  }

  private Watch fade(
      Urgency urgency, Watch watch, Standing standing, Instant at, List<Effect> effects) {
    Instant since = standing.clearSince().filter(then -> !then.isAfter(at)).orElse(at);
    if (at.isBefore(since.plus(standing.held()))) {
      return watch.with(urgency, standing.clear(since));
    }
    effects.add(new Effect.End(urgency));
    Duration back = standing.shortWindow().multipliedBy(reopenShortWindows);
    return watch.ended(urgency, new Ended(at.plus(back), standing.returns()));
  }

  private static Told told(BurnTier tier, Round round) {
    return new Told(round.at(), tier.name(), round.share(tier));
  }

  /** Whether it surely has; what was told is the largest so far. */
  private static boolean hasDoubled(Told told, Round round) {
    return told.share().signum() > 0
        && round.tiers().stream()
            .map(TierReading::tier)
            .filter(tier -> tier.name().equals(told.tier()))
            .anyMatch(tier -> round.sureShare(tier).compareTo(told.share().multiply(TWO)) >= 0);
  }

  private static boolean isMoreUrgent(BurnTier tier, Told told, Round round) {
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
  private boolean isDue(Told told, Round round) {
    return round.at().isBefore(told.at()) || !round.at().isBefore(told.at().plus(groupInterval));
  }

  /** A page that nobody has acknowledged stands for the ticket as well. */
  private static boolean isStoodFor(Urgency urgency, Watch watch) {
    return urgency == Urgency.TICKET
        && watch.standing(Urgency.PAGE).filter(page -> !page.isTaken()).isPresent();
  }

  private static Optional<BurnTier> lead(Urgency urgency, Watch watch, Round round) {
    return round.tiers().stream()
        .map(TierReading::tier)
        .filter(tier -> tier.urgency() == urgency && watch.burns().containsKey(tier.name()))
        .findFirst();
  }

  private static Optional<BurnTier> unanswered(Urgency urgency, Watch watch, Round round) {
    return round.tiers().stream()
        .map(TierReading::tier)
        .filter(tier -> tier.urgency() == urgency)
        .filter(tier -> {
          Burn burn = watch.burns().get(tier.name());
          return burn != null && burn.isUnanswered();
        })
        .findFirst();
  }

  /**
   * What began or ceased and made nothing else happen is a line with the incident it belongs to.
   */
  private static void mention(Watch before, Watch after, Round round, List<Effect> effects) {
    List<Burn> began = missing(after, before);
    List<Burn> ceased = missing(before, after);
    for (Urgency urgency : Urgency.values()) {
      boolean hasMore = effects.stream().anyMatch(effect -> effect.urgency() == urgency);
      if (hasMore || after.standing(urgency).isEmpty()) {
        continue;
      }
      List<String> up = named(began, urgency, after);
      List<String> down = named(ceased, urgency, after);
      if (!up.isEmpty() || !down.isEmpty()) {
        effects.add(new Effect.Mention(urgency, lead(urgency, after, round), up, down));
      }
    }
  }

  private static List<Burn> missing(Watch in, Watch from) {
    return in.burns().values().stream()
        .filter(burn -> !from.burns().containsKey(burn.tier()))
        .toList();
  }

  /** A ticket's tier without a ticket is told with the page. */
  private static List<String> named(List<Burn> burns, Urgency urgency, Watch watch) {
    return burns.stream()
        .filter(burn ->
            burn.urgency() == urgency
                || (urgency == Urgency.PAGE && watch.standing(burn.urgency()).isEmpty()))
        .map(Burn::tier)
        .sorted()
        .toList();
  }
}
