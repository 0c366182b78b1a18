package dev.headroom.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ReplayProgressTest {
  private static final long MEBIBYTE = 1 << 20;

  private final StringWriter out = new StringWriter();
  private final AtomicLong nanos = new AtomicLong(-5);
  private final ReplayProgress progress = new ReplayProgress(new PrintWriter(out), nanos::get);

  @Test
  void a_short_replay_is_not_spoken_of() {
    nanos.addAndGet(TimeUnit.SECONDS.toNanos(1) - 1);
    progress.replayed(MEBIBYTE, 2 * MEBIBYTE);
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void a_long_one_tells_about_once_a_second_how_far_it_is() {
    for (int half = 1; half <= 4; half++) {
      nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(500));
      progress.replayed(half * MEBIBYTE, 4 * MEBIBYTE);
    }
    assertThat(out.toString())
        .isEqualTo("replaying the log: 2 of 4 MiB\nreplaying the log: 4 of 4 MiB\n");
  }
}
