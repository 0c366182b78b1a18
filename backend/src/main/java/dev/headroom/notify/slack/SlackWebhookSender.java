package dev.headroom.notify.slack;

import dev.headroom.alerting.incident.Transition;
import dev.headroom.notify.send.Attempt;
import dev.headroom.notify.send.Delivery;
import dev.headroom.notify.send.HttpPost;
import dev.headroom.notify.send.ReceiverType.SenderContext;
import dev.headroom.notify.send.Sender;
import dev.headroom.notify.words.StepWords;
import java.util.List;
import java.util.Map;

/** Posts one message for each step to an incoming webhook, which cannot edit what it has said. */
final class SlackWebhookSender implements Sender {
  private final Slack slack;
  private final SlackMessage message;
  private final SenderContext context;
  private final HttpPost http;

  SlackWebhookSender(Slack slack, SlackMessage message, SenderContext context, HttpPost http) {
    this.slack = slack;
    this.message = message;
    this.context = context;
    this.http = http.refusedBy(SlackErrors::isFinal);
  }

  @Override
  public List<String> payloads(Transition transition) {
    String body =
        message
            .body(StepWords.of(transition), transition, context.texts(transition), false)
            .toString();
    return switch (transition.kind()) {
      case OPENED,
          REOPENED,
          UPDATED,
          ROUTED,
          RELEASED,
          REPEATED,
          ESCALATED,
          FAILED_OVER,
          ACKNOWLEDGED,
          UNACKNOWLEDGED,
          UNMUTED ->
          List.of(body);
      case RESOLVED -> slack.sendResolved() ? List.of(body) : List.of();
    };
  }

  @Override
  public Attempt send(Delivery delivery) {
    return http.post(slack, delivery.payload(), Map.of());
  }
}
