package dev.headroom.storage;

import dev.headroom.model.Batch;
import dev.headroom.model.BatchKey;
import dev.headroom.model.Batches;
import dev.headroom.storage.WriteAheadLog.Append;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Appends numbered batches to a log and reads their numbers back, one call each. */
public record LogDriver(WriteAheadLog log) {
  /** Appends the batch of a number under the key of that number and waits for the outcome. */
  public Append append(long number) {
    return append(Batches.numbered(number), Batches.key(number)).join();
  }

  public CompletableFuture<Append> append(Batch batch, BatchKey key) {
    CompletableFuture<Append> outcome = new CompletableFuture<>();
    log.append(
        batch,
        key,
        told -> {
          if (!outcome.complete(told)) {
            throw new IllegalStateException("told twice: " + told);
          }
        });
    return outcome;
  }

  /** Appends batches that must all become durable; gives their positions. */
  public List<Long> appendAll(long from, long to) {
    List<Long> positions = new ArrayList<>();
    for (long number = from; number <= to; number++) {
      positions.add(position(append(number)));
    }
    return positions;
  }

  /** The numbers of the batches after a position. */
  public List<Long> replay(long afterPosition) throws IOException {
    List<Long> numbers = new ArrayList<>();
    log.replay(afterPosition, (_, batch) -> numbers.add(batch.receivedAtMillis()));
    return numbers;
  }

  /** Why a batch was not appended. */
  public static Refusal refusal(Append append) {
    if (append instanceof Append.NotAppended(Refusal refusal)) {
      return refusal;
    }
    throw new AssertionError("not refused but " + append);
  }

  public static long position(Append append) {
    if (append instanceof Append.Durable(long position)) {
      return position;
    }
    throw new AssertionError("not appended but " + append);
  }
}
