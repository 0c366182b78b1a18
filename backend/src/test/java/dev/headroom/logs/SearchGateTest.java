package dev.headroom.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.model.Answer;
import io.prometheus.client.CollectorRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class SearchGateTest {
  @Test
  void turnsSearchesAwayBeyondItsQueue() throws Exception {
    CompletableFuture<Void> inside = new CompletableFuture<>();
    CompletableFuture<Void> release = new CompletableFuture<>();
    SearchGate gate = new SearchGate(1, 0, new SearchMetrics(new CollectorRegistry()));
    Deadline deadline = new Deadline(Duration.ofSeconds(10), () -> 0);
    Thread first =
        Thread.ofVirtual()
            .start(() -> {
              try {
                gate.pass(
                    deadline,
                    () -> {
                      inside.complete(null);
                      release.join();
                      return new Answer.Found<>("done");
                    });
              } catch (IOException e) {
                throw new AssertionError(e);
              }
            });
    inside.join();
    assertThat(gate.pass(deadline, () -> new Answer.Found<>("too many")))
        .isInstanceOf(Answer.Busy.class);
    release.complete(null);
    first.join();
    assertThat(gate.pass(deadline, () -> new Answer.Found<>("next")))
        .isEqualTo(new Answer.Found<>("next"));
  }

  @Test
  void givesUpWaitingAtTheDeadline() throws Exception {
    SearchMetrics metrics = new SearchMetrics(new CollectorRegistry());
    SearchGate gate = new SearchGate(1, 5, metrics);
    Deadline soon = new Deadline(Duration.ofMillis(20), () -> 0);
    Answer<String> inner =
        gate.pass(soon, () -> gate.pass(soon, () -> new Answer.Found<>("never")));
    assertThat(inner).isInstanceOf(Answer.Busy.class);
    assertThat(metrics.waiting.get()).isZero();
  }
}
