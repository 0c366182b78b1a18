package dev.headroom.drill.run;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

/** The drill that runs, or is being cleared away. For any thread; never waits. */
final class CurrentDrill {
  private final AtomicReference<Optional<DrillRun>> run = new AtomicReference<>(Optional.empty());

  Optional<DrillRun> get() {
    return run.get();
  }

  /** Nothing if it is over. */
  Optional<DrillRun> goingOn() {
    return get().filter(each -> !each.isOver());
  }

  boolean isAbout(String subject) {
    return get().filter(each -> each.subject().equals(subject)).isPresent();
  }

  void begin(DrillRun begun) {
    run.set(Optional.of(begun));
  }

  void clear() {
    run.set(Optional.empty());
  }

  /** Does nothing where there is none. */
  void change(UnaryOperator<DrillRun> how) {
    run.updateAndGet(each -> each.map(how));
  }
}
