package dev.headroom.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.slo.Evaluation;
import dev.headroom.slo.Evaluator;
import dev.headroom.slo.objective.Promises;
import dev.headroom.slo.objective.SloConfig;
import io.prometheus.client.CollectorRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SloFeedTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private final Evaluator evaluator =
      new Evaluator(
          Promises.counted(
              List.of(Promises.requests("a")), SloConfig.defaults(), new CollectorRegistry()),
          () -> 0);
  private final List<Object> streamed = new ArrayList<>();
  private final SloFeed feed = new SloFeed(SloFeedTest::news, streamed::add);

  /** Nothing is news at noon and a minute. */
  private static Optional<Object> news(List<Evaluation> evaluations) {
    Instant at = evaluations.getFirst().at();
    return at.equals(NOON.plusSeconds(60)) ? Optional.empty() : Optional.of(at);
  }

  private void evaluate(Instant at) {
    feed.accept(evaluator.evaluateAll(at));
  }

  @Test
  void ofWhatComesWithinASecondOnlyTheFirstIsShown() {
    evaluate(NOON);
    evaluate(NOON.plusMillis(899));
    evaluate(NOON.plusMillis(900));

    assertThat(streamed).containsExactly(NOON, NOON.plusMillis(900));
  }

  @Test
  void whatIsNoNewsIsNotShown() {
    feed.accept(List.of());
    evaluate(NOON.plusSeconds(60));

    assertThat(streamed).isEmpty();
  }

  @Test
  void aClockThatIsSetBackHoldsNothingUp() {
    evaluate(NOON);
    evaluate(NOON.minus(Duration.ofHours(1)));

    assertThat(streamed).containsExactly(NOON, NOON.minus(Duration.ofHours(1)));
  }
}
