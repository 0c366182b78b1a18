package dev.headroom.alerting.record;

import dev.headroom.alerting.incident.Transition;
import dev.headroom.alerting.incident.TransitionKind;
import dev.headroom.routing.Receiver;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who may hear of a step of an incident.
 *
 * @param routed the receivers that routing names at that moment, without those held back
 * @param heldBack names of receivers that hear of nothing that asks for a person, also if they were
 *     told of the incident earlier
 * @param behind by name of those who were told of an earlier alarm and not of this one: which that
 *     has not ended they were told of last; 0 if none
 */
public record Audience(List<Receiver> routed, Set<String> heldBack, Map<String, Integer> behind) {
  public Audience {
    routed = List.copyOf(routed);
    heldBack = Set.copyOf(heldBack);
    behind = Map.copyOf(behind);
  }

  /** Some receivers, and nobody is held back. */
  public static Audience of(List<Receiver> receivers) {
    return new Audience(receivers, Set.of(), Map.of());
  }

  /** Whether not all who might hear of a step are held back. */
  public boolean reachesAnybody() {
    return !routed.isEmpty() || heldBack.isEmpty();
  }

  /**
   * Whether a receiver hears nothing of a step. Of the end of what it was told it hears, and that
   * somebody takes it.
   */
  public boolean holdsBack(String receiver, TransitionKind kind) {
    if (heldBack.contains(receiver)) {
      return kind.asksForPerson() || kind == TransitionKind.PARTLY_RESOLVED;
    }
    // Whoever was told later than others is told of another alarm the same way.
    return kind.asksForPerson() && behind.containsKey(receiver) && !isRouted(receiver);
  }

  private boolean isRouted(String receiver) {
    return routed.stream().anyMatch(each -> each.name().equals(receiver));
  }

  /** A step as a receiver hears of it; empty if it has nothing to hear of it. */
  public Optional<Transition> asHeardBy(String receiver, Transition transition) {
    Integer told = behind.get(receiver);
    if (told == null || transition.kind().begins()) {
      return Optional.of(transition);
    }
    if (transition.kind().asksForPerson()) {
      return Optional.of(transition.replacing(told));
    }
    return told == 0 ? Optional.empty() : Optional.of(transition.atAlarm(told));
  }
}
