package dev.headroom.oncall;

import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.Transition;
import dev.headroom.alerting.record.Audience;
import dev.headroom.alerting.record.Deliveries;
import dev.headroom.model.Alert;
import dev.headroom.routing.Receiver;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Deliveries that name who is on call: an annotation of what is told, and of nothing that is kept.
 *
 * @param <R> the records of their transaction
 * @param to who tells
 */
public record OnCallDeliveries<R>(Deliveries<R> to, OnCall onCall) implements Deliveries<R> {
  private Transition named(Transition step) {
    Incident incident = step.incident();
    String words = onCall.words(incident.labels());
    if (words.isEmpty() || incident.resolution().isPresent()) {
      return step;
    }
    Map<String, String> texts = new HashMap<>(incident.annotations());
    texts.put(Alert.ON_CALL, words);
    Incident named = incident.live(incident.figures(), texts, incident.now(), incident.group());
    return new Transition(step.kind(), step.at(), named, step.replaced(), step.origin());
  }

  @Override
  public void enqueue(R records, Transition transition, Audience audience) {
    to.enqueue(records, named(transition), audience);
  }

  @Override
  public void sendUnwritten(Transition transition, Audience audience) {
    to.sendUnwritten(named(transition), audience);
  }

  @Override
  public List<String> untold(String incident, List<Receiver> routed) throws IOException {
    return to.untold(incident, routed);
  }

  @Override
  public Map<String, Instant> lastTold(String incident) throws IOException {
    return to.lastTold(incident);
  }

  @Override
  public Map<String, Instant> lastHeard(String incident) throws IOException {
    return to.lastHeard(incident);
  }

  @Override
  public List<Undelivered> undelivered() throws IOException {
    return to.undelivered();
  }

  @Override
  public void committed() {
    to.committed();
  }

  @Override
  public void receivers(List<Receiver> receivers) {
    to.receivers(receivers);
  }
}
