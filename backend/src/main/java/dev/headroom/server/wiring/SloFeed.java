package dev.headroom.server.wiring;

import dev.headroom.api.LiveEvents;
import dev.headroom.api.SloResource;
import dev.headroom.slo.Evaluation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/**
 * Tells those who watch what evaluations changed, at most about once a second; used by the
 * evaluator's thread.
 */
final class SloFeed implements Consumer<List<Evaluation>> {
  private static final Duration AT_MOST_EVERY = Duration.ofMillis(900);

  private final LiveEvents events;
  private final SloResource slos;
  private Instant lastShown = Instant.EPOCH;

  SloFeed(LiveEvents events, SloResource slos) {
    this.events = events;
    this.slos = slos;
  }

  @Override
  public void accept(List<Evaluation> evaluations) {
    if (evaluations.isEmpty()) {
      return;
    }
    Instant now = evaluations.getFirst().at();
    if (Duration.between(lastShown, now).compareTo(AT_MOST_EVERY) >= 0) {
      lastShown = now;
      slos.news(evaluations).ifPresent(news -> events.publish("slos", news));
    }
  }
}
