package dev.headroom.slo;

import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides when objectives are evaluated: soon after data was applied, and each half second without,
 * so that alerts also end when nothing arrives. One evaluation at a time; one that fails is counted
 * and logged, and the next is due as if it had not.
 *
 * <p>Pace and age are measured by the monotonic time, so that a wall clock that is set back or
 * forward neither holds evaluations up nor hides that there are none.
 */
public final class EvaluationLoop {
  /** Without data the next evaluation is due so long after the end of the last. */
  public static final Duration AT_LEAST_EVERY = Duration.ofMillis(500);

  /** Data comes in hundreds of batches a second; evaluating once for many is enough. */
  static final Duration AT_MOST_EVERY = Duration.ofMillis(100);

  /** A loop that has finished no evaluation for so long is stuck. */
  static final Duration STALLED_AFTER = Duration.ofSeconds(5);

  private static final Logger log = LoggerFactory.getLogger(EvaluationLoop.class);

  private final Function<Instant, List<Evaluation>> evaluate;
  private final List<Consumer<List<Evaluation>>> listeners;
  private final InstantSource clock;
  private final LongSupplier nanoTime;
  private final Sleeper sleeper;
  private final Counter failures;
  private final AtomicBoolean hasData = new AtomicBoolean();
  private volatile boolean stopped;

  /** When the last evaluation ended, well or not; empty before the first. */
  private volatile OptionalLong endedNanos = OptionalLong.empty();

  /** When the last one that did not fail ended; empty before the first. */
  private volatile OptionalLong succeededNanos = OptionalLong.empty();

  private final long madeNanos;

  /** How the loop spends the time until an evaluation is due. */
  public interface Sleeper {
    /** Returns after that time, or sooner; at once if woken since it returned last. */
    void sleep(Duration atMost) throws InterruptedException;

    /** Ends the sleep of another thread; called from any thread, must not block. */
    void wake();
  }

  /**
   * @param evaluate all objectives at a moment
   * @param listeners told of each evaluation, in this order and on the evaluating thread
   * @param clock the moment to evaluate
   * @param nanoTime monotonic, for pace and age
   */
  public EvaluationLoop(
      Function<Instant, List<Evaluation>> evaluate,
      List<Consumer<List<Evaluation>>> listeners,
      InstantSource clock,
      LongSupplier nanoTime,
      Sleeper sleeper,
      CollectorRegistry registry) {
    this.evaluate = evaluate;
    this.listeners = List.copyOf(listeners);
    this.clock = clock;
    this.nanoTime = nanoTime;
    this.sleeper = sleeper;
    this.madeNanos = nanoTime.getAsLong();
    this.failures =
        Counter.build(
                "headroom_slo_evaluation_failures_total",
                "Evaluations of all objectives that failed, or whose listeners did.")
            .register(registry);
  }

  /** Data was applied; evaluate soon. Called from any thread, as often as one likes. */
  public void dataApplied() {
    if (hasData.compareAndSet(false, true)) {
      sleeper.wake();
    }
  }

  /**
   * Evaluates whenever it is due, until {@link #stop stopped} or interrupted.
   *
   * @throws InterruptedException if interrupted while nothing was due
   */
  public void run() throws InterruptedException {
    while (!stopped) {
      Duration wait = untilDue();
      if (wait.isPositive()) {
        sleeper.sleep(wait);
      } else {
        evaluateNow();
      }
    }
  }

  /** Lets {@link #run} return after the evaluation that is going on, if there is one. */
  public void stop() {
    stopped = true;
    sleeper.wake();
  }

  /** How long until the next evaluation; zero if it is due. */
  Duration untilDue() {
    OptionalLong ended = endedNanos;
    if (ended.isEmpty()) {
      return Duration.ZERO;
    }
    Duration wait = (hasData.get() ? AT_MOST_EVERY : AT_LEAST_EVERY).minus(since(ended));
    return wait.isNegative() ? Duration.ZERO : wait;
  }

  private Duration since(OptionalLong nanos) {
    return Duration.ofNanos(nanoTime.getAsLong() - nanos.getAsLong());
  }

  /**
   * Evaluates whether it is due or not, after an evaluation that is going on. A failure is not
   * thrown.
   */
  public synchronized void evaluateNow() {
    hasData.set(false);
    try {
      List<Evaluation> evaluations = evaluate.apply(clock.instant());
      listeners.forEach(listener -> listener.accept(evaluations));
      succeededNanos = OptionalLong.of(nanoTime.getAsLong());
    } catch (RuntimeException e) {
      failures.inc();
      log.error("an evaluation failed; the next one is due in {}", AT_LEAST_EVERY, e);
    } finally {
      endedNanos = OptionalLong.of(nanoTime.getAsLong());
    }
  }

  /**
   * How long ago an evaluation ended well, or this loop was made if none has; for any thread, never
   * blocks.
   */
  public Duration sinceSuccess() {
    OptionalLong succeeded = succeededNanos;
    return since(succeeded.isPresent() ? succeeded : OptionalLong.of(madeNanos));
  }

  /**
   * For people, why what evaluations say cannot be relied on: none has ended well for {@link
   * #STALLED_AFTER}. Empty while all is well.
   */
  public Optional<String> stalled() {
    OptionalLong succeeded = succeededNanos;
    if (succeeded.isEmpty()) {
      return Optional.of("no evaluation yet");
    }
    Duration age = since(succeeded);
    return age.compareTo(STALLED_AFTER) < 0
        ? Optional.empty()
        : Optional.of("no evaluation for " + age.toSeconds() + " s");
  }
}
