package dev.headroom.alerting;

import dev.headroom.alerting.incident.Incident.Acknowledgement;
import dev.headroom.model.Urgency;
import java.util.List;
import java.util.Optional;

/** What happens to the incident of one urgency. Alerts are meant by their names. */
sealed interface Effect {
  Urgency urgency();

  /**
   * An incident begins.
   *
   * @param lead the most urgent alert that fires
   * @param acknowledgement who had answered for it already; then nobody is told
   */
  record Open(Urgency urgency, String lead, Optional<Acknowledgement> acknowledgement)
      implements Effect {}

  /** The incident that ended a moment ago goes on. Everybody is told as of a new one. */
  record Reopen(Urgency urgency, String lead) implements Effect {}

  /**
   * Something fires that nobody has answered for, in an incident somebody had acknowledged.
   * Everybody is told as of a new one.
   *
   * @param cause the most urgent alert nobody has answered for
   */
  record Unacknowledge(Urgency urgency, String lead, String cause) implements Effect {}

  /**
   * It is worse than receivers know.
   *
   * @param doubled the intensity has doubled; else a more urgent alert fires
   */
  record Worsen(Urgency urgency, String lead, boolean doubled) implements Effect {}

  /**
   * Other alerts of a group fire than receivers know.
   *
   * @param began those that receivers do not know; none if all they do not know is that some are
   *     over
   */
  record OthersFire(Urgency urgency, String lead, List<String> began) implements Effect {
    public OthersFire {
      began = List.copyOf(began);
    }
  }

  /**
   * A line for the timeline alone.
   *
   * @param lead the most urgent alert that fires now; empty if none does
   * @param began alerts that fire from now on
   * @param ceased alerts that are clear from now on
   */
  record Mention(Urgency urgency, Optional<String> lead, List<String> began, List<String> ceased)
      implements Effect {
    public Mention {
      began = List.copyOf(began);
      ceased = List.copyOf(ceased);
    }
  }

  /** No alert of its urgency fires. */
  record End(Urgency urgency) implements Effect {}
}
