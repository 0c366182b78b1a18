package dev.headroom.routing.shadow;

import java.util.Set;

/**
 * What is evaluated as everything else and told to nobody: what would have been told is recorded.
 *
 * @param subjects names of what incidents are about, of which nobody is told
 * @param receivers names of receivers that are told nothing
 */
public record Shadow(Set<String> subjects, Set<String> receivers) {
  /** Everybody is told of everything. */
  public static final Shadow NONE = new Shadow(Set.of(), Set.of());

  public Shadow {
    subjects = Set.copyOf(subjects);
    receivers = Set.copyOf(receivers);
  }

  /** Whether a receiver is told nothing. */
  public boolean holdsBack(String receiver) {
    return receivers.contains(receiver);
  }
}
