package dev.headroom.api.stream;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.headroom.api.view.SloView.SloList;
import dev.headroom.slo.Evaluation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/**
 * Tells those who watch what evaluations changed, at most about once a second. Evaluations come
 * from one thread; lists are asked for by any.
 */
public final class SloFeed implements Consumer<List<Evaluation>> {
  private static final Duration AT_MOST_EVERY = Duration.ofMillis(900);
  private static final String TOPIC = "slos";

  private final LiveEvents events;
  private final SloUpdates updates;
  private final int windowScale;
  private Instant lastShown = Instant.EPOCH;

  /**
   * @param windowScale windows are so many times shorter than written
   */
  public SloFeed(LiveEvents events, ObjectMapper json, int windowScale) {
    this.events = events;
    this.updates = new SloUpdates(json);
    this.windowScale = windowScale;
    events.beginWith(TOPIC, updates::whole);
  }

  @Override
  public void accept(List<Evaluation> evaluations) {
    if (evaluations.isEmpty()) {
      return;
    }
    Instant now = evaluations.getFirst().at();
    // A clock that was set back must not hold the news up until it has caught up.
    if (Duration.between(lastShown, now).abs().compareTo(AT_MOST_EVERY) >= 0) {
      lastShown = now;
      updates.next(list(evaluations), now).ifPresent(update -> events.publish(TOPIC, update));
    }
  }

  /** These evaluations as they are answered. */
  public SloList list(List<Evaluation> evaluations) {
    return SloList.of(evaluations, windowScale);
  }

  /** Somebody was answered with this; where it is not what was told, the next update tells it. */
  public void answered(SloList list) {
    updates.answered(list);
  }
}
