package dev.headroom.slo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.prometheus.client.CollectorRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The test owns both times and all sleep: what a sleep lasts, the times go on by. */
class EvaluationLoopTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private final CollectorRegistry registry = new CollectorRegistry();
  private final List<Instant> evaluated = new ArrayList<>();
  private final List<Duration> slept = new ArrayList<>();

  /** What happens beside the loop in its first sleep, its second, and so on. */
  private final List<Runnable> inSleep = new ArrayList<>();

  private Instant now = NOON;
  private long nanos = -1_000_000;
  private Runnable inEvaluation = () -> {};
  private boolean woken;

  private final EvaluationLoop loop =
      loop(List.of(evaluations -> assertThat(evaluations).isEmpty()));

  private EvaluationLoop loop(List<Consumer<List<Evaluation>>> listeners) {
    return new EvaluationLoop(
        at -> {
          evaluated.add(at);
          inEvaluation.run();
          return List.of();
        },
        listeners,
        () -> now,
        () -> nanos,
        new Sleep(),
        registry);
  }

  /** A sleep during which something happens at its first instant, if anything. */
  private final class Sleep implements EvaluationLoop.Sleeper {
    @Override
    public void sleep(Duration atMost) {
      long fromNanos = nanos;
      slept.add(atMost);
      if (!inSleep.isEmpty()) {
        inSleep.removeFirst().run();
      }
      if (!woken) {
        pass(atMost.minusNanos(nanos - fromNanos));
      }
      woken = false;
    }

    @Override
    public void wake() {
      woken = true;
    }
  }

  private void pass(Duration time) {
    now = now.plus(time);
    nanos += time.toNanos();
  }

  private void stopAfter(int sleeps, Runnable... before) {
    inSleep.addAll(List.of(before));
    while (inSleep.size() < sleeps - 1) {
      inSleep.add(() -> {});
    }
    inSleep.add(loop::stop);
  }

  private static Duration millis(long millis) {
    return Duration.ofMillis(millis);
  }

  private double failures() {
    return registry.getSampleValue("headroom_slo_evaluation_failures_total");
  }

  @Test
  void without_data_it_evaluates_each_half_second() throws InterruptedException {
    stopAfter(4);

    loop.run();

    assertThat(evaluated)
        .containsExactly(
            NOON, NOON.plusMillis(500), NOON.plusMillis(1_000), NOON.plusMillis(1_500));
    assertThat(slept).containsOnly(millis(500));
  }

  @Test
  void the_half_second_begins_when_an_evaluation_ends() throws InterruptedException {
    inEvaluation = () -> pass(Duration.ofSeconds(2));
    stopAfter(2);

    loop.run();

    assertThat(evaluated).containsExactly(NOON, NOON.plusMillis(2_500));
  }

  @Test
  void data_brings_the_next_evaluation_forward() throws InterruptedException {
    stopAfter(
        3,
        () -> {
          pass(millis(300));
          loop.dataApplied();
        });

    loop.run();

    assertThat(evaluated).containsExactly(NOON, NOON.plusMillis(300), NOON.plusMillis(800));
  }

  @Test
  void many_batches_are_evaluated_once_in_a_tenth_of_a_second() throws InterruptedException {
    inEvaluation = loop::dataApplied;
    Runnable batches =
        () -> {
          pass(millis(1));
          loop.dataApplied();
          loop.dataApplied();
        };
    stopAfter(9, batches, batches, batches, batches, batches, batches, batches, batches);

    loop.run();

    assertThat(evaluated.size()).isGreaterThan(2);
    for (int i = 1; i < evaluated.size(); i++) {
      assertThat(Duration.between(evaluated.get(i - 1), evaluated.get(i))).isEqualTo(millis(100));
    }
  }

  @Test
  void data_that_comes_while_it_evaluates_is_evaluated_next() throws InterruptedException {
    inEvaluation =
        () -> {
          inEvaluation = () -> {};
          loop.dataApplied();
        };
    stopAfter(4);

    loop.run();

    assertThat(evaluated).containsExactly(NOON, NOON.plusMillis(100), NOON.plusMillis(600));
  }

  @Test
  void started_late_it_evaluates_at_once_and_makes_up_for_nothing() throws InterruptedException {
    loop.evaluateNow();
    pass(Duration.ofMinutes(10));
    stopAfter(2);

    loop.run();

    Instant late = NOON.plus(Duration.ofMinutes(10));
    assertThat(evaluated).containsExactly(NOON, late, late.plusMillis(500));
  }

  @Test
  void an_evaluation_that_fails_is_counted_and_the_next_goes_on() throws InterruptedException {
    inEvaluation =
        () -> {
          inEvaluation = () -> {};
          throw new IllegalStateException("damaged");
        };
    stopAfter(2);

    loop.run();

    assertThat(failures()).isEqualTo(1);
    assertThat(evaluated).containsExactly(NOON, NOON.plusMillis(500));
    assertThat(loop.stalled()).isEmpty();
  }

  @Test
  void a_listener_that_fails_is_a_failed_evaluation() {
    List<String> told = new ArrayList<>();
    CollectorRegistry own = new CollectorRegistry();
    EvaluationLoop failing =
        new EvaluationLoop(
            at -> List.of(),
            List.of(
                all -> told.add("first"),
                all -> {
                  throw new IllegalStateException("disk full");
                },
                all -> told.add("third")),
            () -> now,
            () -> nanos,
            new Sleep(),
            own);

    failing.evaluateNow();

    assertThat(told).containsExactly("first");
    assertThat(own.getSampleValue("headroom_slo_evaluation_failures_total")).isEqualTo(1);
    assertThat(failing.stalled()).contains("no evaluation yet");
  }

  @Test
  void an_evaluation_that_does_not_end_is_seen_from_outside() {
    List<String> seen = new ArrayList<>();
    loop.evaluateNow();
    inEvaluation =
        () -> {
          pass(Duration.ofMillis(4_999));
          seen.add(loop.stalled().orElse("fine"));
          pass(millis(2_001));
          seen.add(loop.stalled().orElse("fine"));
        };

    loop.evaluateNow();

    assertThat(seen).containsExactly("fine", "no evaluation for 7 s");
    assertThat(loop.stalled()).isEmpty();
  }

  @Test
  void evaluations_that_only_fail_are_none() throws InterruptedException {
    loop.evaluateNow();
    inEvaluation =
        () -> {
          throw new IllegalStateException("damaged");
        };
    stopAfter(12);

    loop.run();

    assertThat(failures()).isEqualTo(11);
    assertThat(loop.stalled()).contains("no evaluation for 5 s");
  }

  @Test
  void before_the_first_there_is_none() {
    assertThat(loop.stalled()).contains("no evaluation yet");
    assertThat(loop.untilDue()).isZero();
  }

  @Test
  void a_clock_that_is_set_back_changes_the_moment_and_not_the_pace() throws InterruptedException {
    Duration day = Duration.ofDays(1);
    stopAfter(3, () -> now = now.minus(day));

    loop.run();

    Instant yesterday = NOON.minus(day);
    assertThat(evaluated)
        .containsExactly(NOON, yesterday.plusMillis(500), yesterday.plusMillis(1_000));
    assertThat(slept).containsOnly(millis(500));
    pass(Duration.ofSeconds(6));
    assertThat(loop.stalled()).contains("no evaluation for 6 s");
  }

  @Test
  void a_clock_that_is_set_forward_is_no_stall() {
    loop.evaluateNow();

    now = now.plus(Duration.ofDays(1));

    assertThat(loop.stalled()).isEmpty();
    assertThat(loop.untilDue()).isEqualTo(millis(500));
  }

  @Test
  void an_interrupt_ends_it() {
    EvaluationLoop interrupted =
        new EvaluationLoop(
            at -> List.of(),
            List.of(),
            () -> now,
            () -> nanos,
            new EvaluationLoop.Sleeper() {
              @Override
              public void sleep(Duration atMost) throws InterruptedException {
                throw new InterruptedException("closing");
              }

              @Override
              public void wake() {}
            },
            new CollectorRegistry());

    assertThatThrownBy(interrupted::run).isInstanceOf(InterruptedException.class);
    assertThat(interrupted.stalled()).isEmpty();
  }

  /** The second caller is let in only when the first is out. */
  @Test
  @Timeout(60)
  void there_are_never_two_at_once() throws InterruptedException {
    CountDownLatch entered = new CountDownLatch(1);
    CountDownLatch leave = new CountDownLatch(1);
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    EvaluationLoop shared =
        new EvaluationLoop(
            at -> {
              most.accumulateAndGet(inside.incrementAndGet(), Math::max);
              entered.countDown();
              await(leave);
              inside.decrementAndGet();
              return List.of();
            },
            List.of(),
            () -> NOON,
            () -> 0,
            new Sleep(),
            new CollectorRegistry());
    Thread first = Thread.ofPlatform().start(shared::evaluateNow);
    entered.await();
    Thread second = Thread.ofPlatform().start(shared::evaluateNow);
    while (second.getState() == Thread.State.NEW || second.getState() == Thread.State.RUNNABLE) {
      Thread.onSpinWait();
    }

    leave.countDown();
    first.join();
    second.join();

    assertThat(most).hasValue(1);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
