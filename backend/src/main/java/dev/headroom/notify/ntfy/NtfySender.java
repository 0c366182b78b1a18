package dev.headroom.notify.ntfy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headroom.alerting.incident.Transition;
import dev.headroom.notify.send.Attempt;
import dev.headroom.notify.send.Delivery;
import dev.headroom.notify.send.HttpPost;
import dev.headroom.notify.send.Sender;
import dev.headroom.notify.words.StepWords;
import java.util.List;
import java.util.Map;

/** Publishes a message for each step. */
final class NtfySender implements Sender {
  private final Ntfy ntfy;
  private final NtfyMessage message;
  private final HttpPost http;
  private final ObjectMapper json = new ObjectMapper();

  NtfySender(Ntfy ntfy, NtfyMessage message, HttpPost http) {
    this.ntfy = ntfy;
    this.message = message;
    this.http = http;
  }

  @Override
  public List<String> payloads(Transition transition) {
    String body = message.of(StepWords.of(transition), transition);
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
          List.of(body);
      case PARTLY_RESOLVED -> List.of();
      case RESOLVED -> ntfy.sendResolved() ? List.of(body) : List.of();
    };
  }

  @Override
  public Attempt send(Delivery delivery) {
    Map<String, String> headers =
        ntfy.token()
            .map(each -> Map.of("Authorization", "Bearer " + each.reveal()))
            .orElse(Map.of());
    return http.post(ntfy, withTopic(delivery.payload()), headers);
  }

  private String withTopic(String payload) {
    try {
      ObjectNode body = json.readValue(payload, ObjectNode.class);
      return json.writeValueAsString(body.put("topic", ntfy.topic().reveal()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("not a message that was written here", e);
    }
  }
}
