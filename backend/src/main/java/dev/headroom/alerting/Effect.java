package dev.headroom.alerting;

import dev.headroom.alerting.incident.Incident.Acknowledgement;
import dev.headroom.model.Urgency;
import dev.headroom.slo.objective.BurnTier;
import java.util.List;
import java.util.Optional;

/** What happens to the incident of one urgency. */
sealed interface Effect {
  Urgency urgency();

  /**
   * An incident begins.
   *
   * @param acknowledgement who had answered for it already; then nobody is told
   */
  record Open(Urgency urgency, BurnTier tier, Optional<Acknowledgement> acknowledgement)
      implements Effect {}

  /** The incident that ended a moment ago goes on. Everybody is told as of a new one. */
  record Reopen(Urgency urgency, BurnTier tier) implements Effect {}

  /**
   * Something burns that nobody has answered for, in an incident somebody had acknowledged.
   * Everybody is told as of a new one.
   *
   * @param cause the most urgent tier nobody has answered for
   */
  record Unacknowledge(Urgency urgency, BurnTier tier, BurnTier cause) implements Effect {}

  /**
   * It is worse than receivers know.
   *
   * @param doubled the share of bad events has doubled; else a more urgent tier burns
   */
  record Worsen(Urgency urgency, BurnTier tier, boolean doubled) implements Effect {}

  /**
   * A line for the timeline alone.
   *
   * @param tier the most urgent that burns now; empty if none does
   * @param began names of tiers that burn from now on
   * @param ceased names of tiers that are clear from now on
   */
  record Mention(Urgency urgency, Optional<BurnTier> tier, List<String> began, List<String> ceased)
      implements Effect {
    public Mention {
      began = List.copyOf(began);
      ceased = List.copyOf(ceased);
    }
  }

  /** No tier of its urgency burns. */
  record End(Urgency urgency) implements Effect {}
}
