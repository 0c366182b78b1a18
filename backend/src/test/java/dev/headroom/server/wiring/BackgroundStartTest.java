package dev.headroom.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class BackgroundStartTest {
  @Test
  void the_part_opens_while_others_do_and_is_waited_for() throws Exception {
    CountDownLatch goOn = new CountDownLatch(1);
    BackgroundStart<String> opening =
        BackgroundStart.begin(
            "door",
            () -> {
              await(goOn);
              return "open";
            });
    goOn.countDown();
    assertThat(opening.await()).isEqualTo("open");
    assertThat(opening.await()).isEqualTo("open");
  }

  @Test
  void what_kept_it_from_opening_is_thrown_to_who_waits() {
    IOException failure = new IOException("no such disk");
    BackgroundStart<String> opening =
        BackgroundStart.begin(
            "disk",
            () -> {
              throw failure;
            });
    assertThatThrownBy(opening::await).isSameAs(failure);
  }

  @Test
  void so_is_a_mistake_in_the_program() {
    BackgroundStart<String> opening =
        BackgroundStart.begin(
            "disk",
            () -> {
              throw new IllegalArgumentException("a slip");
            });
    assertThatThrownBy(opening::await)
        .isInstanceOf(IllegalStateException.class)
        .hasRootCauseMessage("a slip");
  }

  private static void await(CountDownLatch latch) throws IOException {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }
}
