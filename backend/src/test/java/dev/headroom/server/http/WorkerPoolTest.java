package dev.headroom.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.config.Config.ThreadConfig;
import io.prometheus.client.CollectorRegistry;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorkerPoolTest {
  private final CollectorRegistry registry = new CollectorRegistry();
  private final WorkerPool pool = new WorkerPool(new ThreadConfig(2, 3), registry);
  private final CountDownLatch working = new CountDownLatch(2);
  private final CountDownLatch goOn = new CountDownLatch(1);
  private final AtomicInteger done = new AtomicInteger();

  @AfterEach
  void close() {
    goOn.countDown();
    pool.close();
  }

  private void hold() {
    working.countDown();
    try {
      goOn.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    done.incrementAndGet();
  }

  private double value(String metric) {
    return registry.getSampleValue("headroom_decoding_" + metric);
  }

  /** Two work, three wait. */
  private void fill() throws InterruptedException {
    pool.execute(this::hold);
    pool.execute(this::hold);
    working.await();
    for (int i = 0; i < 3; i++) {
      pool.execute(this::hold);
    }
  }

  @Test
  void so_many_work_and_so_many_wait() throws Exception {
    fill();
    assertThat(value("busy")).isEqualTo(2);
    assertThat(value("busy_limit")).isEqualTo(2);
    assertThat(value("waiting")).isEqualTo(3);
    assertThat(value("waiting_limit")).isEqualTo(3);
  }

  @Test
  void one_more_is_refused_and_counted_and_the_others_are_done() throws Exception {
    fill();
    assertThatThrownBy(() -> pool.execute(this::hold))
        .isInstanceOf(RejectedExecutionException.class);
    assertThat(value("refused_total")).isEqualTo(1);
    goOn.countDown();
    pool.close();
    assertThat(done).hasValue(5);
  }

  @Test
  void a_mistake_in_one_piece_of_work_takes_no_thread_from_the_next() throws Exception {
    for (int i = 0; i < 3; i++) {
      CountDownLatch failed = new CountDownLatch(1);
      pool.execute(() -> {
        try {
          throw new IllegalStateException("a slip");
        } finally {
          failed.countDown();
        }
      });
      failed.await();
    }
    CountDownLatch run = new CountDownLatch(1);
    pool.execute(run::countDown);
    run.await();
    assertThat(value("refused_total")).isZero();
  }

  @Test
  void after_closing_nothing_is_taken() {
    pool.close();
    assertThatThrownBy(() -> pool.execute(() -> {})).isInstanceOf(RejectedExecutionException.class);
  }

  @Test
  void it_runs_on_threads_that_do_not_keep_the_process() throws Exception {
    AtomicBoolean daemon = new AtomicBoolean();
    CountDownLatch run = new CountDownLatch(1);
    pool.execute(() -> {
      daemon.set(Thread.currentThread().isDaemon());
      run.countDown();
    });
    run.await();
    assertThat(daemon).isTrue();
  }
}
