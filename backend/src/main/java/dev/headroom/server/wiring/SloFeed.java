package dev.headroom.server.wiring;

import dev.headroom.slo.Evaluation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Tells those who watch what evaluations changed, at most about once a second; used by the
 * evaluator's thread.
 */
final class SloFeed implements Consumer<List<Evaluation>> {
  private static final Duration AT_MOST_EVERY = Duration.ofMillis(900);

  private final Function<List<Evaluation>, Optional<Object>> news;
  private final Consumer<Object> stream;
  private Instant lastShown = Instant.EPOCH;

  /**
   * @param news what evaluations changed since it was asked last; empty if nothing
   * @param stream to those who watch
   */
  SloFeed(Function<List<Evaluation>, Optional<Object>> news, Consumer<Object> stream) {
    this.news = news;
    this.stream = stream;
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
      news.apply(evaluations).ifPresent(stream);
    }
  }
}
