package dev.headroom.notify.send;

import dev.headroom.alerting.incident.Transition;
import java.util.Optional;

/** How a message leads back into the incident it tells of. */
public interface ReplyLinks {
  /** By which Slack names the button that acknowledges. */
  String SLACK_ACTION = "headroom.acknowledge";

  /** No way back. */
  ReplyLinks NONE =
      new ReplyLinks() {
        @Override
        public Optional<String> acknowledge(Transition transition) {
          return Optional.empty();
        }

        @Override
        public boolean hearsSlack() {
          return false;
        }
      };

  /**
   * The address of a page that acknowledges the alarm a transition is about, without a login; the
   * same however often it is asked for. Empty if there is nobody to ask: somebody has taken it, or
   * it is over.
   */
  Optional<String> acknowledge(Transition transition);

  /** Whether Slack tells us of the buttons that are pressed. */
  boolean hearsSlack();
}
