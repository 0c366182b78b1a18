package dev.headroom.intake;

import dev.headroom.model.Batch;
import dev.headroom.model.BatchKey;
import dev.headroom.model.Usage;
import dev.headroom.storage.Follower;
import dev.headroom.storage.Refusal;
import dev.headroom.storage.WriteAheadLog;
import dev.headroom.storage.WriteAheadLog.Append;
import io.prometheus.client.CollectorRegistry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Phaser;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one way into the stores: log first, then every follower that wants the batch, then the
 * receipt.
 *
 * <p>Life: construct, {@link #recover} once, {@link #accept} from any thread, {@link #close}. The
 * log and the followers belong to the caller and are closed by it, after this.
 */
public final class Intake implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

  private final WriteAheadLog wal;
  private final IntakeConfig config;
  private final FollowerMetrics metrics;
  private final List<FollowerThread> followers;
  private final List<Runnable> appliedListeners = new CopyOnWriteArrayList<>();
  private final ScheduledExecutorService releasing =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("release").factory());

  /** One party for this object, one for each receipt that is due. */
  private final Phaser due = new Phaser(1);

  private volatile long handedOutPosition;
  private volatile boolean closing;

  public Intake(
      WriteAheadLog wal,
      List<? extends Follower> followers,
      IntakeConfig config,
      CollectorRegistry registry) {
    this.wal = wal;
    this.config = config;
    this.metrics = new FollowerMetrics(registry);
    this.followers =
        followers.stream()
            .map(each -> new FollowerThread(each, wal, config, metrics, this::tellApplied))
            .toList();
    registry.register(new FollowerGauges(this.followers, config));
  }

  /**
   * Brings every follower up to the end of the log in one pass over it, then starts their threads.
   * Called once, before the first {@link #accept}.
   *
   * @throws IOException if the log can't be read or a follower's disk fails
   */
  public void recover(RecoveryProgress progress) throws IOException {
    long end = wal.end();
    long from =
        followers.stream().mapToLong(each -> each.state().appliedPosition()).min().orElse(end);
    wal.replay(
        from,
        (position, batch) -> {
          for (FollowerThread follower : followers) {
            follower.replay(position, batch);
          }
          progress.replayed(position, end);
        });
    for (FollowerThread follower : followers) {
      follower.caughtUp();
    }
    handedOutPosition = end;
    followers.forEach(FollowerThread::start);
    long intervalMillis = config.releaseInterval().toMillis();
    var _ =
        releasing.scheduleWithFixedDelay(
            this::release, intervalMillis, intervalMillis, TimeUnit.MILLISECONDS);
  }

  /**
   * Takes a batch in.
   *
   * @param told is given the receipt exactly once, on the calling thread, the log's or a
   *     follower's, and must be quick
   */
  public void accept(Batch batch, BatchKey key, Consumer<Receipt> told) {
    if (batch.isEmpty()) {
      told.accept(new Receipt.Applied(List.of()));
      return;
    }
    if (closing) {
      told.accept(
          new Receipt.NotApplied(
              new Refusal.Unwritable(config.retryAfter(), "the server is stopping")));
      return;
    }
    List<FollowerThread> wanting = new ArrayList<>(followers.size());
    for (FollowerThread follower : followers) {
      if (follower.wants(batch)) {
        if (!follower.state().ready()) {
          told.accept(new Receipt.NotApplied(follower.refusal()));
          return;
        }
        wanting.add(follower);
      }
    }
    submit(batch, key, wanting, told);
  }

  private void submit(
      Batch batch, BatchKey key, List<FollowerThread> wanting, Consumer<Receipt> told) {
    long bytes = BatchSize.bytes(batch);
    for (int i = 0; i < wanting.size(); i++) {
      if (!wanting.get(i).reserveRoom(bytes)) {
        wanting.subList(0, i).forEach(each -> each.releaseRoom(bytes));
        told.accept(new Receipt.NotApplied(queueFull(wanting.get(i))));
        return;
      }
    }
    due.register();
    Consumer<Receipt> last =
        receipt -> {
          due.arriveAndDeregister();
          tell(() -> told.accept(receipt));
        };
    Submission submission = new Submission(batch, bytes, wanting, last);
    wal.append(batch, key, outcome -> logged(outcome, submission));
  }

  private Refusal queueFull(FollowerThread follower) {
    return new Refusal.QueueFull(
        config.retryAfter(),
        "the "
            + follower.name()
            + " store is behind by "
            + follower.queuedBatches()
            + " batches, "
            + follower.queuedBytes()
            + " bytes (queueBatchesMax is "
            + config.queueBatchesMax()
            + ", queueBytesMax is "
            + config.queueBytesMax()
            + ")");
  }

  /** Takes the log's word: on the log's thread, in log order, what is in the log. */
  private void logged(Append outcome, Submission submission) {
    switch (outcome) {
      case Append.Durable(long position) -> {
        submission.hand(position, false);
        handedOutPosition = position;
      }
      case Append.Duplicate(long position) -> submission.hand(position, true);
      case Append.NotAppended(Refusal refusal) -> submission.refuse(refusal);
    }
  }

  /**
   * Adds somebody to be told, on a follower's thread, that data was applied: whenever a queue has
   * run empty, and now and then while it does not. Must be quick.
   */
  public void onApplied(Runnable listener) {
    appliedListeners.add(listener);
  }

  private void tellApplied() {
    appliedListeners.forEach(Intake::tell);
  }

  /** A listener's mistake must not end the log's thread or a follower's. */
  private static void tell(Runnable listener) {
    try {
      listener.run();
    } catch (RuntimeException e) {
      LOG.error("somebody waiting for data to be stored failed when told", e);
    }
  }

  /** How full the followers' queues are, in the order they were given. */
  public List<Usage> usages() {
    return followers.stream().map(each -> each.usage(config.queueBytesMax())).toList();
  }

  /** How the followers stand, in the order they were given. */
  public List<FollowerState> followers() {
    return followers.stream().map(FollowerThread::state).toList();
  }

  /**
   * Lets go of what every follower has saved. Done every {@link IntakeConfig#releaseInterval}; may
   * be called after a checkpoint to be sooner.
   */
  public void release() {
    long handedOut = handedOutPosition;
    long saved =
        followers.stream().mapToLong(each -> each.savedPosition(handedOut)).min().orElse(handedOut);
    try {
      wal.release(saved);
    } catch (IOException | RuntimeException e) {
      metrics.releaseFailures.inc();
      LOG.warn("log segments up to {} could not be let go", saved, e);
    }
  }

  /**
   * Takes no more batches, waits for receipts that are due, at most {@link IntakeConfig#drainMax},
   * and ends the threads. Batches that are durable and not applied by then are applied in the next
   * {@link #recover}.
   */
  @Override
  public void close() {
    closing = true;
    releasing.shutdownNow();
    try {
      int phase = due.arriveAndDeregister();
      due.awaitAdvanceInterruptibly(phase, config.drainMax().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      LOG.warn("{} batches got no receipt before closing", due.getUnarrivedParties());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    closeFollowers();
  }

  private void closeFollowers() {
    try {
      for (FollowerThread follower : followers) {
        follower.close(config.drainMax());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * How a follower stands, for readiness and for people.
   *
   * @param failing why it takes nothing at the moment; empty if it is well
   * @param appliedPosition the log position up to which it has applied what it wants
   * @param queuedBatches accepted batches it has not applied
   */
  public record FollowerState(
      String name, Optional<String> failing, long appliedPosition, int queuedBatches) {
    public boolean ready() {
      return failing.isEmpty();
    }
  }

  /** Is told how far the replay of the log has come; called for each batch, so it must be quick. */
  @FunctionalInterface
  public interface RecoveryProgress {
    /**
     * @param position the log position that has been replayed
     * @param end the log's last position
     */
    void replayed(long position, long end);
  }
}
