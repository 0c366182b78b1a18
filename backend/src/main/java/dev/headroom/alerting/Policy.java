package dev.headroom.alerting;

import dev.headroom.alerting.incident.AlertingState;
import dev.headroom.alerting.incident.AlertingState.Ended;
import dev.headroom.alerting.incident.FiringAlert;
import dev.headroom.alerting.incident.FiringAlert.Handling;
import dev.headroom.alerting.incident.Incident.Acknowledgement;
import dev.headroom.alerting.incident.OpenIncident;
import dev.headroom.alerting.incident.OpenIncident.LastNotification;
import dev.headroom.alerting.rhythm.GroupRhythm;
import dev.headroom.alerting.source.AlertReading;
import dev.headroom.alerting.source.AlertReading.AlertLevel;
import dev.headroom.alerting.source.AlertRound;
import dev.headroom.model.Urgency;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * When somebody is told: a pure function of what is known and what happens.
 *
 * <p>It holds to this: while an alert that asks for a page fires and no person has acted since it
 * began to, a page that nobody has acknowledged stands with the receivers. An act answers for the
 * alerts that fire at that moment and for nothing later. Tickets are the same at their urgency,
 * except that a page that nobody has acknowledged stands for them as well.
 *
 * @param groupInterval least time between two updates of an incident of an urgency that are not
 *     urgent
 * @param reopenShortWindows for how many short windows after its end an incident comes back
 * @param returnsMax how many returns are counted: for as many short windows at most an incident
 *     that came back is kept open
 * @param standsForOthers whether the incident of an urgency must not end yet, though it is over
 */
record Policy(
    Function<Urgency, Duration> groupInterval,
    int reopenShortWindows,
    int returnsMax,
    Predicate<Urgency> standsForOthers) {
  private static final BigDecimal TWO = BigDecimal.valueOf(2);

  /** Of incidents that stand for no others. */
  Policy(Function<Urgency, Duration> groupInterval, int reopenShortWindows, int returnsMax) {
    this(groupInterval, reopenShortWindows, returnsMax, _ -> false);
  }

  /** What is known afterwards, and what happens to incidents. */
  record PolicyDecision(AlertingState state, List<Effect> effects) {
    PolicyDecision {
      effects = List.copyOf(effects);
    }
  }

  /** The same with other times between updates. */
  Policy withGroupInterval(Function<Urgency, Duration> interval) {
    return new Policy(interval, reopenShortWindows, returnsMax, standsForOthers);
  }

  /** The same where incidents stand for others. */
  Policy whileStanding(Predicate<Urgency> forOthers) {
    return new Policy(groupInterval, reopenShortWindows, returnsMax, forOthers);
  }

  /** Each alert by itself, then the incidents, pages first. */
  PolicyDecision evaluated(AlertingState before, AlertRound round) {
    AlertingState state = before.with(round.firing(before.firing()));
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

  private AlertingState begin(
      Urgency urgency, AlertingState state, AlertRound round, List<Effect> effects) {
    boolean hasCause = unanswered(urgency, state, round).isPresent();
    if (hasCause
        && !isStoodFor(urgency, state)
        && !new GroupRhythm(urgency, state, round).waits()) {
      AlertReading lead = lead(urgency, state, round).orElseThrow();
      Optional<Ended> ended = state.ended(urgency).filter(end -> !round.at().isAfter(end.until()));
      effects.add(
          ended.isPresent()
              ? new Effect.Reopen(urgency, lead.alert())
              : new Effect.Open(urgency, lead.alert(), Optional.empty()));
      int returns = ended.map(end -> Math.min(end.returns() + 1, returnsMax)).orElse(0);
      return state.with(urgency, standing(Optional.empty(), returns, lead, round, state));
    }
    return taken(urgency, state)
        .map(by -> {
          AlertReading lead = lead(urgency, state, round).orElseThrow();
          effects.add(new Effect.Open(urgency, lead.alert(), Optional.of(by)));
          return state.with(urgency, standing(Optional.of(by), 0, lead, round, state));
        })
        .orElse(state);
  }

  private static OpenIncident standing(
      Optional<Acknowledgement> taken,
      int returns,
      AlertReading lead,
      AlertRound round,
      AlertingState state) {
    return new OpenIncident(
        taken,
        returns,
        lead.shortWindow(),
        Optional.empty(),
        told(lead, round).of(new GroupRhythm(lead.urgency(), state, round).fired()));
  }

  /** Who took the page under which a ticket's alerts began, once that page has ended by itself. */
  private static Optional<Acknowledgement> taken(Urgency urgency, AlertingState state) {
    if (urgency == Urgency.PAGE || state.open(Urgency.PAGE).isPresent()) {
      return Optional.empty();
    }
    return state.firing(urgency).stream()
        .map(FiringAlert::answer)
        .flatMap(answer ->
            answer instanceof Handling.Acknowledged(Acknowledgement by)
                ? Optional.of(by).stream()
                : Optional.<Acknowledgement>empty().stream())
        .findFirst();
  }

  private AlertingState goOn(
      Urgency urgency, AlertingState state, AlertRound round, List<Effect> effects) {
    OpenIncident standing = state.open(urgency).orElseThrow();
    Optional<AlertReading> leading = lead(urgency, state, round);
    if (leading.isEmpty()) {
      return isClear(urgency, round)
          ? fade(urgency, state, standing, round.at(), effects)
          : state.with(urgency, standing.firing(standing.shortWindow()));
    }
    AlertReading lead = leading.get();
    OpenIncident next = standing.firing(lead.shortWindow());
    Optional<AlertReading> cause =
        standing.isAcknowledged() ? unanswered(urgency, state, round) : Optional.empty();
    if (isStoodFor(urgency, state)) {
      return state.with(urgency, next);
    }
    GroupRhythm group = new GroupRhythm(urgency, state, round);
    LastNotification told = told(lead, round).of(group.fired());
    if (cause.isPresent()) {
      effects.add(new Effect.Unacknowledge(urgency, lead.alert(), cause.get().alert()));
      next = next.with(Optional.<Acknowledgement>empty()).with(told);
    } else if (round.tellsEach()) {
      next = next.with(changed(group, standing.lastNotification(), told, effects));
    } else if (hasDoubled(standing.lastNotification(), round)) {
      effects.add(new Effect.Worsen(urgency, lead.alert(), true));
      next = next.with(told);
    } else if (isMoreUrgent(lead, standing.lastNotification(), round)
        && isDue(urgency, standing.lastNotification(), round)) {
      effects.add(new Effect.Worsen(urgency, lead.alert(), false));
      next = next.with(told);
    }
    return state.with(urgency, next);
  }

  /** What receivers know afterwards: what a silence hides or shows again is no news by itself. */
  private LastNotification changed(
      GroupRhythm group, LastNotification known, LastNotification now, List<Effect> effects) {
    if (now.fired() == known.fired() || !isDue(group.urgency(), known, group.round())) {
      return known;
    }
    List<String> began = group.began(known.at());
    if (began.isEmpty() && !group.hasEnded(known.at())) {
      return known.of(now.fired());
    }
    effects.add(new Effect.OthersFire(group.urgency(), now.alert(), began));
    return now;
  }

  /**
   * Whether every alert of an urgency is. One that is not, though it has not fired, is about to: it
   * is slower than the one which is over, and nobody wants to hear of an end a moment before it is
   * taken back.
   */
  private static boolean isClear(Urgency urgency, AlertRound round) {
    return round.readings().stream()
        .filter(reading -> reading.urgency() == urgency)
        .allMatch(reading -> reading.level() == AlertLevel.CLEAR);
  }

  private AlertingState fade(
      Urgency urgency,
      AlertingState state,
      OpenIncident standing,
      Instant at,
      List<Effect> effects) {
    Instant since = standing.clearSince().filter(then -> !then.isAfter(at)).orElse(at);
    if (standsForOthers.test(urgency) || at.isBefore(since.plus(standing.held()))) {
      return state.with(urgency, standing.clear(since));
    }
    effects.add(new Effect.End(urgency));
    Duration back = standing.shortWindow().multipliedBy(reopenShortWindows);
    return state.ended(urgency, new Ended(at.plus(back), standing.returns()));
  }

  private static LastNotification told(AlertReading lead, AlertRound round) {
    return new LastNotification(round.at(), lead.alert(), lead.intensity());
  }

  /** Whether it surely has; what was told is the largest so far. */
  private static boolean hasDoubled(LastNotification told, AlertRound round) {
    return told.intensity().signum() > 0
        && round.readings().stream()
            .filter(reading -> reading.alert().equals(told.alert()))
            .map(AlertReading::sureIntensity)
            .anyMatch(sure -> sure.compareTo(told.intensity().multiply(TWO)) >= 0);
  }

  private static boolean isMoreUrgent(AlertReading lead, LastNotification told, AlertRound round) {
    for (AlertReading each : round.readings()) {
      if (each.alert().equals(told.alert())) {
        return false;
      }
      if (each.alert().equals(lead.alert())) {
        return true;
      }
    }
    return false;
  }

  /** A clock that was set back makes it due as well, rather than an hour late. */
  private boolean isDue(Urgency urgency, LastNotification told, AlertRound round) {
    Instant due = told.at().plus(groupInterval.apply(urgency));
    return round.at().isBefore(told.at()) || !round.at().isBefore(due);
  }

  /** A page that nobody has acknowledged stands for the ticket as well. */
  private static boolean isStoodFor(Urgency urgency, AlertingState state) {
    return urgency == Urgency.TICKET
        && state.open(Urgency.PAGE).filter(page -> !page.isAcknowledged()).isPresent();
  }

  private static Optional<AlertReading> lead(
      Urgency urgency, AlertingState state, AlertRound round) {
    return round.readings().stream()
        .filter(
            reading -> reading.urgency() == urgency && state.firing().containsKey(reading.alert()))
        .findFirst();
  }

  private static Optional<AlertReading> unanswered(
      Urgency urgency, AlertingState state, AlertRound round) {
    return round.readings().stream()
        .filter(reading -> reading.urgency() == urgency)
        .filter(reading -> {
          FiringAlert alert = state.firing().get(reading.alert());
          return alert != null && alert.isUnanswered();
        })
        .findFirst();
  }

  /**
   * What began or ceased and made nothing else happen is a line with the incident it belongs to; of
   * a group, whose alerts are told of in time, where all of them are over or fire again.
   */
  private static void mention(
      AlertingState before, AlertingState after, AlertRound round, List<Effect> effects) {
    List<FiringAlert> began = missing(after, before);
    List<FiringAlert> ceased = missing(before, after);
    for (Urgency urgency : Urgency.values()) {
      boolean hasMore = effects.stream().anyMatch(effect -> effect.urgency() == urgency);
      boolean turns = before.firing(urgency).isEmpty() != after.firing(urgency).isEmpty();
      if (hasMore || after.open(urgency).isEmpty() || (round.tellsEach() && !turns)) {
        continue;
      }
      List<String> up = named(began, urgency, after);
      List<String> down = named(ceased, urgency, after);
      if (!up.isEmpty() || !down.isEmpty()) {
        effects.add(
            new Effect.Mention(
                urgency, lead(urgency, after, round).map(AlertReading::alert), up, down));
      }
    }
  }

  private static List<FiringAlert> missing(AlertingState in, AlertingState from) {
    return in.firing().values().stream()
        .filter(alert -> !from.firing().containsKey(alert.name()))
        .toList();
  }

  /** A ticket's alert without a ticket is told with the page. */
  private static List<String> named(
      List<FiringAlert> alerts, Urgency urgency, AlertingState state) {
    return alerts.stream()
        .filter(alert ->
            alert.urgency() == urgency
                || (urgency == Urgency.PAGE && state.open(alert.urgency()).isEmpty()))
        .map(FiringAlert::name)
        .sorted()
        .toList();
  }
}
