package dev.headroom.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class OpeningTest {
  @Test
  void the_part_opens_while_others_do_and_is_waited_for() throws Exception {
    CountDownLatch goOn = new CountDownLatch(1);
    Opening<String> opening =
        Opening.begin(
            "door",
            () -> {
              await(goOn);
              return "open";
            });
    goOn.countDown();
    assertThat(opening.opened()).isEqualTo("open");
    assertThat(opening.opened()).isEqualTo("open");
  }

  @Test
  void what_kept_it_from_opening_is_thrown_to_who_waits() {
    IOException failure = new IOException("no such disk");
    Opening<String> opening =
        Opening.begin(
            "disk",
            () -> {
              throw failure;
            });
    assertThatThrownBy(opening::opened).isSameAs(failure);
  }

  @Test
  void so_is_a_mistake_in_the_program() {
    Opening<String> opening =
        Opening.begin(
            "disk",
            () -> {
              throw new IllegalArgumentException("a slip");
            });
    assertThatThrownBy(opening::opened)
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
