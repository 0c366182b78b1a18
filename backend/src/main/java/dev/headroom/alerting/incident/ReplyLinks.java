package dev.headroom.alerting.incident;

import java.util.Optional;

/** How a message leads back into the incident it tells of. */
public interface ReplyLinks {
  /** By which Slack names the button that acknowledges. */
  String SLACK_ACTION = "headroom.acknowledge";

  /** No way back. */
  ReplyLinks NONE =
      new ReplyLinks() {
        @Override
        public Optional<String> token(Transition transition) {
          return Optional.empty();
        }

        @Override
        public boolean hearsSlack() {
          return false;
        }
      };

  /**
   * What the link that acknowledges the alarm of a transition ends with; the same however often it
   * is asked for. Empty if there is nobody to ask: somebody has taken it, or it is over.
   */
  Optional<String> token(Transition transition);

  /** Whether Slack tells us of the buttons that are pressed. */
  boolean hearsSlack();
}
