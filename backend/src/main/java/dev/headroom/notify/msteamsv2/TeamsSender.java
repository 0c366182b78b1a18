package dev.headroom.notify.msteamsv2;

import dev.headroom.alerting.incident.Transition;
import dev.headroom.notify.send.Attempt;
import dev.headroom.notify.send.Delivery;
import dev.headroom.notify.send.HttpPost;
import dev.headroom.notify.send.HttpReply;
import dev.headroom.notify.send.Sender;
import dev.headroom.notify.words.StepWords;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Posts a card for each step. */
final class TeamsSender implements Sender {
  /** What webhooks of the older kind say, with status 200, of a message that Teams did not take. */
  private static final String NOT_TAKEN = "message delivery failed";

  private final Teams teams;
  private final TeamsCard card;
  private final HttpPost http;

  TeamsSender(Teams teams, TeamsCard card, HttpPost http) {
    this.teams = teams;
    this.card = card;
    this.http = http;
  }

  @Override
  public List<String> payloads(Transition transition) {
    String message = card.message(StepWords.of(transition), transition);
    return switch (transition.kind()) {
      case OPENED,
          REOPENED,
          UPDATED,
          ROUTED,
          RELEASED,
          ESCALATED,
          FAILED_OVER,
          REPEATED,
          ACKNOWLEDGED,
          UNACKNOWLEDGED,
          UNMUTED ->
          List.of(message);
      case PARTLY_RESOLVED -> List.of();
      case RESOLVED -> teams.sendResolved() ? List.of(message) : List.of();
    };
  }

  @Override
  public Attempt send(Delivery delivery) {
    URI address = URI.create(teams.url().reveal());
    HttpReply reply = http.ask(teams, address, delivery.payload(), Map.of());
    return reply.isSuccess() && reply.text().contains(NOT_TAKEN)
        ? new Attempt.Retry(
            reply.status(),
            "HTTP %d, but Teams did not take it".formatted(reply.status().getAsInt()),
            Duration.ZERO)
        : http.judge(teams, reply);
  }
}
