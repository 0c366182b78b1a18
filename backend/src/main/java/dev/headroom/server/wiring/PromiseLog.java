package dev.headroom.server.wiring;

import dev.headroom.intake.Receipt;
import dev.headroom.model.Batch;
import dev.headroom.model.BatchKey;
import dev.headroom.model.BatchKey.Digest;
import dev.headroom.model.PromiseChange;
import dev.headroom.slo.count.EventCounting;
import dev.headroom.slo.objective.Objective;
import dev.headroom.storage.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Makes what is promised part of the history: where it is to be counted otherwise than before, the
 * log says so, with the moment, before anything is counted by it.
 */
final class PromiseLog {
  /** A log answers at once or refuses; this is for a disk that does neither. */
  private static final Duration ANSWER_MAX = Duration.ofSeconds(10);

  /** Nobody sends such a batch twice: it is made of what differs at that moment. */
  private static final BatchKey KEY = new BatchKey(new Digest(0, 0), new Digest(0, 0), false);

  private final EventCounting counting;
  private final Appender log;
  private final InstantSource clock;

  /** The way into the log and the stores. */
  @FunctionalInterface
  interface Appender {
    void accept(Batch batch, BatchKey key, Consumer<Receipt> told);
  }

  PromiseLog(EventCounting counting, Appender log, InstantSource clock) {
    this.counting = counting;
    this.log = log;
    this.clock = clock;
  }

  /**
   * Writes what differs and waits until it is durable and in force.
   *
   * @param next what is to be counted
   * @return why it could not be written, in which case it may have been all the same; empty if it
   *     was, or nothing differs
   */
  Optional<String> record(List<Objective> next) {
    Instant now = clock.instant();
    List<PromiseChange> changes = counting.unrecorded(next, now);
    if (changes.isEmpty()) {
      return Optional.empty();
    }
    CompletableFuture<Receipt> answer = new CompletableFuture<>();
    log.accept(Batch.ofPromises(now.toEpochMilli(), changes), KEY, answer::complete);
    try {
      return refusal(answer.get(ANSWER_MAX.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      return Optional.of("the log has not answered for " + ANSWER_MAX.toSeconds() + " s");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of("the server is stopping");
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Optional<String> refusal(Receipt receipt) {
    return switch (receipt) {
      case Receipt.Applied _ -> Optional.empty();
      case Receipt.NotApplied(Refusal.Unwritable(var _, String reason)) -> Optional.of(reason);
      case Receipt.NotApplied(Refusal.QueueFull(var _, String reason)) -> Optional.of(reason);
      case Receipt.NotApplied(Refusal.TooLarge(String reason)) -> Optional.of(reason);
      case Receipt.AlreadyApplied _, Receipt.NotApplied(Refusal.KeyReused _) ->
          throw new IllegalStateException("a batch without a remembered key is new: " + receipt);
    };
  }
}
