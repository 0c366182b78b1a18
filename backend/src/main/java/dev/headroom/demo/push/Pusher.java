package dev.headroom.demo.push;

import dev.headroom.demo.push.PushAttempt.Accepted;
import dev.headroom.demo.push.PushAttempt.Later;
import dev.headroom.demo.push.PushAttempt.RefusedPush;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers one service's pushes in their order: a bounded queue and one thread that sends, waits
 * when asked to, and repeats with the same Idempotency-Key.
 */
public final class Pusher implements AutoCloseable {
  /** Lets time pass. */
  @FunctionalInterface
  public interface Pause {
    void forAtLeast(Duration duration) throws InterruptedException;
  }

  private static final Logger log = LoggerFactory.getLogger(Pusher.class);
  private static final int QUEUED_PUSHES_MAX = 256;
  private static final Duration BACKOFF_FIRST = Duration.ofMillis(250);
  private static final Duration BACKOFF_MAX = Duration.ofSeconds(8);
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration CLOSE_WAIT = Duration.ofSeconds(2);

  private final String name;
  private final String keyPrefix;
  private final WireFormat wire;
  private final Pause pause;
  private final BlockingQueue<Push> queue = new ArrayBlockingQueue<>(QUEUED_PUSHES_MAX);
  private final AtomicLong sent = new AtomicLong();
  private final AtomicLong retried = new AtomicLong();
  private final AtomicLong refused = new AtomicLong();
  private final AtomicLong dropped = new AtomicLong();
  private final Thread thread;
  private boolean refusedBefore;

  private Pusher(String name, String keyPrefix, WireFormat wire, Pause pause) {
    this.name = name;
    this.keyPrefix = keyPrefix;
    this.wire = wire;
    this.pause = pause;
    this.thread = Thread.ofVirtual().name("push-" + name).unstarted(this::run);
  }

  /**
   * Starts one.
   *
   * @param name whose pushes they are
   * @param run differs for each run of the process, so that keys are never used for other pushes
   * @param server base address, for example {@code http://127.0.0.1:8080}
   */
  public static Pusher start(String name, String run, HttpClient client, URI server, Pause pause) {
    Pusher pusher = new Pusher(name, run + "-" + name, new WireFormat(client, server), pause);
    pusher.thread.start();
    return pusher;
  }

  /** Queues a push; one that finds the queue full is dropped, for fresh data matters more. */
  public void offer(Push push) {
    if (!queue.offer(push)) {
      dropped.incrementAndGet();
    }
  }

  /** Queues a push, waiting for room. */
  public void put(Push push) throws InterruptedException {
    queue.put(push);
  }

  public PushStats stats() {
    return new PushStats(name, sent.get(), retried.get(), refused.get(), dropped.get());
  }

  /** Stops at once; what is still queued is not sent. */
  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join(CLOSE_WAIT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      for (long number = 1; ; number++) {
        deliver(queue.take(), keyPrefix + "-" + number);
      }
    } catch (InterruptedException e) {
      log.debug("pusher {} stopped", name);
    }
  }

  private void deliver(Push push, String key) throws InterruptedException {
    Duration backoff = BACKOFF_FIRST;
    Duration waited = Duration.ZERO;
    while (waited.compareTo(PATIENCE) < 0) {
      switch (wire.send(push, key)) {
        case Accepted() -> {
          sent.incrementAndGet();
          refusedBefore = false;
          return;
        }
        case RefusedPush(int status, String body) -> {
          refused(push, status, body);
          return;
        }
        case Later(var retryAfter) -> {
          Duration wait = retryAfter.orElse(backoff);
          pause.forAtLeast(wait);
          waited = waited.plus(wait);
          backoff =
              backoff.multipliedBy(2).compareTo(BACKOFF_MAX) < 0
                  ? backoff.multipliedBy(2)
                  : BACKOFF_MAX;
          retried.incrementAndGet();
        }
      }
    }
    dropped.incrementAndGet();
  }

  private void refused(Push push, int status, String body) {
    refused.incrementAndGet();
    if (!refusedBefore) {
      log.warn("{}: {} was refused with {}: {}", name, push.path(), status, body.strip());
    }
    refusedBefore = true;
  }

  /**
   * What a pusher did so far.
   *
   * @param name whose pushes they are
   * @param sent requests the server took
   * @param retried attempts that had to be made again
   * @param refused requests the server will never take
   * @param dropped requests given up: the queue was full, or the server asked for patience too long
   */
  public record PushStats(String name, long sent, long retried, long refused, long dropped) {}
}
