package dev.headroom.alerting.rhythm;

import dev.headroom.alerting.group.AlertGroup;
import dev.headroom.alerting.group.GroupedAlert;
import dev.headroom.alerting.incident.AlertingState;
import dev.headroom.alerting.incident.FiringAlert;
import dev.headroom.alerting.incident.Muting;
import dev.headroom.alerting.source.AlertReading.AlertLevel;
import dev.headroom.alerting.source.AlertRound;
import dev.headroom.model.Urgency;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What receivers are to hear of the alerts of one urgency of a group, as Alertmanager has it.
 *
 * @param state which of them fire, and which incidents stand
 */
public record GroupRhythm(Urgency urgency, AlertingState state, AlertRound round) {
  /**
   * A round in which the alerts of a group that a silence hides do not fire, unless it hides all of
   * them: then the incident is held back as a whole.
   */
  public static AlertRound unlessSilenced(AlertRound round, Muting muting) {
    List<GroupedAlert> firing =
        round
            .account()
            .group(EnumSet.allOf(Urgency.class))
            .map(AlertGroup::firing)
            .orElse(List.of());
    Set<String> hidden =
        firing.stream()
            .filter(each -> muting.silenced(each.routed(), round.at()).isPresent())
            .map(GroupedAlert::fingerprint)
            .collect(Collectors.toSet());
    return hidden.isEmpty() || hidden.size() == firing.size()
        ? round
        : round.with(
            round.readings().stream()
                .map(each -> hidden.contains(each.alert()) ? each.at(AlertLevel.CLEAR) : each)
                .toList());
  }

  /** The urgencies an incident tells of: a page stands for tickets that have no incident. */
  public static Set<Urgency> urgencies(Urgency urgency, AlertingState state) {
    return urgency == Urgency.PAGE && state.open(Urgency.TICKET).isEmpty()
        ? EnumSet.allOf(Urgency.class)
        : EnumSet.of(urgency);
  }

  private List<FiringAlert> told() {
    Set<Urgency> urgencies = urgencies(urgency, state);
    return state.firing().values().stream()
        .filter(each -> urgencies.contains(each.urgency()))
        .toList();
  }

  /** What fires of which an incident tells, as a number; 0 where only the most urgent is told. */
  public long fired() {
    return round.tellsEach() ? AlertGroup.sum(told().stream().map(FiringAlert::name).toList()) : 0;
  }

  /**
   * Whether the first alert that nobody has answered for still waits for others. One that has fired
   * for longer than that elsewhere does not.
   */
  public boolean waits() {
    Duration wait = round.groupWait().orElse(Duration.ZERO);
    Instant enough = round.at().minus(wait);
    return wait.isPositive()
        && state.firing(urgency).stream()
            .filter(FiringAlert::isUnanswered)
            .noneMatch(each ->
                !each.since().isAfter(enough)
                    || each.since().isAfter(round.at())
                    || round.account().onset(each.name()).isBefore(enough));
  }

  /** The alerts that have begun since receivers were told; all where the clock was set back. */
  public List<String> began(Instant toldAt) {
    boolean isClockBack = round.at().isBefore(toldAt);
    return told().stream()
        .filter(each -> isClockBack || each.since().isAfter(toldAt))
        .map(FiringAlert::name)
        .sorted()
        .toList();
  }

  /** Whether an alert is over since receivers were told. */
  public boolean hasEnded(Instant toldAt) {
    return round
        .account()
        .group(urgencies(urgency, state))
        .filter(group -> group.told(toldAt).hasEnded())
        .isPresent();
  }
}
