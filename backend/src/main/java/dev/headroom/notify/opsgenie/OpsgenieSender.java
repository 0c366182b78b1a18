package dev.headroom.notify.opsgenie;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.Transition;
import dev.headroom.notify.send.Attempt;
import dev.headroom.notify.send.Delivery;
import dev.headroom.notify.send.HttpPost;
import dev.headroom.notify.send.Sender;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Creates, acknowledges and closes alerts. Each alarm of an incident is an alert at Opsgenie; one
 * that asks for a person again is another alert, and the one that was acknowledged ends.
 */
final class OpsgenieSender implements Sender {
  /** The only status that says that Opsgenie has a call; 200 is somebody else's. */
  private static final int ACCEPTED = 202;

  private static final int REQUEST_TIMEOUT = 408;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int NOT_IMPLEMENTED = 501;

  private final Opsgenie opsgenie;
  private final OpsgenieCalls calls;
  private final HttpPost http;
  private final ObjectMapper json = new ObjectMapper();

  OpsgenieSender(Opsgenie opsgenie, OpsgenieCalls calls, HttpPost http) {
    this.opsgenie = opsgenie;
    this.calls = calls;
    this.http = http.refusedBy(OpsgenieSender::isFinal);
  }

  private static boolean isFinal(int status) {
    return status == NOT_IMPLEMENTED
        || (status >= 400
            && status < 500
            && status != REQUEST_TIMEOUT
            && status != TOO_MANY_REQUESTS);
  }

  @Override
  public List<String> payloads(Transition transition) {
    Incident incident = transition.incident();
    return switch (transition.kind()) {
      case OPENED, REOPENED, UPDATED, ROUTED, REPEATED -> List.of(calls.create(transition));
      case ACKNOWLEDGED -> List.of(calls.acknowledge(transition));
      case UNACKNOWLEDGED, UNMUTED, RELEASED, ESCALATED, FAILED_OVER -> replacing(transition);
      case RESOLVED ->
          opsgenie.sendResolved()
              ? List.of(calls.close(transition, incident.dedupKey()))
              : List.of();
    };
  }

  /** The new one first: at no moment does nothing stand at Opsgenie. */
  private List<String> replacing(Transition transition) {
    return opsgenie.sendResolved() && transition.replaced() > 0
        ? List.of(calls.create(transition), calls.close(transition, transition.replacedKey()))
        : List.of(calls.create(transition));
  }

  @Override
  public Attempt send(Delivery delivery) {
    JsonNode call = read(delivery.payload());
    String root = opsgenie.url().reveal();
    String path = call.path(OpsgenieCalls.PATH).asText();
    URI address = URI.create(root + (root.endsWith("/") ? "" : "/") + path);
    Map<String, String> headers = Map.of("Authorization", "GenieKey " + opsgenie.key().reveal());
    String body = call.path(OpsgenieCalls.BODY).toString();
    return judge(http.judge(opsgenie, http.ask(opsgenie, address, body, headers)));
  }

  private JsonNode read(String payload) {
    try {
      return json.readTree(payload);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("not a call that was written here", e);
    }
  }

  private static Attempt judge(Attempt attempt) {
    return switch (attempt) {
      case Attempt.Sent(OptionalInt status, String _) when status.orElse(ACCEPTED) != ACCEPTED ->
          new Attempt.Retry(
              status,
              "HTTP %d: Opsgenie answers %d to what it takes"
                  .formatted(status.getAsInt(), ACCEPTED),
              Duration.ZERO);
      default -> attempt;
    };
  }
}
