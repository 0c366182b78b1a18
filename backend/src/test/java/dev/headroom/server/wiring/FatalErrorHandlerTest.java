package dev.headroom.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class FatalErrorHandlerTest {
  private final AtomicInteger ends = new AtomicInteger();
  private final FatalErrorHandler fatal = new FatalErrorHandler(ends::incrementAndGet);

  @Test
  void a_thread_that_owns_something_does_not_die_alone() {
    for (String name : new String[] {"wal", "follow-metrics", "evaluator", "notify-3"}) {
      fatal.uncaughtException(new Thread(() -> {}, name), new IllegalStateException("bug"));
    }
    assertThat(ends).hasValue(4);
  }

  @Test
  void a_question_that_fails_ends_nothing_unless_memory_is_gone() {
    Thread question = new Thread(() -> {}, "question-1");
    fatal.uncaughtException(question, new IllegalStateException("bug"));
    fatal.uncaughtException(question, new StackOverflowError());
    fatal.endIfFatal(new IllegalStateException("bug"));
    assertThat(ends).hasValue(0);
    fatal.uncaughtException(question, new OutOfMemoryError("heap"));
    fatal.endIfFatal(new RuntimeException(new OutOfMemoryError("heap")));
    assertThat(ends).hasValue(2);
  }
}
