package dev.headroom.alerting.record;

import dev.headroom.routing.Receiver;
import java.util.List;
import java.util.Set;

/**
 * Who may hear of a step of an incident.
 *
 * @param routed the receivers that routing names at that moment, without those held back
 * @param heldBack names of receivers that hear of nothing that asks for a person, also if they were
 *     told of the incident earlier
 */
public record Audience(List<Receiver> routed, Set<String> heldBack) {
  public Audience {
    routed = List.copyOf(routed);
    heldBack = Set.copyOf(heldBack);
  }

  /** Some receivers, and nobody is held back. */
  public static Audience of(List<Receiver> receivers) {
    return new Audience(receivers, Set.of());
  }
}
