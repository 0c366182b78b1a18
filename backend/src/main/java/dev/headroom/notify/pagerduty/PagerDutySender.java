package dev.headroom.notify.pagerduty;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.Transition;
import dev.headroom.notify.send.Attempt;
import dev.headroom.notify.send.Delivery;
import dev.headroom.notify.send.HttpPost;
import dev.headroom.notify.send.ReceiverType.SenderContext;
import dev.headroom.notify.send.Sender;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Posts events. Each alarm of an incident is an alert at PagerDuty; one that asks for a person
 * again is another alert, and the one that was acknowledged ends.
 */
final class PagerDutySender implements Sender {
  /** The only status that says that PagerDuty has an event; 200 is somebody else's. */
  private static final int ACCEPTED = 202;

  /** Bad Request: the event will never be taken. All other statuses may be over later. */
  private static final Set<Integer> REFUSALS = Set.of(400);

  private static final String KEY_REFUSED = "invalid routing key";

  private final PagerDuty pagerDuty;
  private final SenderContext context;
  private final PagerDutyEvents events;
  private final HttpPost http;
  private final ObjectMapper json = new ObjectMapper();

  PagerDutySender(
      PagerDuty pagerDuty, PagerDutyEvents events, SenderContext context, HttpPost http) {
    this.pagerDuty = pagerDuty;
    this.context = context;
    this.events = events;
    this.http = http.refusedBy(REFUSALS::contains);
  }

  @Override
  public List<String> payloads(Transition transition) {
    Incident incident = transition.incident();
    String key = incident.dedupKey();
    return switch (transition.kind()) {
      case OPENED, REOPENED, UPDATED, ROUTED, REPEATED -> List.of(trigger(transition));
      case ACKNOWLEDGED -> isItsOwn(transition) ? List.of() : List.of(events.acknowledge(key));
      case UNACKNOWLEDGED, UNMUTED, RELEASED, ESCALATED, FAILED_OVER -> replacing(transition);
      case RESOLVED -> pagerDuty.sendResolved() ? List.of(events.resolve(key)) : List.of();
    };
  }

  private String trigger(Transition transition) {
    return events.trigger(transition, context.texts(transition));
  }

  /** What PagerDuty has told us is not told to it again. */
  private static boolean isItsOwn(Transition transition) {
    return transition.origin().equals(PagerDuty.KIND);
  }

  /** The new one first: at no moment does nothing stand at PagerDuty. */
  private List<String> replacing(Transition transition) {
    return pagerDuty.sendResolved() && transition.replaced() > 0
        ? List.of(trigger(transition), events.resolve(transition.replacedKey()))
        : List.of(trigger(transition));
  }

  @Override
  public Attempt send(Delivery delivery) {
    return judge(http.post(pagerDuty, withRoutingKey(delivery.payload()), Map.of()));
  }

  private String withRoutingKey(String payload) {
    try {
      ObjectNode event = json.readValue(payload, ObjectNode.class);
      event.put("routing_key", pagerDuty.key().reveal());
      return json.writeValueAsString(event);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("not an event that was written here", e);
    }
  }

  private Attempt judge(Attempt attempt) {
    return switch (attempt) {
      case Attempt.Sent(OptionalInt status, String _) when status.orElse(ACCEPTED) != ACCEPTED ->
          new Attempt.Retry(
              status,
              "HTTP %d: PagerDuty answers %d to what it takes"
                  .formatted(status.getAsInt(), ACCEPTED),
              Duration.ZERO);
      case Attempt.Rejected(OptionalInt status, String reason)
          when reason.toLowerCase(Locale.ROOT).contains(KEY_REFUSED) ->
          new Attempt.Rejected(
              status,
              "PagerDuty does not know the routing_key of receiver %s in routing.yaml: %s"
                  .formatted(context.receiver(), reason));
      default -> attempt;
    };
  }
}
