package dev.headroom.logs;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A thread that does one piece of work again and again, with a pause in between. */
final class IndexUpkeep implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(IndexUpkeep.class);

  private final Duration pause;
  private final Runnable work;
  private final CountDownLatch stop = new CountDownLatch(1);
  private final Thread thread;

  private IndexUpkeep(String name, Duration pause, Runnable work) {
    this.pause = pause;
    this.work = work;
    this.thread = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
  }

  static IndexUpkeep start(String threadName, Duration pause, Runnable work) {
    IndexUpkeep upkeep = new IndexUpkeep(threadName, pause, work);
    upkeep.thread.start();
    return upkeep;
  }

  /** Lets the work at hand finish. */
  @Override
  public void close() {
    stop.countDown();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      while (!stop.await(pause.toNanos(), TimeUnit.NANOSECONDS)) {
        once();
      }
    } catch (InterruptedException e) {
      LOG.warn("{} was interrupted and ends", thread.getName());
    }
  }

  private void once() {
    try {
      work.run();
    } catch (RuntimeException e) {
      LOG.error("{} failed and will be tried again", thread.getName(), e);
    }
  }
}
