package dev.headroom.intake;

import dev.headroom.intake.Intake.FollowerState;
import dev.headroom.model.Batch;
import dev.headroom.model.Rejection;
import dev.headroom.model.Usage;
import dev.headroom.model.text.FailureText;
import dev.headroom.storage.Follower;
import dev.headroom.storage.Refusal;
import dev.headroom.storage.WriteAheadLog;
import io.prometheus.client.Histogram;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fills one follower, alone and in log order: from its queue while it is well, by replay after a
 * failure. This is the one boundary where a follower's failure is counted, logged and answered.
 */
final class FollowerThread {
  private static final Logger LOG = LoggerFactory.getLogger(FollowerThread.class);

  /** Under a load that never lets the queue run empty, listeners are told after so many batches. */
  private static final int BATCHES_PER_NOTICE = 64;

  private final Follower follower;
  private final WriteAheadLog wal;
  private final Duration retryAfter;
  private final FollowerMetrics metrics;
  private final Runnable appliedNotice;
  private final FollowerQueue queue;
  private final Thread thread;
  private volatile long appliedPosition;
  private volatile long lastWantedPosition;
  private int batchesSinceNotice;

  FollowerThread(
      Follower follower,
      WriteAheadLog wal,
      IntakeConfig config,
      FollowerMetrics metrics,
      Runnable appliedNotice) {
    this.follower = follower;
    this.wal = wal;
    this.retryAfter = config.retryAfter();
    this.metrics = metrics;
    this.appliedNotice = appliedNotice;
    this.queue = new FollowerQueue(config.queueBatchesMax(), config.queueBytesMax());
    this.thread = Thread.ofPlatform().daemon().name("follow-" + name()).unstarted(this::run);
    this.appliedPosition = follower.durablePosition();
  }

  String name() {
    return follower.name();
  }

  boolean wants(Batch batch) {
    return follower.wants(batch);
  }

  boolean reserveRoom(long bytes) {
    return queue.reserve(bytes);
  }

  void releaseRoom(long bytes) {
    queue.release(bytes);
  }

  int queuedBatches() {
    return queue.batches();
  }

  long queuedBytes() {
    return queue.bytes();
  }

  Usage usage(long bytesMax) {
    return Usage.bytes(
        name() + "_queue",
        "Waiting for " + follower.title(),
        (double) queue.bytes(),
        (double) bytesMax);
  }

  FollowerState state() {
    return new FollowerState(
        name(), queue.failing().or(follower::failing), appliedPosition, queue.batches());
  }

  /** Why nothing can be taken now, told to senders. */
  Refusal refusal() {
    return new Refusal.Unwritable(
        retryAfter, "the " + name() + " store failed and is catching up from the log");
  }

  void start() {
    thread.start();
  }

  /** Applies what is queued, then ends the thread; waits for it at most so long. */
  void close(Duration max) throws InterruptedException {
    queue.close();
    if (thread.isAlive() && !thread.join(max)) {
      LOG.warn("{} is still busy; what it does not apply now is applied at the next start", name());
    }
  }

  /**
   * Up to which position this follower does not need the log any more. One that has saved the last
   * batch it wanted needs nothing of what has been handed out since.
   *
   * @param handedOut a position up to which every batch is in the queues or done
   */
  long savedPosition(long handedOut) {
    long saved = follower.releasablePosition();
    return queue.isIdle() && saved >= lastWantedPosition ? Math.max(saved, handedOut) : saved;
  }

  /** Queues a batch that has room; called on the log's thread. */
  void take(QueuedBatch delivery) {
    if (!queue.add(delivery)) {
      turnDown(delivery);
    }
  }

  /** Applies a batch out of the log, if it is wanted and new; called before the thread starts. */
  void replay(long position, Batch batch) throws IOException {
    if (position > appliedPosition && follower.wants(batch)) {
      follower.apply(position, batch);
      lastWantedPosition = position;
      metrics.replayed.labels(name()).inc();
    }
    appliedPosition = Math.max(appliedPosition, position);
  }

  /** The replay at start is done; called before the thread starts. */
  void caughtUp() throws IOException {
    follower.caughtUp();
  }

  private void run() {
    try {
      while (!queue.isFinished()) {
        QueuedBatch next = queue.take(retryAfter);
        if (next != null) {
          deliver(next);
        } else {
          recoverIfFailing();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void deliver(QueuedBatch delivery) throws InterruptedException {
    List<Rejection> rejections;
    try {
      rejections = apply(delivery);
    } catch (IOException | RuntimeException e) {
      recover(delivery, e);
      return;
    }
    queue.release(delivery.submission().bytes());
    delivery.submission().applied(rejections);
    if (++batchesSinceNotice == BATCHES_PER_NOTICE || queue.isEmpty()) {
      batchesSinceNotice = 0;
      appliedNotice.run();
    }
  }

  private List<Rejection> apply(QueuedBatch delivery) throws IOException {
    // A replay may have come across a batch before it was handed out.
    if (delivery.duplicate() || delivery.position() <= appliedPosition) {
      return List.of();
    }
    try (Histogram.Timer _ = metrics.applySeconds.labels(name()).startTimer()) {
      List<Rejection> rejections =
          follower.apply(delivery.position(), delivery.submission().batch());
      lastWantedPosition = delivery.position();
      appliedPosition = delivery.position();
      metrics.applied.labels(name()).inc();
      return rejections;
    }
  }

  private void recover(QueuedBatch failed, Exception cause) throws InterruptedException {
    metrics.failures.labels(name()).inc();
    LOG.error("{} failed; it takes nothing until it has caught up from the log", name(), cause);
    List<QueuedBatch> waiting = queue.fail(FailureText.of(cause));
    turnDown(failed);
    catchUp(waiting);
  }

  /** What failed between two batches is brought back without waiting for the next one. */
  private void recoverIfFailing() throws InterruptedException {
    Optional<String> failing = follower.failing();
    if (failing.isPresent()) {
      metrics.failures.labels(name()).inc();
      LOG.error("{} failed; it is brought back from the log: {}", name(), failing.get());
      catchUp(queue.fail(failing.get()));
    }
  }

  private void catchUp(List<QueuedBatch> waiting) throws InterruptedException {
    waiting.forEach(this::turnDown);
    while (!queue.awaitClosed(retryAfter)) {
      if (comesBack()) {
        LOG.info("{} has caught up from the log", name());
        appliedNotice.run();
        return;
      }
    }
  }

  private void turnDown(QueuedBatch delivery) {
    queue.release(delivery.submission().bytes());
    delivery.submission().refused(refusal());
  }

  private boolean comesBack() {
    try {
      follower.reopen();
      appliedPosition = follower.durablePosition();
      do {
        // What is owed stands in the log already; if replay skips it, it is damaged and lost.
        long owed = queue.owed();
        wal.replay(appliedPosition, this::replay);
        appliedPosition = Math.max(appliedPosition, owed);
        follower.caughtUp();
      } while (!queue.recovered(appliedPosition));
      return true;
    } catch (IOException | RuntimeException e) {
      metrics.failures.labels(name()).inc();
      return false;
    }
  }
}
