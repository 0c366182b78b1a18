package dev.headroom.intake;

import dev.headroom.model.Batch;
import dev.headroom.model.BatchKey;
import dev.headroom.model.BatchKey.Digest;
import dev.headroom.model.ChangeEvent;
import dev.headroom.model.Labels;
import dev.headroom.model.LogRecord;
import dev.headroom.model.SeriesData;
import dev.headroom.storage.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Batches, keys and receipts for tests. */
public final class Pushes {
  private Pushes() {}

  public static Batch samples(long value) {
    Labels labels = Labels.of(Labels.NAME, "requests_total", "service", "checkout");
    return Batch.ofSeries(
        1_000, List.of(new SeriesData.Floats(labels, new long[] {1_000}, new double[] {value})));
  }

  public static Batch log(String body) {
    return Batch.ofLogs(
        1_000, List.of(new LogRecord(1_000_000_000, "checkout", 9, body, "", "", Map.of())));
  }

  public static Batch change(String kind) {
    return Batch.ofChanges(1_000, List.of(new ChangeEvent(1_000, kind, "checkout", "", "", "")));
  }

  public static BatchKey unremembered() {
    return new BatchKey(new Digest(0, 0), new Digest(0, 0), false);
  }

  public static BatchKey key(long id, long body) {
    return new BatchKey(new Digest(1, id), new Digest(2, body), true);
  }

  public static IntakeConfig quickConfig() {
    return new IntakeConfig(
        100, 1 << 20, Duration.ofMillis(20), Duration.ofHours(1), Duration.ofSeconds(5));
  }

  /** Waits for something that another thread is about to do. */
  public static void eventually(BooleanSupplier done) throws InterruptedException {
    for (int i = 0; i < 1_000 && !done.getAsBoolean(); i++) {
      Thread.sleep(5);
    }
    if (!done.getAsBoolean()) {
      throw new AssertionError("did not happen within 5 s");
    }
  }

  /** Why a batch was not accepted. */
  public static Refusal refusal(Receipt receipt) {
    if (receipt instanceof Receipt.NotApplied(Refusal refusal)) {
      return refusal;
    }
    throw new AssertionError("not refused but " + receipt);
  }

  /** Receipts as they come. */
  public static final class Receipts {
    private final BlockingQueue<Receipt> told = new LinkedBlockingQueue<>();

    public void tell(Receipt receipt) {
      told.add(receipt);
    }

    public Receipt next() throws InterruptedException {
      Receipt next = told.poll(5, TimeUnit.SECONDS);
      if (next == null) {
        throw new AssertionError("no receipt within 5 s");
      }
      return next;
    }

    public boolean isEmpty() {
      return told.isEmpty();
    }
  }
}
