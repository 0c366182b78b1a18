package dev.headroom.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CloserTest {
  private final List<String> closed = new ArrayList<>();
  private final Closer closing = new Closer();

  @Test
  void closes_in_reverse() {
    closing.add("floor", () -> closed.add("floor"));
    closing.add("roof", () -> closed.add("roof"));
    closing.close();
    assertThat(closed).containsExactly("roof", "floor");
  }

  @Test
  void closes_the_others_when_one_fails() {
    closing.add("floor", () -> closed.add("floor"));
    closing.add(
        "roof",
        () -> {
          throw new IOException("stuck");
        });
    closing.close();
    assertThat(closed).containsExactly("floor");
  }

  @Test
  void closes_each_once() {
    closing.add("floor", () -> closed.add("floor"));
    closing.close();
    closing.close();
    assertThat(closed).containsExactly("floor");
  }

  @Test
  void closes_at_once_what_opened_after_the_end() {
    closing.close();
    closing.add("late", () -> closed.add("late"));
    assertThat(closed).containsExactly("late");
  }
}
