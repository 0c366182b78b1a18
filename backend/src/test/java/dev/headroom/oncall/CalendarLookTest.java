package dev.headroom.oncall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A calendar that takes too long, whatever the reason. */
class CalendarLookTest {
  private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch stuck = new CountDownLatch(1);

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  @Test
  void oneThatIsLateIsNamedSoAndNotStartedAgain() {
    CountDownLatch opened = new CountDownLatch(2);
    CalendarLook look =
        new CalendarLook(
            "payments",
            () -> {
              opened.countDown();
              try {
                stuck.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              throw new IllegalStateException("released");
            },
            threads,
            Duration.ofMillis(1));
    look.start(NOW);
    assertThat(look.found().problem()).contains("it takes too long to be read");
    look.start(NOW);
    assertThat(look.found().problem()).isPresent();
    assertThat(opened.getCount()).isPositive();
  }

  @Test
  void aBugInOneIsNotSwallowed() {
    CalendarLook look =
        new CalendarLook(
            "payments",
            () -> {
              throw new IllegalStateException("a bug");
            },
            threads,
            Duration.ofMinutes(1));
    look.start(NOW);
    assertThatThrownBy(look::found).hasRootCauseMessage("a bug");
  }
}
