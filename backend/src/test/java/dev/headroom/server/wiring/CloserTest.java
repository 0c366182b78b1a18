package dev.headroom.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CloserTest {
  private final List<String> closed = new ArrayList<>();
  private final Closer closer = new Closer();

  @Test
  void closes_in_reverse() {
    closer.add("floor", () -> closed.add("floor"));
    closer.add("roof", () -> closed.add("roof"));
    closer.close();
    assertThat(closed).containsExactly("roof", "floor");
  }

  @Test
  void closes_the_others_when_one_fails() {
    closer.add("floor", () -> closed.add("floor"));
    closer.add(
        "roof",
        () -> {
          throw new IOException("stuck");
        });
    closer.close();
    assertThat(closed).containsExactly("floor");
  }

  @Test
  void closes_each_once() {
    closer.add("floor", () -> closed.add("floor"));
    closer.close();
    closer.close();
    assertThat(closed).containsExactly("floor");
  }

  @Test
  void closes_at_once_what_opened_after_the_end() {
    closer.close();
    closer.add("late", () -> closed.add("late"));
    assertThat(closed).containsExactly("late");
  }
}
