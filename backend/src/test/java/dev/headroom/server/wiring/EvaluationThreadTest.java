package dev.headroom.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.slo.EvaluationLoop;
import io.prometheus.client.CollectorRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EvaluationThreadTest {
  private final BlockingQueue<Thread> evaluations = new LinkedBlockingQueue<>();
  private final EvaluationLoop loop =
      new EvaluationLoop(
          at -> {
            evaluations.add(Thread.currentThread());
            return List.of();
          },
          List.of(),
          InstantSource.system(),
          System::nanoTime,
          new WakeableSleep(),
          new CollectorRegistry());

  @Test
  void theFirstEvaluationIsOverWhenItHasStarted() throws InterruptedException {
    try (EvaluationThread thread = new EvaluationThread(loop)) {
      thread.start();

      assertThat(evaluations.take()).isSameAs(Thread.currentThread());
      assertThat(loop.stalled()).isEmpty();
    }
  }

  @Test
  void theNextOnesAreOnAThreadOfItsOwnThatEndsWhenItIsClosed() throws InterruptedException {
    EvaluationThread thread = new EvaluationThread(loop);
    thread.start();
    evaluations.take();
    loop.dataApplied();
    Thread own = evaluations.take();

    thread.close();

    assertThat(own.getName()).isEqualTo("evaluator");
    assertThat(own.isAlive()).isFalse();
  }

  @Test
  void aSleepThatWasEndedBeforeItBeganEndsAtOnce() throws InterruptedException {
    WakeableSleep sleep = new WakeableSleep();

    sleep.wake();
    sleep.wake();

    sleep.sleep(Duration.ofDays(1));
    sleep.sleep(Duration.ofNanos(1)); // one sleep takes all that woke it
  }
}
